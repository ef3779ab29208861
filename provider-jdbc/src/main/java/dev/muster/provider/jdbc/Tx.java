package dev.muster.provider.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One transaction: what runs statements on a connection. Used by one thread. */
final class Tx {

    private static final String AMONG = "{among}";

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

    /**
     * Inserts rows, in one statement where the database can.
     *
     * @param template an insert of one row
     * @return how many were inserted
     */
    int insert(String template, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.size() > 1 && dialect.takesArrays() && ManyRows.canHold(rows)) {
            return ManyRows.insert(connection, sql, template, rows);
        }
        return batch(template, rows);
    }

    /**
     * Runs a statement for each row of values, in one statement where the database can.
     *
     * @param one the statement for one row
     * @param many the statement for all, which takes each column as an array
     */
    void each(String one, String many, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.size() > 1 && dialect.takesArrays() && ManyRows.canHold(rows)) {
            ManyRows.run(connection, sql.of(many), rows);
        } else {
            batch(one, rows);
        }
    }

    /** All rows of a query about some keys: its template says {@code {among}} after each column that they are looked for in. */
    <T> List<T> listAmong(String template, Collection<String> keys, Row<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        for (List<String> some : parts(keys)) {
            try (PreparedStatement statement = among(template, some)) {
                readAll(statement, reader, found);
            }
        }
        return found;
    }

    /** Runs a statement on the rows of some keys: its template says {@code {among}} after the column they are looked for in. */
    void updateAmong(String template, Collection<String> keys) throws SQLException {
        for (List<String> some : parts(keys)) {
            try (PreparedStatement statement = among(template, some)) {
                statement.executeUpdate();
            }
        }
    }

    private List<List<String>> parts(Collection<String> keys) {
        return keys.isEmpty() ? List.of() : dialect.takesArrays() ? List.of(List.copyOf(keys)) : Chunks.of(keys);
    }

    private PreparedStatement among(String template, List<String> keys) throws SQLException {
        String among = dialect.takesArrays() ? "= ANY (?)" : "IN (" + marks(keys) + ')';
        String text = sql.of(template);
        PreparedStatement statement = connection.prepareStatement(text.replace(AMONG, among));
        int uses = text.split(Pattern.quote(AMONG), -1).length - 1;
        int place = 1;
        for (int use = 0; use < uses; use++) {
            if (dialect.takesArrays()) {
                statement.setArray(place++, ManyRows.texts(connection, keys));
            } else {
                for (String key : keys) {
                    statement.setString(place++, key);
                }
            }
        }
        return statement;
    }

    private static <T> void readAll(PreparedStatement statement, Row<T> reader, List<T> found) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
    }

    /** Runs a statement once for each row of values, in one round trip where the driver can; answers how many rows it changed in all. */
    int batch(String template, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        if (rows.size() == 1) {
            return update(template, rows.get(0));
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.of(template))) {
            for (@Nullable Object[] values : rows) {
                bind(statement, values);
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).sum();
        }
    }

    /** All rows of a query. */
    <T> List<T> list(String template, Row<T> reader, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.of(template))) {
            bind(statement, values);
            List<T> found = new ArrayList<>();
            readAll(statement, reader, found);
            return found;
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
