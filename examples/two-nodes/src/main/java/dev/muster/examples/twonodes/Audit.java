package dev.muster.examples.twonodes;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Compares what the incidents say was done with what the town holds. */
final class Audit {

    private static final long LOOK_EVERY_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final String COUNTS = "SELECT"
            + " (SELECT COUNT(*) FROM muster.stream) AS incidents,"
            + " (SELECT COUNT(DISTINCT title) FROM muster.summary) AS alerts,"
            + " (SELECT COUNT(*) FROM muster.intent) + (SELECT COUNT(*) FROM muster.intent_done) AS intents,"
            + " (SELECT COUNT(*) FROM muster.intent_done WHERE state = 'DELIVERED') AS delivered,"
            + " (SELECT COUNT(*) FROM muster.intent WHERE state = 'PARKED') AS parked";
    private static final Map<String, String> MADE_BY = Map.of(
            "send-page", Things.PAGE,
            "create-ticket", Things.TICKET,
            "open-conversation", Things.ROOM,
            "post-message", Things.POST);
    private static final String DONE =
            "SELECT kind, intent_key FROM muster.intent_done WHERE state = 'DELIVERED' AND kind <> 'sweep'";
    private static final String DUE = "SELECT COUNT(*) FROM muster.intent WHERE provider IN ('town', 'engine')"
            + " AND ((state = 'PENDING' AND due_at <= clock_timestamp()) OR state = 'CLAIMED')";
    private static final String INCIDENTS = "SELECT COUNT(*) FROM muster.stream";
    private static final String DELIVERED = "SELECT COUNT(*) FROM muster.intent_done WHERE state = 'DELIVERED'";

    private final Database database;
    private final Things things;

    Audit(Database database, Things things) {
        this.database = database;
        this.things = things;
    }

    /**
     * What was found.
     *
     * @param incidents how many there are
     * @param alerts how many alerts they are for: as many, or an alert has two
     * @param intents how many effects they intended
     * @param delivered how many of these were carried out
     * @param parked how many were given up
     * @param pages pages in the town
     * @param tickets tickets in the town
     * @param rooms rooms in the town
     * @param doubled requests for which the town holds more than one thing
     * @param takenBack things that were made twice and taken back
     * @param lost effects that count as delivered and of which nothing is there
     */
    record Facts(
            long incidents,
            long alerts,
            long intents,
            long delivered,
            long parked,
            long pages,
            long tickets,
            long rooms,
            long doubled,
            long takenBack,
            long lost) {

        /** How many effects there are to one that was there twice for a time. */
        long effectsForOneTransient() {
            return delivered / Math.max(1, takenBack + doubled);
        }
    }

    Facts facts() throws SQLException {
        long lost = lost();
        try (Connection connection = database.source().getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNTS)) {
            row.next();
            return new Facts(
                    row.getLong("incidents"),
                    row.getLong("alerts"),
                    row.getLong("intents"),
                    row.getLong("delivered"),
                    row.getLong("parked"),
                    things.count(Things.PAGE),
                    things.count(Things.TICKET),
                    things.count(Things.ROOM),
                    things.doubled(),
                    things.takenBack(),
                    lost);
        }
    }

    private long lost() throws SQLException {
        long lost = 0;
        try (Connection connection = database.source().getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DONE)) {
            while (row.next()) {
                String made = MADE_BY.get(row.getString(1));
                if (made != null && things.find(made, row.getString(2)).isEmpty()) {
                    lost++;
                }
            }
        }
        return lost;
    }

    /** How many effects are due now, or in somebody's hands. */
    long due() throws SQLException {
        return number(DUE);
    }

    /** How many incidents there are by now. */
    long incidents() throws SQLException {
        return number(INCIDENTS);
    }

    /** How many effects were carried out by now. */
    long delivered() throws SQLException {
        return number(DELIVERED);
    }

    /** Waits until there are this many incidents. */
    void awaitIncidents(long count) throws SQLException, InterruptedException {
        await(() -> number(INCIDENTS) >= count, count + " incidents");
    }

    /** Waits until there are this many pages. */
    void awaitPages(long count) throws SQLException, InterruptedException {
        await(() -> things.count(Things.PAGE) >= count, count + " pages");
    }

    /** Waits until this many effects were carried out. */
    void awaitDelivered(long count) throws SQLException, InterruptedException {
        awaitDelivered(count, () -> {});
    }

    /** Waits until so many effects were carried out, and sees to it meanwhile that there is work. */
    void awaitDelivered(long count, Supply supply) throws SQLException, InterruptedException {
        await(
                () -> {
                    supply.see();
                    return number(DELIVERED) >= count;
                },
                count + " effects carried out");
    }

    /** Sees to it that there is work. */
    interface Supply {
        void see() throws SQLException;
    }

    /** Waits until nothing is due any more and nobody holds anything. */
    void awaitRest() throws SQLException, InterruptedException {
        await(() -> number(DUE) == 0, "nothing left to do");
    }

    /** How many connections of hosts with this beginning of their name are in the middle of something. */
    long busyConnections(String hosts) throws SQLException {
        return number("SELECT COUNT(*) FROM pg_stat_activity WHERE application_name LIKE '" + hosts
                + "%' AND state <> 'idle'");
    }

    /** The time by the clock that leases go by: the database's. */
    Instant now() throws SQLException {
        try (Connection connection = database.source().getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    /** Waits until it is this late by the database's clock. */
    void awaitTime(Instant time) throws SQLException, InterruptedException {
        await(() -> !now().isBefore(time), "the time " + time);
    }

    /** Lets the sweeps, which look later for what was made twice, look now. */
    void sweepNow() throws SQLException {
        makeDue("sweep");
    }

    /** Makes what waits of this kind due now. */
    void makeDue(String kind) throws SQLException {
        try (Connection connection = database.source().getConnection();
                var statement = connection.prepareStatement("UPDATE muster.intent SET due_at = clock_timestamp()"
                        + " WHERE state = 'PENDING' AND kind = ?")) {
            statement.setString(1, kind);
            statement.executeUpdate();
        }
    }

    private interface Question {
        boolean isAnswered() throws SQLException;
    }

    private static void await(Question question, String what) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!question.isAnswered()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + PATIENCE + " for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.source().getConnection();
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
