package dev.muster.spi.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An intent and what became of it so far.
 *
 * @param stream the incident's id
 * @param intent what was appended
 * @param state where it stands
 * @param attempts how often it was tried
 * @param dueAt when it is due now
 * @param createdAt when it was appended, by the store's clock
 * @param endedAt when it ended, by the store's clock, or null
 * @param detail what the last settlement said; empty at first
 */
public record StoredIntent(
        String stream,
        NewIntent intent,
        IntentState state,
        int attempts,
        Instant dueAt,
        Instant createdAt,
        @Nullable Instant endedAt,
        String detail) {}
