package dev.muster.examples.twonodes;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Compares what the incidents say was done with what the town holds. */
final class Audit {

    private static final long LOOK_EVERY_MILLIS = 50;

    private static final String FACTS = "SELECT"
            + " (SELECT COUNT(*) FROM muster.stream) AS incidents,"
            + " (SELECT COUNT(*) FROM muster.intent) + (SELECT COUNT(*) FROM muster.intent_done) AS intents,"
            + " (SELECT COUNT(*) FROM muster.intent_done WHERE state = 'DELIVERED') AS delivered,"
            + " (SELECT COUNT(*) FROM muster.intent WHERE state = 'PARKED') AS parked,"
            + " (SELECT COUNT(*) FROM town.made WHERE kind = 'page' AND NOT gone) AS pages,"
            + " (SELECT COUNT(*) FROM town.made WHERE kind = 'ticket' AND NOT gone) AS tickets,"
            + " (SELECT COUNT(*) FROM (SELECT 1 FROM town.made WHERE NOT gone GROUP BY kind, request"
            + " HAVING COUNT(*) > 1) twice) AS doubled,"
            + " (SELECT COUNT(*) FROM muster.intent_done d WHERE d.state = 'DELIVERED' AND d.kind IN ('send-page', 'create-ticket')"
            + " AND NOT EXISTS (SELECT 1 FROM town.made m WHERE m.request = d.intent_key AND NOT m.gone)) AS lost";
    private static final String DUE = "SELECT COUNT(*) FROM muster.intent WHERE"
            + " (state = 'PENDING' AND due_at <= clock_timestamp()) OR state = 'CLAIMED'";
    private static final String INCIDENTS = "SELECT COUNT(*) FROM muster.stream";
    private static final String DELIVERED = "SELECT COUNT(*) FROM muster.intent_done WHERE state = 'DELIVERED'";
    private static final String SWEEPS_NOW =
            "UPDATE muster.intent SET due_at = clock_timestamp() WHERE state = 'PENDING' AND kind = 'sweep'";

    private final DataSource database;

    Audit(DataSource database) {
        this.database = database;
    }

    /**
     * What was found.
     *
     * @param incidents how many there are
     * @param intents how many effects they intended
     * @param delivered how many of these were carried out
     * @param parked how many were given up
     * @param pages pages in the town
     * @param tickets tickets in the town
     * @param doubled requests for which the town holds more than one thing
     * @param lost pages and tickets that count as delivered and are not there
     */
    record Facts(
            long incidents,
            long intents,
            long delivered,
            long parked,
            long pages,
            long tickets,
            long doubled,
            long lost) {}

    Facts facts() throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FACTS)) {
            row.next();
            return new Facts(
                    row.getLong("incidents"),
                    row.getLong("intents"),
                    row.getLong("delivered"),
                    row.getLong("parked"),
                    row.getLong("pages"),
                    row.getLong("tickets"),
                    row.getLong("doubled"),
                    row.getLong("lost"));
        }
    }

    /** Waits until there are this many incidents. */
    void awaitIncidents(long count) throws SQLException, InterruptedException {
        await(() -> number(INCIDENTS) >= count, count + " incidents");
    }

    /** Waits until this many effects were carried out. */
    void awaitDelivered(long count) throws SQLException, InterruptedException {
        await(() -> number(DELIVERED) >= count, count + " effects carried out");
    }

    /** Waits until nothing is due any more and nobody holds anything. */
    void awaitRest() throws SQLException, InterruptedException {
        await(() -> number(DUE) == 0, "nothing left to do");
    }

    /** Lets the sweeps, which look later for what was made twice, look now. */
    void sweepNow() throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(SWEEPS_NOW);
        }
    }

    private interface Question {
        boolean isAnswered() throws SQLException;
    }

    private static void await(Question question, String what) throws SQLException, InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!question.isAnswered()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited five minutes for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            if ("42P01".equals(e.getSQLState()) || "3F000".equals(e.getSQLState())) {
                return -1; // the first node has not made the tables yet
            }
            throw e;
        }
    }
}
