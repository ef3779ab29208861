package dev.muster.spi.call;

import java.time.Duration;
import java.util.Objects;

/**
 * A limit the tool puts on one operation. The engine stays below it, so that the tool never has to refuse.
 *
 * @param operation what is limited
 * @param permits how many calls a window allows, 1 or more
 * @param window the length of the window, positive
 */
public record Pace(Operation operation, int permits, Duration window) {

    /** Checks the figures. */
    public Pace {
        Objects.requireNonNull(operation, "operation");
        if (permits < 1) {
            throw new IllegalArgumentException("permits is " + permits + " for " + operation + ": expected 1 or more");
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException(
                    "window is " + window + " for " + operation + ": expected a positive duration");
        }
    }
}
