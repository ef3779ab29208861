package dev.muster.provider.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Many rows in one statement of PostgreSQL, which takes each column as an array of texts: one plan for any number of rows, and a fraction of the work of a
 * statement for each.
 */
final class ManyRows {

    private static final String INTO = "INSERT INTO ";
    private static final String VALUES = " VALUES ";

    /** PostgreSQL reads years of four digits as ISO 8601 writes them. */
    private static final int LAST_YEAR = 9999;

    private ManyRows() {}

    /** Whether all values can be told as texts. */
    static boolean canHold(List<@Nullable Object[]> rows) {
        for (@Nullable Object[] row : rows) {
            for (Object value : row) {
                if (value instanceof byte[] || (value instanceof Instant instant && !isWithinFourDigits(instant))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** An insert of one row as one of a few, which takes value by value: less work than arrays, and a statement of its own for each number of rows. */
    static String insertFew(Sql sql, String template, int rows) {
        return sql.ofFew(template, rows, () -> {
            int open = template.indexOf(VALUES) + VALUES.length();
            int end = closing(template, open) + 1;
            String row = template.substring(open, end);
            return template.substring(0, open)
                    + String.join(", ", Collections.nCopies(rows, row))
                    + template.substring(end);
        });
    }

    /** The values of rows, one row after the other. */
    static @Nullable Object[] inARow(List<@Nullable Object[]> rows) {
        int width = rows.get(0).length;
        @Nullable Object[] all = new @Nullable Object[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, all, row * width, width);
        }
        return all;
    }

    /** An insert of one row as one of many, which takes each column as an array. */
    static String insert(Connection connection, Sql sql, String template) throws SQLException {
        String known = sql.ofMany(template);
        if (known == null) {
            known = ofMany(template, types(connection, sql.of(template)));
            sql.learn(template, known);
        }
        return sql.of(known);
    }

    /** The columns of rows, each as an array. */
    static @Nullable Object[] columns(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
        @Nullable Object[] columns = new @Nullable Object[rows.get(0).length];
        for (int column = 0; column < columns.length; column++) {
            @Nullable String[] texts = new @Nullable String[rows.size()];
            for (int row = 0; row < texts.length; row++) {
                texts[row] = text(rows.get(row)[column]);
            }
            columns[column] = connection.createArrayOf("text", texts);
        }
        return columns;
    }

    static Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray(String[]::new));
    }

    /** {@code INSERT … VALUES (?, x, ?)} as {@code INSERT … SELECT u.c1, x, u.c2 FROM unnest(?::a[], ?::b[]) AS u(c1, c2)}. */
    private static String ofMany(String one, List<String> types) {
        int values = one.indexOf(VALUES);
        int open = values + VALUES.length();
        int close = closing(one, open);
        StringBuilder sql =
                new StringBuilder(2 * one.length()).append(one, 0, values).append(" SELECT ");
        int column = 0;
        for (int i = open + 1; i < close; i++) {
            if (one.charAt(i) == '?') {
                column++;
                sql.append("u.c").append(column);
            } else {
                sql.append(one.charAt(i));
            }
        }
        return sql.append(" FROM unnest(")
                .append(types.stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", ")))
                .append(") AS u(")
                .append(IntStream.rangeClosed(1, types.size())
                        .mapToObj(number -> "c" + number)
                        .collect(Collectors.joining(", ")))
                .append(')')
                .append(one, close + 1, one.length())
                .toString();
    }

    private static int closing(String sql, int open) {
        int depth = 0;
        for (int i = open; i < sql.length(); i++) {
            char c = sql.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("no closing bracket in " + sql);
    }

    /** The types of the columns that take a value; asked for by name, since not every way of talking to the server can describe a statement. */
    private static List<String> types(Connection connection, String one) throws SQLException {
        int open = one.indexOf('(');
        int values = one.indexOf(VALUES) + VALUES.length();
        List<String> columns = items(one, open);
        List<String> given = items(one, values);
        Map<String, String> known = new HashMap<>();
        DatabaseMetaData about = connection.getMetaData();
        String escape = about.getSearchStringEscape();
        String[] table = one.substring(INTO.length(), open)
                .strip()
                .replace("_", escape + '_')
                .split("\\.", 2);
        try (ResultSet row = about.getColumns(null, table[0], table[1], null)) {
            while (row.next()) {
                known.put(row.getString("COLUMN_NAME"), row.getString("TYPE_NAME"));
            }
        }
        List<String> types = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (given.get(i).equals("?")) {
                types.add(Objects.requireNonNull(known.get(columns.get(i)), columns.get(i)));
            }
        }
        return types;
    }

    /** What a list in brackets holds. */
    private static List<String> items(String sql, int open) {
        List<String> items = new ArrayList<>();
        int close = closing(sql, open);
        int depth = 0;
        int from = open + 1;
        for (int i = from; i < close; i++) {
            char c = sql.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                items.add(sql.substring(from, i).strip());
                from = i + 1;
            }
        }
        items.add(sql.substring(from, close).strip());
        return items;
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return Times.floor(instant).toString();
        }
        return value == null ? null : value.toString();
    }

    private static boolean isWithinFourDigits(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year > 0 && year <= LAST_YEAR;
    }
}
