package dev.muster.provider.http.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Stops asking a tool that fails again and again. After so many failures in a row it is open for a while, then lets one call through as a trial: a
 * success closes it, a failure opens it for twice as long, up to a minute. Refusals and rate limits are no failures: a tool that answers is alive.
 * Thread-safe.
 */
public final class CircuitBreaker {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final int threshold;
    private final Duration openFor;
    private final InstantSource clock;
    private int failures;
    private Duration current;
    private Instant openUntil = Instant.MIN;
    private Instant trialSince = Instant.MIN;
    private State state = State.CLOSED;

    /** How a breaker stands. */
    public enum State {
        /** Calls go. */
        CLOSED,
        /** Calls do not go. */
        OPEN,
        /** One call is out to see whether the tool is back. */
        TRYING
    }

    /**
     * A closed breaker.
     *
     * @param threshold how many failures in a row open it, 1 or more
     * @param openFor for how long it is open the first time
     * @param clock what tells the time
     */
    public CircuitBreaker(int threshold, Duration openFor, InstantSource clock) {
        if (threshold < 1) {
            throw new IllegalArgumentException("threshold is " + threshold + ": expected 1 or more");
        }
        if (openFor.isNegative() || openFor.isZero()) {
            throw new IllegalArgumentException("openFor is " + openFor + ": expected a positive duration");
        }
        this.threshold = threshold;
        this.openFor = openFor;
        this.current = openFor;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Asks to make a call: empty when it may go (and then one of the two below must follow), else how long to leave the tool alone. */
    public synchronized Optional<Duration> enter() {
        if (state == State.CLOSED) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (state == State.OPEN && !now.isBefore(openUntil)) {
            state = State.TRYING;
            trialSince = now;
            return Optional.empty();
        }
        if (state == State.TRYING && !now.isBefore(trialSince.plus(LONGEST))) {
            trialSince = now;
            return Optional.empty();
        }
        Duration left = Duration.between(now, openUntil);
        return Optional.of(left.isNegative() || left.isZero() ? openFor : left);
    }

    /** The tool answered. */
    public synchronized void succeeded() {
        failures = 0;
        current = openFor;
        state = State.CLOSED;
    }

    /** The tool could not be reached, did not answer, or answered with a fault of its own. */
    public synchronized void failed() {
        failures++;
        if (state == State.TRYING) {
            current = current.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : current.multipliedBy(2);
            open();
        } else if (state == State.CLOSED && failures >= threshold) {
            open();
        }
    }

    /** The call never left, for a reason of ours: nothing was learnt about the tool. */
    public synchronized void abandoned() {
        if (state == State.TRYING) {
            state = State.OPEN;
        }
    }

    /** How it stands now. */
    public synchronized State state() {
        return state;
    }

    private void open() {
        state = State.OPEN;
        openUntil = clock.instant().plus(current);
    }
}
