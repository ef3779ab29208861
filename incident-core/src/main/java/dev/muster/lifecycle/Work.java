package dev.muster.lifecycle;

import dev.muster.review.ActionItem;
import dev.muster.review.Review;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is done about it.
 *
 * @param mitigations in order
 * @param impactOver who confirmed that users are no longer hit, or null
 * @param cause why it happened, or null while unknown
 * @param resolution how it was resolved, or null
 * @param tasks by id
 * @param notes by id, in order
 * @param review the review, or null
 * @param actionItems by id
 */
public record Work(
        List<Mitigation> mitigations,
        @Nullable String impactOver,
        @Nullable Cause cause,
        @Nullable String resolution,
        Map<String, Task> tasks,
        Map<String, Note> notes,
        @Nullable Review review,
        Map<String, ActionItem> actionItems) {

    /** Nothing yet. */
    public static final Work NONE = new Work(List.of(), null, null, null, Map.of(), Map.of(), null, Map.of());

    /** Copies, keeping the order. */
    public Work {
        mitigations = List.copyOf(mitigations);
        tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
        actionItems = Collections.unmodifiableMap(new LinkedHashMap<>(actionItems));
    }
}
