package dev.muster.provider.jdbc;

import java.util.Objects;

/**
 * Where a history ends. Kept somewhere else (signed, printed, in another system) it is the anchor that shows when a history was cut off at its end or written
 * anew as a whole, which the database alone cannot show.
 *
 * @param stream the incident's id
 * @param version how many entries there are
 * @param hash the hash of the last one, in hexadecimal digits
 */
public record Head(String stream, long version, String hash) {
    /** Checks that nothing is missing. */
    public Head {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(hash, "hash");
    }
}
