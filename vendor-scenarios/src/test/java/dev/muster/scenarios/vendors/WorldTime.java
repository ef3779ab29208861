package dev.muster.scenarios.vendors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of a world: it moves when it is told to. Thread-safe, since servers read it on threads of their own. */
final class WorldTime implements InstantSource {

    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private Instant now = START;
    private Duration period = Duration.ZERO;
    private Runnable happening = () -> {};
    private Instant next = Instant.MAX;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    void advance(Duration by) {
        until(instant().plus(by));
    }

    /** Moves on to an instant; one that is past already changes nothing. What happens every so often happens on the way, at its times. */
    void until(Instant instant) {
        while (!next.isAfter(instant)) {
            move(next);
            next = next.plus(period);
            happening.run();
        }
        move(instant);
    }

    /** From now on this happens every so often. */
    void every(Duration often, Runnable what) {
        period = often;
        happening = what;
        next = instant().plus(often);
    }

    private synchronized void move(Instant instant) {
        now = instant.isAfter(now) ? instant : now;
    }
}
