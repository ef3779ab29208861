package dev.muster.benchmarks.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import javax.sql.DataSource;

/**
 * What somebody writes by hand who knows that nothing is there yet: the rows of a declaration into the same tables, a statement or batch for each table, in
 * one transaction. It computes no hash, checks nothing and tells nobody.
 */
final class RawDeclare {

    private static final String HASH = "0".repeat(64);
    private static final String CHANGE = "0".repeat(36);
    private static final Timestamp AT = Timestamp.from(Samples.AT);

    private static final String EVENT = "event (stream_id, seq, type, type_version, occurred_at, recorded_at, finer,"
            + " payload, payload_hash, entry_hash, change_id) ";

    private final DataSource source;
    private final String schema;

    RawDeclare(DataSource source, String schema) {
        this.source = source;
        this.schema = schema;
    }

    void declare(String stream) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            write(connection, stream);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Connection connection, String stream) throws SQLException {
        update(connection, "claimed_key VALUES (?, ?, ?)", "key:" + stream, stream, "fingerprint");
        update(connection, "stream VALUES (?, ?, ?, ?)", stream, 2, HASH, CHANGE);
        batch(connection, EVENT + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", event(stream, 1), event(stream, 2));
        update(
                connection,
                "summary VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?)",
                stream,
                2,
                "Checkout fails for EU customers",
                "checkout fails for eu customers",
                "outage",
                "MAJOR",
                3,
                "ACTIVE",
                true,
                AT,
                "ann@example.com",
                "Scheckout\nTeu\nRticket:" + stream + "\n",
                Samples.PAYLOAD);
        batch(
                connection,
                "summary_label VALUES (?, ?, ?)",
                new Object[] {"S", "checkout", stream},
                new Object[] {"T", "eu", stream},
                new Object[] {"R", "ticket:" + stream, stream});
        batch(
                connection,
                "intent (intent_key, stream_id, kind, payload, payload_hash, provider, lane, required, first_due_at,"
                        + " needs, tolerant, created_at, state, due_at, attempts, detail, ready, fence)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?, 0, '', ?, 0)",
                intent(stream, "page", 0, "", true),
                intent(stream, "room", 1, "", true),
                intent(stream, "post", 2, stream + "/page", false));
        update(connection, "intent_need VALUES (?, ?, ?, ?)", stream + "/post", 0, stream + "/page", "O");
    }

    private static Object[] event(String stream, int sequence) {
        return new Object[] {stream, sequence, "incident-declared", 1, AT, AT, 0, Samples.PAYLOAD, HASH, HASH, CHANGE};
    }

    private static Object[] intent(String stream, String effect, int lane, String needs, boolean ready) {
        return new Object[] {
            stream + '/' + effect,
            stream,
            effect,
            Samples.PAYLOAD,
            "hash",
            "pager",
            lane,
            true,
            AT,
            needs,
            false,
            AT,
            AT,
            ready
        };
    }

    private void update(Connection connection, String into, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql(into))) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    private void batch(Connection connection, String into, Object[]... rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql(into))) {
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private String sql(String into) {
        return "INSERT INTO " + schema + '.' + into;
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
