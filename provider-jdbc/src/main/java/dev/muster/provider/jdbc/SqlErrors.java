package dev.muster.provider.jdbc;

import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.Unavailable;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an error of the database means to the engine, by its SQLSTATE: PostgreSQL's manual, appendix A, and H2's {@code ErrorCode}. An error inside a
 * transaction means that nothing of it was written.
 */
final class SqlErrors {

    private static final Duration SOON = Duration.ofSeconds(1);

    /** Serialization failure, deadlock; H2: deadlock, concurrent update, a lock that was waited for in vain. A duplicate row: somebody was faster. */
    private static final Set<String> REPEAT = Set.of("40001", "40P01", "90131", "HYT00", "23505");

    /** Whole classes that mean "not now": connection, resources, an operator's intervention, a read-only or a recovering server, a system error. */
    private static final Set<String> NOT_NOW = Set.of("08", "53", "57", "58", "25", "55", "F0", "XX");

    /** H2: the database is closed, is closing, is in use by another process, was removed; out of memory; an I/O error; a disk that is full. */
    private static final Set<String> NOT_NOW_IN_H2 =
            Set.of("HY000", "90067", "90098", "90020", "90121", "90135", "90028", "90031", "90097", "90108");

    /** Wrong password, no right, no such schema, table, column or function. */
    private static final Set<String> SET_UP = Set.of("28", "42", "3D", "3F");

    /** H2: no such schema, not enough rights. */
    private static final Set<String> SET_UP_IN_H2 = Set.of("90079", "90096");

    /** A character that the database's encoding does not have. */
    private static final Set<String> NO_SUCH_CHARACTER = Set.of("22P05", "22021");

    private SqlErrors() {}

    /** Whether the same transaction may succeed when it is run again at once. */
    static boolean asksToRepeat(SQLException e) {
        return REPEAT.contains(state(e));
    }

    /** Whether a commit that failed so may have been carried out: its answer did not come, rather than being no. */
    static boolean leavesOpenWhatHappened(SQLException e) {
        String state = state(e);
        return state.startsWith("08") || state.startsWith("57P") || state.isEmpty() || isConnection(e);
    }

    /** The failure to get a connection. */
    static ProviderException noConnection(SQLException e) {
        return isSetUp(state(e))
                ? misconfigured(e)
                : new Unavailable(JdbcProviderFactory.NAME, "no connection to the database: " + describe(e), SOON, e);
    }

    /** The failure of a transaction of which nothing was written. */
    static ProviderException translated(SQLException e) {
        String state = state(e);
        if (isSetUp(state)) {
            return misconfigured(e);
        }
        if (isNotNow(state) || isConnection(e) || e instanceof SQLTransientException) {
            return new Unavailable(
                    JdbcProviderFactory.NAME, "the database does not take it now: " + describe(e), SOON, e);
        }
        if (NO_SUCH_CHARACTER.contains(state)) {
            return new Rejected(
                    JdbcProviderFactory.NAME,
                    "content",
                    "has a character that the encoding of the database cannot hold: " + describe(e),
                    "use a database whose encoding is UTF8; nothing was written",
                    e);
        }
        return new Rejected(
                JdbcProviderFactory.NAME,
                "content",
                "was refused by the database: " + describe(e),
                "look at its log; nothing was written",
                e);
    }

    private static boolean isSetUp(String state) {
        return SET_UP_IN_H2.contains(state) || (state.length() == 5 && SET_UP.contains(state.substring(0, 2)));
    }

    private static boolean isNotNow(String state) {
        return state.isEmpty()
                || NOT_NOW_IN_H2.contains(state)
                || (state.length() == 5 && NOT_NOW.contains(state.substring(0, 2)));
    }

    private static boolean isConnection(SQLException e) {
        return e instanceof SQLNonTransientConnectionException || e instanceof SQLRecoverableException;
    }

    private static Misconfigured misconfigured(SQLException e) {
        return new Misconfigured(
                JdbcProviderFactory.NAME,
                "database",
                "says " + describe(e),
                "check the user, its rights and the schema's name, and let migrate() run",
                e);
    }

    /** The SQLSTATE alone: a message may hold what was to be written. */
    private static String describe(SQLException e) {
        String state = state(e);
        return e.getClass().getSimpleName() + (state.isEmpty() ? "" : " with SQLSTATE " + state);
    }

    private static String state(SQLException e) {
        @Nullable SQLException each = e;
        while (each != null) {
            String state = each.getSQLState();
            if (state != null && !state.isEmpty()) {
                return state;
            }
            each = each.getNextException();
        }
        return "";
    }
}
