package dev.muster.provider.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One transaction: what runs statements on a connection. Used by one thread. */
final class Tx {

    private final Connection connection;
    private final Sql sql;
    private final Dialect dialect;
    private boolean undone;

    Tx(Connection connection, Sql sql, Dialect dialect) {
        this.connection = connection;
        this.sql = sql;
        this.dialect = dialect;
    }

    /** Reads one row into a value. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Lets nothing of this transaction be written, and answers {@code answer} nonetheless. */
    <T> T undo(T answer) {
        undone = true;
        return answer;
    }

    boolean isUndone() {
        return undone;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Runs a statement; answers how many rows it changed. */
    int update(String template, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.of(template))) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Runs an insert that changes nothing when the row is there already; answers whether it was inserted. */
    boolean insertIfAbsent(String template, @Nullable Object... values) throws SQLException {
        try {
            return update(template, values) > 0;
        } catch (SQLException e) {
            if (dialect.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Runs a statement once for each row of values, in one round trip where the driver can. */
    void batch(String template, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.of(template))) {
            for (@Nullable Object[] values : rows) {
                bind(statement, values);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** All rows of a query. */
    <T> List<T> list(String template, Row<T> reader, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.of(template))) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        }
    }

    /** The first row of a query, or null. */
    <T> @Nullable T first(String template, Row<T> reader, @Nullable Object... values) throws SQLException {
        List<T> found = list(template, reader, values);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The instant of the only row and column of a query, or null. */
    @Nullable Instant instant(String template, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.of(template))) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Times.readOrNull(rows, "at_instant") : null;
            }
        }
    }

    /** The type of each column of a query, by name. */
    Map<String, Integer> columns(String template) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.of(template));
                ResultSet rows = statement.executeQuery()) {
            Map<String, Integer> columns = new HashMap<>();
            ResultSetMetaData about = rows.getMetaData();
            for (int column = 1; column <= about.getColumnCount(); column++) {
                columns.put(about.getColumnName(column).toLowerCase(Locale.ROOT), ArchivedTable.type(about, column));
            }
            return columns;
        }
    }

    /** {@code ?, ?, …} for as many values. */
    static String marks(Collection<?> values) {
        return "?, ".repeat(values.size() - 1) + '?';
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant instant) {
                statement.setObject(i + 1, Times.parameter(instant));
            } else if (value instanceof String text) {
                statement.setString(i + 1, text);
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
