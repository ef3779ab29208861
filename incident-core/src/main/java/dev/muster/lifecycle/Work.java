package dev.muster.lifecycle;

import dev.muster.review.ActionItem;
import dev.muster.review.Review;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param numberedNotes how many notes were given a number; removed ones too, so that no number comes twice
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
        int numberedNotes,
        @Nullable Review review,
        Map<String, ActionItem> actionItems) {

    /** Nothing yet. */
    public static final Work NONE = new Work(List.of(), null, null, null, Map.of(), Map.of(), 0, null, Map.of());

    /** Copies, keeping the order. */
    public Work {
        mitigations = List.copyOf(mitigations);
        tasks = Frozen.copyOf(tasks);
        notes = Frozen.copyOf(notes);
        actionItems = Frozen.copyOf(actionItems);
    }

    /** The mitigation applied last. */
    public Optional<Mitigation> lastMitigation() {
        return mitigations.isEmpty() ? Optional.empty() : Optional.of(mitigations.get(mitigations.size() - 1));
    }

    /** The temporary mitigations that are neither taken away nor handed to an action item. */
    public List<Mitigation> openTemporaryMitigations() {
        return mitigations.stream().filter(Mitigation::isOpenTemporary).toList();
    }

    Work withMitigations(List<Mitigation> now) {
        return new Work(now, impactOver, cause, resolution, tasks, notes, numberedNotes, review, actionItems);
    }

    Work withImpactOver(@Nullable String person) {
        return new Work(mitigations, person, cause, resolution, tasks, notes, numberedNotes, review, actionItems);
    }

    Work withCause(Cause now) {
        return new Work(mitigations, impactOver, now, resolution, tasks, notes, numberedNotes, review, actionItems);
    }

    Work withResolution(@Nullable String summary) {
        return new Work(mitigations, impactOver, cause, summary, tasks, notes, numberedNotes, review, actionItems);
    }

    Work withTask(Task task) {
        return new Work(
                mitigations,
                impactOver,
                cause,
                resolution,
                Frozen.with(tasks, task.id(), task),
                notes,
                numberedNotes,
                review,
                actionItems);
    }

    Work withNotes(Map<String, Note> now, int numbered) {
        return new Work(mitigations, impactOver, cause, resolution, tasks, now, numbered, review, actionItems);
    }

    Work withReview(@Nullable Review now) {
        return new Work(mitigations, impactOver, cause, resolution, tasks, notes, numberedNotes, now, actionItems);
    }

    Work withActionItem(ActionItem item) {
        return new Work(
                mitigations,
                impactOver,
                cause,
                resolution,
                tasks,
                notes,
                numberedNotes,
                review,
                Frozen.with(actionItems, item.id(), item));
    }

    Work opened() {
        return new Work(
                mitigations,
                impactOver,
                cause,
                resolution,
                Frozen.opened(tasks),
                Frozen.opened(notes),
                numberedNotes,
                review,
                Frozen.opened(actionItems));
    }

    Work sealed() {
        return new Work(
                mitigations,
                impactOver,
                cause,
                resolution,
                Frozen.sealed(tasks),
                Frozen.sealed(notes),
                numberedNotes,
                review,
                Frozen.sealed(actionItems));
    }
}
