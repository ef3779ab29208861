package dev.muster.provider.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One transaction: what runs statements on a connection. PostgreSQL is told several statements at once: one whose answer is not needed waits in a queue for the
 * next that has to be asked, so that a change costs few round trips. Used by one thread.
 */
final class Tx {

    private static final String AMONG = "{among}";

    /** A table, which is joined: {@code = ANY} of an array is compared with one key after the other wherever no index leads to them. */
    private static final String MANY = "SELECT unnest(?::varchar[])";

    private static final int FEW = 4;
    private static final int LONGEST_QUEUE = 24;
    private static final int NO_UPDATE = -1;

    private final Connection connection;
    private final Sql sql;
    private final Dialect dialect;
    private final List<Queued> queue = new ArrayList<>();
    private boolean undone;
    private boolean byIndex;

    Tx(Connection connection, Sql sql, Dialect dialect) {
        this.connection = connection;
        this.sql = sql;
        this.dialect = dialect;
    }

    /** A statement that waits to go over. */
    private record Queued(
            String text,
            List<@Nullable Object> values,
            Later later,
            @Nullable Asked<?> asked) {}

    /** Reads one row into a value. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Undoes what was done so far; what comes next is a new transaction. */
    void startOver() throws SQLException {
        queue.clear();
        byIndex = false;
        connection.rollback();
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
        return later(template, values).rows();
    }

    /** Runs a statement, at once or together with those that come after it, at the latest before the commit. */
    Later later(String template, @Nullable Object... values) throws SQLException {
        String text = sql.of(template);
        return dialect.takesArrays() ? queued(text, values) : new Later(this, execute(text, values));
    }

