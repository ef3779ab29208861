package dev.muster.provider.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved. */
final class MovableClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-06-01T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    synchronized void advance(Duration time) {
        now = now.plus(time);
    }
}
