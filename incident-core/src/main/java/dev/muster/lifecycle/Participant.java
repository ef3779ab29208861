package dev.muster.lifecycle;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part.
 *
 * @param person the person's id
 * @param role what they were brought in as; roles they hold are in {@link Team#holdings()}
 * @param why the rule, command or page that brought them in
 * @param engagedAt since when they are wanted
 * @param joinedAt when they came, or null while they have not
 * @param leftAt when they left, or null while they take part
 */
public record Participant(
        String person,
        String role,
        String why,
        Instant engagedAt,
        @Nullable Instant joinedAt,
        @Nullable Instant leftAt) {
    /** Checks that nothing is missing. */
    public Participant {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(engagedAt, "engagedAt");
    }

    /** Whether they take part. */
    public boolean isActive() {
        return leftAt == null;
    }

    Participant leaving(Instant at) {
        return new Participant(person, role, why, engagedAt, joinedAt, at);
    }
}
