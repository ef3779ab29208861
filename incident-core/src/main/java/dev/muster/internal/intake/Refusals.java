package dev.muster.internal.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which refusals are worth a line in the log: the first of a kind, and then one a minute with the number of those between, since whoever floods a door
 * must not fill the log. A kind is a text of ours, so that there are few. Thread-safe.
 */
final class Refusals {

    private static final Duration APART = Duration.ofMinutes(1);

    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    private static final class Kind {
        private final AtomicLong untold = new AtomicLong();
        private volatile Instant toldAt = Instant.MIN;
    }

    /**
     * Counts one.
     *
     * @return how many of this kind to tell of now, this one included; 0 when it is only counted
     */
    long count(String kind, Instant now) {
        Kind each = kinds.computeIfAbsent(kind, name -> new Kind());
        each.untold.incrementAndGet();
        Instant before = each.toldAt;
        boolean isSoon = now.isBefore(before.plus(APART)) && !now.isBefore(before);
        if (isSoon) {
            return 0;
        }
        each.toldAt = now;
        return each.untold.getAndSet(0);
    }
}
