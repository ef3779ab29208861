package dev.muster.provider.http.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A limit that the server enforces over a sliding window. Not thread-safe. */
final class Quota {

    private final String routePrefix;
    private final int permits;
    private final Duration window;
    private final InstantSource clock;
    private final Deque<Instant> taken = new ArrayDeque<>();

    Quota(String routePrefix, int permits, Duration window, InstantSource clock) {
        this.routePrefix = routePrefix;
        this.permits = permits;
        this.window = window;
        this.clock = clock;
    }

    /** How long to wait when the request is too much; empty when it is not, and then it counts. */
    Optional<Duration> refuses(String route) {
        if (!route.startsWith(routePrefix)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        while (!taken.isEmpty() && !taken.getFirst().isAfter(now.minus(window))) {
            taken.removeFirst();
        }
        if (taken.size() >= permits) {
            return Optional.of(Duration.between(now, taken.getFirst().plus(window)));
        }
        taken.addLast(now);
        return Optional.empty();
    }

    /** The tool's own count, as it would tell it with an answer. */
    Told told(Told answer, Manners manners) {
        Instant now = clock.instant();
        Duration reset = taken.isEmpty()
                ? window
                : Duration.between(now, taken.getFirst().plus(window));
        return manners.counted(answer, permits, permits - taken.size(), reset.isNegative() ? Duration.ZERO : reset);
    }

    boolean counts(String route) {
        return route.startsWith(routePrefix);
    }
}
