package dev.muster.provider.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A column that may hold something of a person.
 *
 * @param table the table
 * @param key the columns that name a row
 * @param column the column
 */
record ErasedColumn(String table, List<String> key, String column) {

    /** All of them, but for the histories, the keys and the bodies of deliveries. */
    static final List<ErasedColumn> ALL = List.of(
            of("summary", "stream_id", "title"),
            of("summary", "stream_id", "title_lower"),
            of("summary", "stream_id", "commander"),
            of("summary", "stream_id", "labels"),
            of("summary", "stream_id", "payload"),
            new ErasedColumn("summary_label", List.of("kind", "label", "stream_id"), "label"),
            of("intent", "intent_key", "payload"),
            of("intent", "intent_key", "detail"),
            of("intent_done", "intent_key", "payload"),
            of("intent_done", "intent_key", "detail"),
            of("inbox", "number", "headers"),
            of("memo", "name", "content"));

    private static ErasedColumn of(String table, String key, String column) {
        return new ErasedColumn(table, List.of(key), column);
    }

    /** Whether it holds labels, each behind the letter of its kind. */
    boolean holdsLabels() {
        return column.equals("labels");
    }

    /** The keys of the rows that hold a text. */
    List<List<Object>> holding(Tx tx, String text) throws SQLException {
        String sql = "SELECT " + String.join(", ", key) + " FROM {s}." + table + " WHERE POSITION(? IN " + column
                + ") > 0 ORDER BY " + String.join(", ", key);
        return tx.list(
                sql,
                row -> {
                    List<Object> values = new ArrayList<>();
                    for (int i = 1; i <= key.size(); i++) {
                        values.add(row.getObject(i));
                    }
                    return values;
                },
                text);
    }

    /** Reads the column of a row and locks it. */
    String lock() {
        return "SELECT " + column + " FROM {s}." + table + where() + " FOR UPDATE";
    }

    /** Changes the column of a row. */
    String change() {
        return "UPDATE {s}." + table + " SET " + column + " = ?" + where();
    }

    private String where() {
        return " WHERE " + String.join(" = ? AND ", key) + " = ?";
    }
}
