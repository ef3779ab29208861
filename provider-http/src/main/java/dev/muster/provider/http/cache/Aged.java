package dev.muster.provider.http.cache;

import java.time.Duration;
import java.util.Objects;

/**
 * An answer and how old it is.
 *
 * @param value the answer
 * @param age how long ago the tool gave it
 * @param stale true when it is older than it should be, since the tool could not be asked
 * @param <V> what was answered
 */
public record Aged<V>(V value, Duration age, boolean stale) {

    /** Checks that nothing is missing. */
    public Aged {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(age, "age");
    }
}
