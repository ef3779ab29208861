package dev.muster.lifecycle;

import java.time.Instant;
import java.util.Objects;

/**
 * When something happened, when we knew, and who did it. The same for all events of one command.
 *
 * @param occurredAt when it happened; metrics use it
 * @param recordedAt when we knew; audit uses it
 * @param by who did it
 */
public record Circumstances(Instant occurredAt, Instant recordedAt, Actor by) {
    /** Checks that nothing is missing. */
    public Circumstances {
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(by, "by");
    }

    /** Happened and known at the same instant. */
    public static Circumstances at(Instant now, Actor by) {
        return new Circumstances(now, now, by);
    }
}
