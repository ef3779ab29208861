package dev.muster.provider.http.pace;

import java.time.Duration;
import java.util.Objects;

/**
 * A limit that a tool publishes: so many calls in so long. Endpoints that name the same limit share it.
 *
 * @param name its name, unique within one client
 * @param permits how many calls a window allows, 1 or more
 * @param window the length of the window, positive
 * @param perSubject whether each subject (a channel, an issue, a routing key) has a window of its own
 */
public record Limit(String name, int permits, Duration window, boolean perSubject) {

    /** Checks the figures. */
    public Limit {
        Objects.requireNonNull(name, "name");
        if (permits < 1) {
            throw new IllegalArgumentException("permits is " + permits + " for " + name + ": expected 1 or more");
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException(
                    "window is " + window + " for " + name + ": expected a positive duration");
        }
    }

    /** {@code permits} calls in each minute. */
    public static Limit perMinute(String name, int permits) {
        return new Limit(name, permits, Duration.ofMinutes(1), false);
    }

    /** {@code permits} calls in each second. */
    public static Limit perSecond(String name, int permits) {
        return new Limit(name, permits, Duration.ofSeconds(1), false);
    }

    /** The same limit, with a window of its own for each subject that a request is {@code about}. */
    public Limit forEachSubject() {
        return new Limit(name, permits, window, true);
    }

    /** The same limit with another number of permits: hosts whose tenant has other limits than the published ones. */
    public Limit withPermits(int number) {
        return new Limit(name, number, window, perSubject);
    }

    String key(String subject) {
        return perSubject ? name + '\n' + subject : name;
    }
}
