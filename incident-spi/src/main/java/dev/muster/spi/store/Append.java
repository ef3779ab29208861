package dev.muster.spi.store;

import dev.muster.spi.call.RequestKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of one incident: all of it is written, or nothing.
 *
 * @param stream the incident's id
 * @param expectedVersion how many events the stream has; 0 for a new one
 * @param events to add, in order; may be empty when only intents change
 * @param summary the new summary, or null to keep the old one
 * @param intents effects to add
 * @param cancellations pending intents to cancel, each with the reason; one that is claimed or has ended is left alone
 * @param claimedKeys keys that must belong to nobody else, each with a fingerprint of what it stands for; an idempotency key, or the identity of a
 *     meaning that is applied once
 */
public record Append(
        String stream,
        long expectedVersion,
        List<NewEvent> events,
        @Nullable Summary summary,
        List<NewIntent> intents,
        Map<RequestKey, String> cancellations,
        Map<String, String> claimedKeys) {
    /** Copies the collections. */
    public Append {
        Objects.requireNonNull(stream, "stream");
        events = List.copyOf(events);
        intents = List.copyOf(intents);
        cancellations = Map.copyOf(cancellations);
        claimedKeys = Map.copyOf(claimedKeys);
    }
}