    private int execute(String text, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            bind(statement, 0, values);
            return statement.executeUpdate();
        }
    }

    private Later queued(String text, @Nullable Object... values) throws SQLException {
        if (queue.size() >= LONGEST_QUEUE) {
            flush();
        }
        Later later = new Later(this);
        queue.add(new Queued(text, Arrays.asList(values), later, null));
        return later;
    }

    /** Runs what was put off, in one round trip. */
    void flush() throws SQLException {
        if (queue.isEmpty()) {
            return;
        }
        List<Queued> all = new ArrayList<>(queue);
        queue.clear();
        String text = sql.joined(all.stream().map(Queued::text).toList());
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            int place = 0;
            for (Queued each : all) {
                bind(statement, place, each.values.toArray());
                place += each.values.size();
            }
            statement.execute();
            for (Queued each : all) {
                Asked<?> asked = each.asked;
                if (asked == null) {
                    int changed = statement.getUpdateCount();
                    each.later.answered(changed == NO_UPDATE ? number(statement) : changed);
                } else {
                    try (ResultSet rows = statement.getResultSet()) {
                        asked.read(rows);
                    }
                }
                statement.getMoreResults();
            }
        }
    }

    /** Asks a query about some keys, at once or together with what comes after it; its template is as for {@link #listAmong}. */
    <T> Asked<T> askAmong(String template, Collection<String> keys, Row<T> reader) throws SQLException {
        if (keys.isEmpty() || !dialect.takesArrays()) {
            return answered(listAmong(template, keys, reader), reader);
        }
        List<String> all = List.copyOf(keys);
        if (all.size() > 1) {
            byIndex();
        }
        return asked(amongText(template, all), reader, amongValues(template, all));
    }

    /** Asks a query, at once or together with what comes after it. */
    <T> Asked<T> ask(String template, Row<T> reader, @Nullable Object... values) throws SQLException {
        return dialect.takesArrays()
                ? asked(sql.of(template), reader, values)
                : answered(list(template, reader, values), reader);
    }

    /** Asks a query that takes two arrays of keys, where the database can, together with what comes after it. */
    <T> Asked<T> askAmongBoth(String template, Collection<String> some, Collection<String> others, Row<T> reader)
            throws SQLException {
        byIndex();
        return asked(sql.of(template), reader, texts(some), texts(others));
    }

    private <T> Asked<T> answered(List<T> rows, Row<T> reader) {
        Asked<T> asked = new Asked<>(this, reader);
        asked.answered(rows);
        return asked;
    }

    private <T> Asked<T> asked(String text, Row<T> reader, @Nullable Object... values) throws SQLException {
        if (queue.size() >= LONGEST_QUEUE) {
            flush();
        }
        Asked<T> asked = new Asked<>(this, reader);
        queue.add(new Queued(text, Arrays.asList(values), new Later(this), asked));
        return asked;
    }

    /** What a query answers with that is put off: one number. */
    private static int number(Statement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            return rows != null && rows.next() ? rows.getInt(1) : 0;
        }
    }

    /** Runs an insert that changes nothing when the row is there already; answers whether it was inserted. */
    boolean insertIfAbsent(String template, @Nullable Object... values) throws SQLException {
        return laterIfAbsent(template, values).rows() > 0;
    }

    /** The same, at once or together with what comes after it. */
    Later laterIfAbsent(String template, @Nullable Object... values) throws SQLException {
        try {
            return later(template, values);
        } catch (SQLException e) {
            if (dialect.isDuplicate(e)) {
                return new Later(this, 0);
            }
            throw e;
        }
    }

    /**
     * Inserts rows, in one statement where the database can, at once or together with what comes after it.
     *
     * @param template an insert of one row
     */
    Later insert(String template, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.size() > 1 && dialect.takesArrays()) {
            if (rows.size() <= FEW) {
                return queued(ManyRows.insertFew(sql, template, rows.size()), ManyRows.inARow(rows));
            }
            if (ManyRows.canHold(rows)) {
                return queued(ManyRows.insert(connection, sql, template), ManyRows.columns(connection, rows));
            }
        }
        return rows.size() == 1
                ? later(template, rows.get(0))
                : new Later(this, rows.isEmpty() ? 0 : executeBatch(template, rows));
    }

    /**
     * Runs a statement for each row of values, in one statement where the database can.
     *
     * @param one the statement for one row
     * @param many the statement for all, which takes each column as an array
     */
    void each(String one, String many, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.size() > 1 && dialect.takesArrays() && ManyRows.canHold(rows)) {
            laterWithColumns(many, rows);
        } else {
            batch(one, rows);
        }
    }

    /** Runs a statement that takes each column of these rows as an array, together with those that come after it. */
    Later laterWithColumns(String many, List<@Nullable Object[]> rows) throws SQLException {
        byIndex();
        return queued(sql.of(many), ManyRows.columns(connection, rows));
    }

    /**
     * From here to the end of the transaction rows are looked up key by key: how many keys an array holds, and how many rows there are to each, is what a
     * database knows least while its figures are old.
     */
    private void byIndex() throws SQLException {
        String how = dialect.looksUpByIndex();
        if (!byIndex && !how.isEmpty()) {
            byIndex = true;
            queued(how);
        }
    }

    /** Runs a statement once for each row of values. */
    void batch(String template, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.size() <= FEW) {
            for (@Nullable Object[] values : rows) {
                later(template, values);
            }
        } else {
            executeBatch(template, rows);
        }
    }

    private int executeBatch(String template, List<@Nullable Object[]> rows) throws SQLException {
        flush();
        try (PreparedStatement statement = connection.prepareStatement(sql.of(template))) {
            for (@Nullable Object[] values : rows) {
                bind(statement, 0, values);
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).sum();
        }
    }

    /**
     * All rows of a query about some keys. A single key is asked for as such: an array would have the statement planned anew each time.
     *
     * @param template says {@code {among}} after each column that they are looked for in
     */
    <T> List<T> listAmong(String template, Collection<String> keys, Row<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        for (List<String> some : parts(keys)) {
            if (some.size() > 1) {
                byIndex();
            }
            found.addAll(query(amongText(template, some), reader, amongValues(template, some)));
        }
        return found;
    }

    /** Runs a statement on the rows of some keys: its template says {@code {among}} after the column they are looked for in. */
    void updateAmong(String template, Collection<String> keys) throws SQLException {
        for (List<String> some : parts(keys)) {
            String text = amongText(template, some);
            @Nullable Object[] values = amongValues(template, some);
            if (dialect.takesArrays()) {
                if (some.size() > 1) {
                    byIndex();
                }
                queued(text, values);
            } else {
                execute(text, values);
            }
        }
    }

    private List<List<String>> parts(Collection<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return dialect.takesArrays() ? List.of(List.copyOf(keys)) : Chunks.of(keys);
    }

    private String amongText(String template, List<String> keys) {
        String among = keys.size() == 1 ? "= ?" : "IN (" + (dialect.takesArrays() ? MANY : marks(keys)) + ')';
        return sql.of(template).replace(AMONG, among);
    }

    private @Nullable Object[] amongValues(String template, List<String> keys) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (int use = template.indexOf(AMONG); use >= 0; use = template.indexOf(AMONG, use + 1)) {
            if (dialect.takesArrays() && keys.size() > 1) {
                values.add(ManyRows.texts(connection, keys));
            } else {
                values.addAll(keys);
            }
        }
        return values.toArray();
    }

    /** All rows of a query. */
    <T> List<T> list(String template, Row<T> reader, @Nullable Object... values) throws SQLException {
        return query(sql.of(template), reader, values);
    }

    private <T> List<T> query(String text, Row<T> reader, @Nullable Object... values) throws SQLException {
        if (!queue.isEmpty()) {
            return asked(text, reader, values).rows();
        }
        Asked<T> asked = new Asked<>(this, reader);
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            bind(statement, 0, values);
            try (ResultSet rows = statement.executeQuery()) {
                asked.read(rows);
            }
        }
        return asked.rows();
    }

    /** The first row of a query, or null. */
    <T> @Nullable T first(String template, Row<T> reader, @Nullable Object... values) throws SQLException {
        List<T> found = list(template, reader, values);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The instant of the only row and column of a query, or null. */
    @Nullable Instant instant(String template, @Nullable Object... values) throws SQLException {
        flush();
        try (PreparedStatement statement = connection.prepareStatement(sql.of(template))) {
            bind(statement, 0, values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Times.readOrNull(rows, "at_instant") : null;
            }
        }
    }

    /** The type of each column of a query, by name. */
    Map<String, Integer> columns(String template) throws SQLException {
        flush();
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

    /** Texts as one value. */
    Array texts(Collection<String> texts) throws SQLException {
        return ManyRows.texts(connection, texts);
    }

    /** {@code ?, ?, …} for as many values. */
    static String marks(Collection<?> values) {
        return "?, ".repeat(values.size() - 1) + '?';
    }

    private static void bind(PreparedStatement statement, int after, @Nullable Object... values) throws SQLException {
        for (int i = after; i < after + values.length; i++) {
            Object value = values[i - after];
            if (value instanceof Instant instant) {
                statement.setObject(i + 1, Times.parameter(instant));
            } else if (value instanceof String text) {
                statement.setString(i + 1, text);
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else if (value instanceof Array array) {
                statement.setArray(i + 1, array);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
