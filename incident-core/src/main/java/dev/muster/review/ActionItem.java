package dev.muster.review;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A corrective action.
 *
 * @param id its name in the incident, such as {@code A-1}
 * @param title what is to be done
 * @param owner who answers for it
 * @param priority how soon
 * @param dueAt by when
 * @param horizon short or long term
 * @param doneAt when it was done, or null
 */
public record ActionItem(
        String id,
        String title,
        String owner,
        Priority priority,
        Instant dueAt,
        Horizon horizon,
        @Nullable Instant doneAt) {
    /** Checks that nothing is missing. */
    public ActionItem {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(dueAt, "dueAt");
        Objects.requireNonNull(horizon, "horizon");
    }

    /** How soon it must be done. */
    public enum Priority {
        LOW,
        MEDIUM,
        HIGH
    }

    /** Short or long term. */
    public enum Horizon {
        SHORT,
        LONG
    }
}
