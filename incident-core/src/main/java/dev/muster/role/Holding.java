package dev.muster.role;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody holding a role for a time.
 *
 * @param role the role's key
 * @param person the holder's id
 * @param from since when
 * @param until when it ended (the first instant without), or null while it lasts
 */
public record Holding(
        String role, String person, Instant from, @Nullable Instant until) {
    /** Checks that nothing is missing. */
    public Holding {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(from, "from");
    }

    /** Whether the holder has it at an instant. */
    public boolean at(Instant when) {
        return !when.isBefore(from) && (until == null || when.isBefore(until));
    }
}
