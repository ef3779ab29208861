package dev.muster.communication;

import java.time.Duration;
import java.util.Objects;

/**
 * A reminder that comes again: every {@code every}, {@code times} times, then the next level is told once.
 *
 * @param after the first one comes this long after its start
 * @param every and then each time this long after the one before
 * @param times how many before it goes up
 */
public record Cadence(Duration after, Duration every, int times) {
    /** Checks the figures. */
    public Cadence {
        Objects.requireNonNull(after, "after");
        if (after.isNegative() || every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException(
                    "cadence is after " + after + " every " + every + ": expected a positive interval");
        }
        if (times < 1) {
            throw new IllegalArgumentException("times is " + times + ": expected 1 or more");
        }
    }
}
