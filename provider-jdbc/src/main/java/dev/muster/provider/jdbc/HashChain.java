package dev.muster.provider.jdbc;

import dev.muster.spi.store.NewEvent;

/**
 * What ties each entry of a history to the one before. The entry's hash covers the hash before it, its place, its type, its times and the hash of its
 * payload, not the payload: what was erased by right leaves the chain whole.
 */
final class HashChain {

    /** What stands before the first entry. */
    static final String START = "0".repeat(64);

    private HashChain() {}

    /** The hash of an entry. */
    static String entry(String before, long sequence, NewEvent event, String payloadHash) {
        return Texts.sha256(String.join(
                "\n",
                before,
                Long.toString(sequence),
                Integer.toString(event.version()),
                event.occurredAt().toString(),
                event.recordedAt().toString(),
                payloadHash,
                event.type()));
    }
}
