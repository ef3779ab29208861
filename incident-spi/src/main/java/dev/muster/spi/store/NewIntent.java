package dev.muster.spi.store;

import dev.muster.spi.call.RequestKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An effect to carry out: what is written in the same transaction as the event that caused it.
 *
 * @param key names it for good: {@code incidentId/effectId}. Appending a key that exists already changes nothing
 * @param kind the effect's stable name
 * @param payload its content, opaque to the store
 * @param payloadHash a hash of the content, bound to the key
 * @param provider the name of the provider that carries it out; {@code engine} for timers
 * @param lane 0 leaves first: pages before people before paperwork before chatter
 * @param required whether the incident process cannot do without it
 * @param dueAt not before this instant
 * @param notAfter pointless after this instant, or null
 * @param needs keys of intents of the same stream that must have ended first: delivered, or, where {@code tolerant}, ended in any way
 * @param tolerant whether it also runs when something it needs was cancelled or parked; else it is parked with it
 * @param replaces pending intents of the stream with the same value here are cancelled by this one, or null
 * @param batch claimed intents of the stream with the same value here are carried out in one call, or null
 */
public record NewIntent(
        RequestKey key,
        String kind,
        String payload,
        String payloadHash,
        String provider,
        int lane,
        boolean required,
        Instant dueAt,
        @Nullable Instant notAfter,
        List<RequestKey> needs,
        boolean tolerant,
        @Nullable String replaces,
        @Nullable String batch) {
    /** Copies the list. */
    public NewIntent {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(dueAt, "dueAt");
        needs = List.copyOf(needs);
    }
}
