package dev.muster.provider.http.pace;

import java.time.Duration;
import java.util.Objects;

/**
 * When a call may go.
 *
 * @param after how long from now
 * @param taken whether the turn was taken; false when {@code after} is longer than the caller was ready for, and then nothing was taken
 */
public record Turn(Duration after, boolean taken) {

    /** Checks that a wait is there. */
    public Turn {
        Objects.requireNonNull(after, "after");
    }
}
