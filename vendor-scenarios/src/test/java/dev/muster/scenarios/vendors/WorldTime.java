package dev.muster.scenarios.vendors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of a world: it moves when it is told to. Thread-safe, since servers read it on threads of their own. */
final class WorldTime implements InstantSource {

    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private Instant now = START;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    /** Moves on to an instant; one that is past already changes nothing. */
    synchronized void until(Instant instant) {
        now = instant.isAfter(now) ? instant : now;
    }
}
