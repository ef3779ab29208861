package dev.muster.spi.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/**
 * What a provider is told with every call.
 *
 * @param key names the request; the same key twice is the same request once
 * @param attempt 1 for the first try; larger when an earlier try may have reached the tool
 * @param deadline when the caller stops waiting; always before the caller's lease ends, so a provider must have answered or given up by then
 * @param visibility who may learn what the call carries
 * @param drill true when this is an exercise: a provider marks what it makes so that nobody takes it for real
 */
public record CallContext(RequestKey key, int attempt, Instant deadline, Visibility visibility, boolean drill) {

    /** Checks that nothing is missing and {@code attempt} is at least 1. */
    public CallContext {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(visibility, "visibility");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt is " + attempt + ": expected 1 or more");
        }
    }

    /** A first attempt at an open, real request. */
    public static CallContext of(RequestKey key, Instant deadline) {
        return new CallContext(key, 1, deadline, Visibility.OPEN, false);
    }

    /** The same context with another key: for the second half of a call made of two requests. */
    public CallContext withKey(RequestKey other) {
        return new CallContext(other, attempt, deadline, visibility, drill);
    }

    /** The same context for attempt {@code number}. */
    public CallContext withAttempt(int number) {
        return new CallContext(key, number, deadline, visibility, drill);
    }

    /** The same context with another visibility. */
    public CallContext withVisibility(Visibility other) {
        return new CallContext(key, attempt, deadline, other, drill);
    }

    /** How long the call may still take; zero when the deadline has passed. */
    public Duration remaining(InstantSource clock) {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
