package dev.muster.provider.http;

import dev.muster.provider.http.pace.Limit;
import java.time.Duration;
import java.util.Objects;

/**
 * A tool's own count of the calls of a limit, in which other clients of the same account show.
 *
 * @param limit what is counted
 * @param remaining how many calls are left
 * @param resetAfter when it starts to count again
 */
public record Quota(Limit limit, int remaining, Duration resetAfter) {

    /** Checks that nothing is missing. */
    public Quota {
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(resetAfter, "resetAfter");
    }
}
