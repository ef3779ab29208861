package dev.muster.engagement;

import java.util.List;
import java.util.Objects;

/**
 * Brings people in when an incident fits.
 *
 * @param name how people refer to it
 * @param when the condition
 * @param targets whom it brings in
 * @param role the role they get, by key
 * @param page whether services and persons are paged, or only invited
 */
public record EngagementRule(String name, Match when, List<Target> targets, String role, boolean page) {
    /** Copies the targets. */
    public EngagementRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(role, "role");
        targets = List.copyOf(targets);
    }
}
