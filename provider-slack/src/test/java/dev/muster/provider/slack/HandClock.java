package dev.muster.provider.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is moved by hand, and by waiting for a turn. */
final class HandClock implements InstantSource {

    private Instant now = Instant.parse("2026-03-03T10:02:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void move(Duration time) {
        now = now.plus(time);
    }
}
