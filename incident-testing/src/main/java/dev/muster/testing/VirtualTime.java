package dev.muster.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * A clock that stands still until a test moves it. Moving it runs each piece of due work at its own instant, in order, including work that this creates;
 * nothing runs while the clock stands, except by {@link #runDue}. It never runs backwards. May be read by any thread; only one moves it.
 *
 * <pre>{@code
 * incidents.declare("Checkout fails");
 * time.runDue();                        // what is due at once: the channel, the pages
 * time.advance(Duration.ofDays(10));    // reminders, escalations, the archive, each at its time
 * }</pre>
 */
public final class VirtualTime implements InstantSource {

    /** Where time begins unless a test says otherwise: a Monday at noon, in UTC. */
    public static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    private static final int MUCH = 10_000;
    private static final int MUCH_FOR_EACH_INCIDENT = 1_000;

    private final Instant start;
    private World world = World.EMPTY;
    private boolean moving;
    private volatile Instant now;

    VirtualTime(Instant start) {
        this.start = Objects.requireNonNull(start, "start");
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** What time it is. */
    public Instant now() {
        return now;
    }

    /** When time began. */
    public Instant start() {
        return start;
    }

    /** How long it has been running. */
    public Duration sinceStart() {
        return Duration.between(start, now);
    }

    /** When the next piece of work is due; empty when nothing waits. */
    public Optional<Instant> nextDue() {
        return world.nextDue();
    }

    /** Carries out what is due now, and what follows from it now. */
    public void runDue() {
        begin();
        try {
            settle();
        } finally {
            moving = false;
        }
    }

    /** Lets time pass. Zero is the same as {@link #runDue}. */
    public void advance(Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException(
                    "length is " + length + ": time never runs backwards, expected zero or more");
        }
        advanceTo(now.plus(length));
    }

    /** Lets time pass until {@code target}; what is due at that very instant is carried out too. */
    public void advanceTo(Instant target) {
        if (target.isBefore(now)) {
            throw new IllegalArgumentException(
                    "target is " + target + " and it is " + now + ": time never runs backwards");
        }
        begin();
        try {
            settle();
            Optional<Instant> next = world.nextDue();
            while (next.isPresent() && !next.get().isAfter(target)) {
                if (!next.get().isAfter(now)) {
                    throw new IllegalStateException(
                            "something is due at " + next.get() + " and nothing takes it up:\n" + world.waiting());
                }
                now = next.get();
                settle();
                next = world.nextDue();
            }
            now = target;
        } finally {
            moving = false;
        }
    }

    @Override
    public String toString() {
        return now.toString();
    }

    void govern(World governed) {
        world = governed;
    }

    private void begin() {
        if (moving) {
            throw new IllegalStateException("time is moving already: a listener or a tool may not move it");
        }
        moving = true;
    }

    private void settle() {
        long limit = MUCH;
        long taken = 0;
        for (int some = world.step(now); some > 0; some = world.step(now)) {
            taken += some;
            if (taken > limit) {
                limit = MUCH + (long) MUCH_FOR_EACH_INCIDENT * world.incidents();
                if (taken > limit) {
                    throw new IllegalStateException("work goes round in circles: " + taken + " pieces were done at "
                            + now + " and there is more\n" + world.waiting());
                }
            }
        }
    }

    /** What time governs. */
    interface World {
        /** One in which nothing happens. */
        World EMPTY = new World() {
            @Override
            public int step(Instant now) {
                return 0;
            }

            @Override
            public Optional<Instant> nextDue() {
                return Optional.empty();
            }

            @Override
            public int incidents() {
                return 0;
            }

            @Override
            public String waiting() {
                return "";
            }
        };

        /** Does some of what is due; answers how much, 0 when nothing is. */
        int step(Instant now);

        /** When the next piece of work is due. */
        Optional<Instant> nextDue();

        /** How many incidents there are. */
        int incidents();

        /** What is being done over and over, for the error. */
        String waiting();
    }
}
