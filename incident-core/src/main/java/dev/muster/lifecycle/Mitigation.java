package dev.muster.lifecycle;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step that took the impact away.
 *
 * @param id its name in the incident, such as {@code M-1}
 * @param summary what was done
 * @param kind what sort of step
 * @param temporary whether it must be taken away again
 * @param appliedAt when it took effect
 * @param verifiedBy the affected on-call who confirmed it, or null
 * @param removedAt when it was taken away, or null
 * @param convertedTo the action item that will take it away, or null
 */
public record Mitigation(
        String id,
        String summary,
        Kind kind,
        boolean temporary,
        Instant appliedAt,
        @Nullable String verifiedBy,
        @Nullable Instant removedAt,
        @Nullable String convertedTo) {
    /** Checks that nothing is missing. */
    public Mitigation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(appliedAt, "appliedAt");
    }

    /** Whether it is temporary and neither taken away nor handed to an action item. */
    public boolean isOpenTemporary() {
        return temporary && removedAt == null && convertedTo == null;
    }

    Mitigation verified(String by) {
        return new Mitigation(id, summary, kind, temporary, appliedAt, by, removedAt, convertedTo);
    }

    /** Without an action item it is gone; with one, that item will take it away. */
    Mitigation removed(Instant at, @Nullable String actionItem) {
        return new Mitigation(
                id, summary, kind, temporary, appliedAt, verifiedBy, actionItem == null ? at : removedAt, actionItem);
    }

    /** What sort of step it was. */
    public enum Kind {
        TRAFFIC_SHIFT,
        FAILOVER,
        ROLLBACK,
        RESTART,
        SCALE_UP,
        FEATURE_OFF,
        OTHER
    }
}
