package dev.muster.provider.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The database's clock, as this store has seen it: it never runs backwards. Every claim brings its time along, and for a second after that the time is told
 * by the processor's own counter from there, a thousandth slow: so what is told here has been passed by the database, whose statements alone judge leases and
 * due times. When the machine's clocks disagree about how long ago that was, as after a machine stood still, the database is asked anew. Thread-safe.
 */
final class Clock {

    private static final String NOW = "SELECT {now} AS at_present";
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration AT_ONCE = Duration.ofMillis(50);
    private static final long MAY_DISAGREE_MILLIS = 100;
    private static final int BEHIND_BY_ONE_IN = 1000;

    private final LongSupplier nanos;
    private final LongSupplier millis;
    private final AtomicReference<@Nullable Seen> seen = new AtomicReference<>();
    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);

    /**
     * A clock that goes on by two counters.
     *
     * @param nanos one that counts nanoseconds from anywhere and is never set
     * @param millis one that follows the time of day
     */
    Clock(LongSupplier nanos, LongSupplier millis) {
        this.nanos = nanos;
        this.millis = millis;
    }

    /** What the database said, and where the counters stood when its answer was here. */
    private record Seen(Instant time, long nanos, long millis) {}

    /** What the database's clock says. */
    static Instant now(Tx tx) throws SQLException {
        return tx.list(NOW, row -> Times.read(row, "at_present")).get(0);
    }

    /** Where the counter stands, to be told to {@link #saw} once the database has answered. */
    long mark() {
        return nanos.getAsLong();
    }

    /** The database has just said this, to somebody who asked at a mark. What took long to come is of no use later. */
    Instant saw(Instant time, long mark) {
        Seen now = new Seen(time, nanos.getAsLong(), millis.getAsLong());
        if (now.nanos - mark <= AT_ONCE.toNanos()) {
            seen.set(now);
        }
        return forward(time);
    }

    /** The time by what the database said a moment ago; null when it has to be asked. */
    @Nullable Instant told() {
        Seen last = seen.get();
        if (last == null) {
            return null;
        }
        long passed = nanos.getAsLong() - last.nanos;
        long passedByDay = millis.getAsLong() - last.millis;
        boolean agree = Math.abs(passedByDay - Duration.ofNanos(passed).toMillis()) <= MAY_DISAGREE_MILLIS;
        if (passed < 0 || passed > FRESH.toNanos() || !agree) {
            return null;
        }
        return forward(Times.floor(last.time.plusNanos(passed - passed / BEHIND_BY_ONE_IN)));
    }

    private Instant forward(Instant time) {
        return latest.accumulateAndGet(time, (one, other) -> one.isAfter(other) ? one : other);
    }
}
