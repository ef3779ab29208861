package dev.muster.provider.jdbc;

import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs transactions on the host's data source. A transaction that the database asks to repeat (serialization failure, deadlock) is repeated; what keeps the
 * database from answering is {@link Unavailable}; a commit whose answer was lost is {@link OutcomeUnknown}. Thread-safe.
 */
final class Database {

    private static final int TRIES = 12;
    private static final int PAUSE_MICROS = 500;

    private final DataSource source;
    private final String schema;
    private final @Nullable InstantSource clock;
    private volatile @Nullable Known known;

    Database(DataSource source, String schema, @Nullable InstantSource clock) {
        this.source = source;
        this.schema = schema;
        this.clock = clock;
    }

    /** What happens inside a transaction. It may run several times. */
    @FunctionalInterface
    interface Work<T> {
        T in(Tx tx) throws SQLException;
    }

    /** What is known of the database once it was reached. */
    private record Known(Dialect dialect, Sql sql) {}

    String schema() {
        return schema;
    }

    DataSource source() {
        return source;
    }

    /** The query that tells other processes that work may be due; empty when this database has none, or was never reached. */
    String tells() {
        Known found = known;
        return found == null ? "" : found.dialect.tells(schema);
    }

    /** Whether many changes in one transaction cost less than each in its own; false as long as the database was never reached. */
    boolean sharesCommits() {
        Known found = known;
        return found != null && found.dialect.sharesCommits();
    }

    /** Runs work that changes something, and commits it; what the database asks to repeat is {@link Unavailable}. */
    <T> T writeOnce(Work<T> work) {
        Attempt<T> attempt = withConnection(connection -> attempt(connection, work, true));
        SQLException again = attempt.again;
        if (again != null) {
            throw SqlErrors.translated(again);
        }
        return attempt.answer();
    }

    /** Runs work that changes something, and commits it. */
    <T> T write(Work<T> work) {
        return repeated(work, true);
    }

    /** Runs work that only reads. */
    <T> T read(Work<T> work) {
        return repeated(work, false);
    }

    /** Something done with a connection of one's own. */
    @FunctionalInterface
    interface With<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T repeated(Work<T> work, boolean commits) {
        for (int turn = 1; ; turn++) {
            Attempt<T> attempt = withConnection(connection -> attempt(connection, work, commits));
            SQLException again = attempt.again;
            if (again == null) {
                return attempt.answer();
            }
            if (turn >= TRIES) {
                throw new Unavailable(
                        JdbcProviderFactory.NAME,
                        "the database asked " + TRIES + " times to repeat a transaction",
                        Duration.ofSeconds(1),
                        again);
            }
            pause(turn);
        }
    }

    private <T> T withConnection(With<T> work) {
        Connection connection;
        try {
            connection = source.getConnection();
        } catch (SQLException e) {
            throw SqlErrors.noConnection(e);
        }
        try (connection) {
            return work.on(connection);
        } catch (SQLException e) {
            throw SqlErrors.translated(e);
        }
    }

    private <T> Attempt<T> attempt(Connection connection, Work<T> work, boolean commits) throws SQLException {
        Known database = known(connection);
        boolean auto = connection.getAutoCommit();
        if (auto == commits) {
            connection.setAutoCommit(!commits);
        }
        Tx tx = new Tx(connection, database.sql, database.dialect);
        boolean open = commits;
        boolean committing = false;
        try {
            if (commits) {
                database.dialect.makeCommitLast(connection);
            }
            T answer = work.in(tx);
            if (commits && !tx.isUndone()) {
                tx.flush();
                committing = true;
                connection.commit();
                open = false;
            }
            return new Attempt<>(answer, null);
        } catch (SQLException e) {
            if (SqlErrors.asksToRepeat(e)) {
                return new Attempt<>(null, e);
            }
            boolean isUnknown = committing && SqlErrors.leavesOpenWhatHappened(e);
            open &= !isUnknown;
            throw isUnknown ? lost(e) : SqlErrors.translated(e);
        } finally {
            if (open) {
                rollback(connection);
            }
            restore(connection, auto);
        }
    }

    private static OutcomeUnknown lost(SQLException e) {
        return new OutcomeUnknown(JdbcProviderFactory.NAME, "the answer to a commit was lost", e);
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // the connection is lost, and the database has undone the work by itself
        }
    }

    private static void restore(Connection connection, boolean auto) {
        try {
            if (connection.getAutoCommit() != auto) {
                connection.setAutoCommit(auto);
            }
        } catch (SQLException e) {
            // the connection is lost: nobody will use it again
        }
    }

    private Known known(Connection connection) throws SQLException {
        Known found = known;
        if (found == null) {
            Dialect dialect = Dialect.of(connection);
            found = new Known(dialect, new Sql(dialect, schema, clock));
            known = found;
        }
        return found;
    }

    private static void pause(int turn) {
        try {
            TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextLong(PAUSE_MICROS << Math.min(turn, 8)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(JdbcProviderFactory.NAME, "interrupted while waiting to repeat", null, e);
        }
    }

    /** What became of one run of a transaction: its answer, or why the database asks to repeat it. */
    private record Attempt<T>(@Nullable T done, @Nullable SQLException again) {
        @SuppressWarnings(
                "NullAway") // a transaction that is not repeated has answered, null included where its type allows it
        T answer() {
            return done;
        }
    }
}
