package dev.muster.provider.http.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A limit that the server enforces over windows that slide, or that begin anew one after the other. Not thread-safe. */
final class Quota {

    private final String routePrefix;
    private final int permits;
    private final Duration window;
    private final InstantSource clock;
    private final boolean slides;
    private final Deque<Instant> taken = new ArrayDeque<>();

    Quota(String routePrefix, int permits, Duration window, InstantSource clock, boolean slides) {
        this.routePrefix = routePrefix;
        this.permits = permits;
        this.window = window;
        this.clock = clock;
        this.slides = slides;
    }

    /** How long to wait when the request is too much; empty when it is not, and then it counts. */
    Optional<Duration> refuses(String route) {
        if (!route.startsWith(routePrefix)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        while (!taken.isEmpty() && !end(taken.getFirst()).isAfter(now)) {
            taken.removeFirst();
        }
        if (taken.size() >= permits) {
            return Optional.of(Duration.between(now, end(taken.getFirst())));
        }
        taken.addLast(now);
        return Optional.empty();
    }

    /** The tool's own count, as it would tell it with an answer. */
    Told told(Told answer, Manners manners) {
        Instant now = clock.instant();
        Duration reset = taken.isEmpty() ? window : Duration.between(now, end(taken.getFirst()));
        return manners.counted(answer, permits, permits - taken.size(), reset.isNegative() ? Duration.ZERO : reset);
    }

    /** When a request counts no more. */
    private Instant end(Instant counted) {
        long millis = window.toMillis();
        return slides
                ? counted.plus(window)
                : Instant.ofEpochMilli((Math.floorDiv(counted.toEpochMilli(), millis) + 1) * millis);
    }

    boolean counts(String route) {
        return route.startsWith(routePrefix);
    }
}
