package dev.muster.provider.jdbc;

import java.util.Objects;

/**
 * The first entry of a history that is not as it was written.
 *
 * @param stream the incident's id
 * @param sequence its place in the history, or where an entry should be
 * @param problem what is wrong with it, in a sentence without a full stop
 */
public record BadEntry(String stream, long sequence, String problem) {
    /** Checks that nothing is missing. */
    public BadEntry {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(problem, "problem");
    }
}
