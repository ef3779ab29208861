package dev.muster.review;

import dev.muster.severity.Tier;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * When a review is owed.
 *
 * @param requiredFor the sizes that cannot be closed without a completed review
 * @param dueAfter how long after the resolution the review is due
 * @param ticket whether a follow-up ticket tracks its completion
 */
public record ReviewPolicy(Set<Tier> requiredFor, Duration dueAfter, boolean ticket) {
    /** Copies the set. */
    public ReviewPolicy {
        requiredFor = Set.copyOf(requiredFor);
        Objects.requireNonNull(dueAfter, "dueAfter");
    }
}
