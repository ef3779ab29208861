package dev.muster.provider.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The database's clock, as this store has seen it: it never runs backwards. Thread-safe. */
final class Clock {

    private static final String NOW = "SELECT {now} AS at_present";

    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);

    /** What the database's clock says. */
    static Instant now(Tx tx) throws SQLException {
        return tx.list(NOW, row -> Times.read(row, "at_present")).get(0);
    }

    /** What the database's clock says, or what it said before when that was later. */
    Instant read(Tx tx) throws SQLException {
        Instant now = now(tx);
        return latest.accumulateAndGet(now, (one, other) -> one.isAfter(other) ? one : other);
    }
}
