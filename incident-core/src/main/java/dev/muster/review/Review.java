package dev.muster.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The post-incident review.
 *
 * @param owner who answers for it, or null
 * @param dueAt when it is due
 * @param completedAt when it took place, or null
 * @param participants who took part
 * @param outcome what came out, or null before
 */
public record Review(
        @Nullable String owner,
        Instant dueAt,
        @Nullable Instant completedAt,
        List<String> participants,
        @Nullable String outcome) {
    /** Copies the participants. */
    public Review {
        participants = List.copyOf(participants);
    }
}
