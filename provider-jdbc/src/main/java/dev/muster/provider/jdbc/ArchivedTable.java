package dev.muster.provider.jdbc;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table as an export has it: its rows of one stream, in an order that never changes. */
enum ArchivedTable {
    STREAM("stream_id = ?", "stream_id"),
    EVENT("stream_id = ?", "seq"),
    CLAIMED_KEY("owner = ?", "key_name"),
    SUMMARY("stream_id = ?", "stream_id"),
    SUMMARY_LABEL("stream_id = ?", "kind, label"),
    INTENT("stream_id = ?", "intent_key"),
    INTENT_DONE("stream_id = ?", "intent_key"),
    INTENT_NEED("intent_key IN (SELECT i.intent_key FROM {s}.intent i WHERE i.stream_id = ?)", "intent_key, place"),
    MEMO("name <> ?", "name");

    /** What a stream consists of, in the order in which it is exported and imported. */
    static final List<ArchivedTable> OF_A_STREAM =
            List.of(STREAM, EVENT, CLAIMED_KEY, SUMMARY, SUMMARY_LABEL, INTENT, INTENT_DONE, INTENT_NEED);

    private static final Set<Integer> NUMBERS = Set.of(Types.INTEGER, Types.BIGINT, Types.SMALLINT);
    private static final Set<Integer> TRUTHS = Set.of(Types.BOOLEAN, Types.BIT);

    private final String select;

    ArchivedTable(String condition, String order) {
        this.select = "SELECT * FROM {s}." + label() + " WHERE " + condition + " ORDER BY " + order;
    }

    /** The table's name. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rows of a stream, each value by its column. */
    List<Map<String, @Nullable Object>> rows(Tx tx, String stream) throws SQLException {
        return tx.list(select, ArchivedTable::values, stream);
    }

    /** The type of each column. */
    Map<String, Integer> columns(Tx tx) throws SQLException {
        return tx.columns("SELECT * FROM {s}." + label() + " WHERE 1 = 0");
    }

    static int type(ResultSetMetaData about, int column) throws SQLException {
        String name = about.getColumnTypeName(column).toUpperCase(Locale.ROOT);
        return name.startsWith("TIMESTAMP") ? Types.TIMESTAMP_WITH_TIMEZONE : about.getColumnType(column);
    }

    private static Map<String, @Nullable Object> values(ResultSet row) throws SQLException {
        ResultSetMetaData about = row.getMetaData();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int column = 1; column <= about.getColumnCount(); column++) {
            values.put(about.getColumnName(column).toLowerCase(Locale.ROOT), value(row, column, type(about, column)));
        }
        return values;
    }

    private static @Nullable Object value(ResultSet row, int column, int type) throws SQLException {
        if (type == Types.TIMESTAMP_WITH_TIMEZONE) {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant().toString();
        }
        if (NUMBERS.contains(type)) {
            long number = row.getLong(column);
            return row.wasNull() ? null : number;
        }
        if (TRUTHS.contains(type)) {
            boolean truth = row.getBoolean(column);
            return row.wasNull() ? null : truth;
        }
        return row.getString(column);
    }
}
