package dev.muster.scenarios.crash;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The time of a world: it moves when it is told to. */
final class WorldTime implements InstantSource {

    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    /** Moves on to an instant; one that is past already changes nothing. */
    void until(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }

    /** Lets something see a clock that is ahead. */
    @Nullable Object ahead(Duration by, Wire.Deed what) throws Throwable {
        Instant before = now;
        now = now.plus(by);
        try {
            return what.carryOut();
        } finally {
            now = before;
        }
    }
}
