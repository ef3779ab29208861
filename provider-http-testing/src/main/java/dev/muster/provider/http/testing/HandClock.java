package dev.muster.provider.http.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/** A clock that stands until it is moved: for the provider under test, so that waiting for a tool costs no time. Thread-safe. */
public final class HandClock implements InstantSource {

    private Instant now;

    /** Stands at noon of 1 March 2026, UTC. */
    public HandClock() {
        this(Instant.parse("2026-03-01T12:00:00Z"));
    }

    /** Stands at an instant. */
    public HandClock(Instant start) {
        now = Objects.requireNonNull(start, "start");
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Moves on; {@code clock::advance} is how a client waits in no time. */
    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }
}
