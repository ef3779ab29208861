package dev.muster.provider.http;

import dev.muster.provider.http.pace.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved; waiting moves it. */
public final class HandClock implements InstantSource, Waiting {

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private Duration waited = Duration.ZERO;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void await(Duration time) {
        now = now.plus(time);
        waited = waited.plus(time);
    }

    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    public synchronized Duration waited() {
        return waited;
    }
}
