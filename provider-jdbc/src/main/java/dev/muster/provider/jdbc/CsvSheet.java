package dev.muster.provider.jdbc;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table for a spreadsheet, one row for each incident, entry or effect. Columns are only ever added, at the end; the first says the version. Written as RFC
 * 4180 has it; a text that a spreadsheet would take for a formula gets an apostrophe before it, so that what is exact is the export in JSON lines.
 */
public enum CsvSheet {
    /** One row for each incident, as it is now. */
    INCIDENTS(
            ArchivedTable.SUMMARY,
            null,
            "stream_id",
            "version",
            "title",
            "type",
            "severity",
            "severity_rank",
            "state",
            "is_open",
            "declared_at",
            "closed_at",
            "commander"),
    /** One row for each entry of each history. */
    EVENTS(
            ArchivedTable.EVENT,
            null,
            "stream_id",
            "seq",
            "type",
            "type_version",
            "occurred_at",
            "recorded_at",
            "payload",
            "entry_hash"),
    /** One row for each effect and what became of it. */
    EFFECTS(
            ArchivedTable.INTENT,
            ArchivedTable.INTENT_DONE,
            "stream_id",
            "intent_key",
            "kind",
            "provider",
            "lane",
            "required",
            "state",
            "attempts",
            "created_at",
            "due_at",
            "ended_at",
            "detail",
            "payload");

    private static final String VERSION_COLUMN = "format_version";
    private static final String END = "\r\n";

    private final ArchivedTable table;
    private final @Nullable ArchivedTable more;
    private final String columns;

    CsvSheet(ArchivedTable table, @Nullable ArchivedTable more, String... columns) {
        this.table = table;
        this.more = more;
        this.columns = String.join(",", columns);
    }

    List<ArchivedTable> tables() {
        return more == null ? List.of(table) : List.of(table, more);
    }

    /** The names of the columns, in their order. */
    public List<String> columns() {
        return List.of((VERSION_COLUMN + ',' + columns).split(",", -1));
    }

    String header() {
        return String.join(",", columns()) + END;
    }

    String line(Map<String, @Nullable Object> row) {
        StringBuilder line = new StringBuilder().append(Archive.VERSION);
        for (String column : columns.split(",", -1)) {
            Object value = row.get(column);
            line.append(',').append(value instanceof String text ? cell(text) : value == null ? "" : value);
        }
        return line.append(END).toString();
    }

    private static String cell(String text) {
        boolean isFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = isFormula ? "'" + text : text;
        boolean isPlain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
