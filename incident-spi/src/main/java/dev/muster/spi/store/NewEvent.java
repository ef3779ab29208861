package dev.muster.spi.store;

import java.time.Instant;
import java.util.Objects;

/**
 * An event to append.
 *
 * @param type its stable name
 * @param version the version of its payload's form, 1 or more
 * @param occurredAt when it happened
 * @param recordedAt when we knew
 * @param payload its content, opaque to the store
 */
public record NewEvent(String type, int version, Instant occurredAt, Instant recordedAt, String payload) {

    /**
     * The type of the one event that a store writes itself, at the end of a history in which it has replaced what was known of a person. Its payload is empty.
     * Whoever keeps a history in memory reads it again, whole, when this event turns up.
     */
    public static final String ERASED = "history-erased";

    /** Checks that nothing is missing. */
    public NewEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(payload, "payload");
    }
}
