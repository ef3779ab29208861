package dev.muster.internal.engine;

import java.time.Duration;

/** How long to wait before the next try: doubling, with a jitter that depends on the key alone, so that a run can be repeated. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Backoff() {}

    static Duration after(int failures, String key) {
        long doubled = FIRST.toMillis() << Math.min(Math.max(failures - 1, 0), 20);
        long capped = Math.min(doubled, LONGEST.toMillis());
        long spread = Math.floorMod((key.hashCode() * 31L + failures) * 0x9E3779B97F4A7C15L, 1000L);
        return Duration.ofMillis(capped / 2 + capped * spread / 2000);
    }
}
