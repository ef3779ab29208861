package dev.muster.provider.jdbc;

import dev.muster.spi.call.Rejected;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes incidents out of a store and into another, whole: history, summary, keys, effects and what became of them. The form is JSON lines; the first names the
 * format and its version, each other one is a row of a table. The same incidents give the same text. The chain of each history goes with it and is verified on
 * the way in.
 *
 * <p>Whoever imports takes over the work that is left: the store it came from must not be worked on any more. Thread-safe.
 */
public final class Archive {

    /** The format's name, in the first line. */
    public static final String FORMAT = "muster-incidents";

    /** The format's version, in the first line. */
    public static final int VERSION = 1;

    private static final int PAGE = 200;
    private static final String STREAMS =
            "SELECT stream_id FROM {s}.stream WHERE stream_id > ? ORDER BY stream_id LIMIT ?";
    private static final String TABLE = "table";
    private static final BadEntry NONE = new BadEntry("", 0, "");

    private final Database database;

    Archive(Database database) {
        this.database = database;
    }

    /**
     * Writes all incidents, in the order of their ids, and closes nothing. Each incident is written as it is at one moment.
     *
     * @return how many
     */
    public long write(Writer out) {
        text(out, line(header()));
        for (Map<String, @Nullable Object> row : database.read(tx -> ArchivedTable.MEMO.rows(tx, ""))) {
            text(out, line(named(ArchivedTable.MEMO, row)));
        }
        long count = 0;
        List<String> streams = streams("");
        while (!streams.isEmpty()) {
            for (String stream : streams) {
                write(stream, out);
                count++;
            }
            streams = streams(streams.get(streams.size() - 1));
        }
        return count;
    }

    /**
     * Writes a table for a spreadsheet, its names first, in the order of the incidents' ids, and closes nothing.
     *
     * @return how many rows, without the names
     */
    public long writeCsv(CsvSheet sheet, Writer out) {
        text(out, sheet.header());
        long count = 0;
        List<String> streams = streams("");
        while (!streams.isEmpty()) {
            for (String stream : streams) {
                for (ArchivedTable table : sheet.tables()) {
                    for (Map<String, @Nullable Object> row : database.read(tx -> table.rows(tx, stream))) {
                        text(out, sheet.line(row));
                        count++;
                    }
                }
            }
            streams = streams(streams.get(streams.size() - 1));
        }
        return count;
    }

    /**
     * Reads what {@link #write} wrote, each incident in a transaction of its own.
     *
     * @return how many incidents
     * @throws Rejected when a line is not of this format, an incident is there already, or its history is not as it was written; the incidents before it stay
     */
    public long read(BufferedReader in) {
        Map<String, @Nullable Object> first = parsed(nextLine(in), 1);
        if (!header().equals(first)) {
            throw refused(1, "is not the header of this format", "expected " + FlatJson.write(header()));
        }
        long count = 0;
        int number = 1;
        List<Map<String, @Nullable Object>> group = new ArrayList<>();
        for (String text = nextLine(in); text != null; text = nextLine(in)) {
            number++;
            Map<String, @Nullable Object> row = parsed(text, number);
            if (ArchivedTable.STREAM.label().equals(row.get(TABLE)) && !group.isEmpty()) {
                count += bring(group, number);
                group = new ArrayList<>();
            }
            group.add(row);
        }
        return group.isEmpty() ? count : count + bring(group, number);
    }

    private List<String> streams(String after) {
        return database.read(tx -> tx.list(STREAMS, row -> row.getString(1), after, PAGE));
    }

    private void write(String stream, Writer out) {
        List<String> lines = database.write(tx -> {
            Streams.lock(tx, stream);
            List<String> all = new ArrayList<>();
            for (ArchivedTable table : ArchivedTable.OF_A_STREAM) {
                for (Map<String, @Nullable Object> row : table.rows(tx, stream)) {
                    all.add(line(named(table, row)));
                }
            }
            return tx.undo(all);
        });
        lines.forEach(line -> text(out, line));
    }

    /** Writes rows that belong together; answers how many incidents they are: one, or none for what stands before the first. */
    private long bring(List<Map<String, @Nullable Object>> rows, int number) {
        Object stream = rows.get(0).get("stream_id");
        BadEntry bad = database.write(tx -> {
            for (Map<String, @Nullable Object> row : rows) {
                insert(tx, row, number);
            }
            BadEntry found = stream == null ? null : Verification.verify(tx, stream.toString(), null);
            return found == null ? NONE : tx.undo(found);
        });
        if (!bad.equals(NONE)) {
            throw refused(
                    number,
                    "ends incident " + bad.stream() + ", whose entry " + bad.sequence() + " " + bad.problem(),
                    "take an export that nobody changed");
        }
        return stream == null ? 0 : 1;
    }

    private static void insert(Tx tx, Map<String, @Nullable Object> row, int number) throws SQLException {
        ArchivedTable table = table(row, number);
        Map<String, Integer> types = table.columns(tx);
        List<String> columns = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> value : row.entrySet()) {
            if (!value.getKey().equals(TABLE)) {
                Integer type = types.get(value.getKey());
                if (type == null) {
                    throw refused(
                            number, "or one before has the unknown field " + value.getKey(), "use a newer version");
                }
                columns.add(value.getKey());
                values.add(bound(value.getValue(), type));
            }
        }
        String sql = "INSERT INTO {s}." + table.label() + " (" + String.join(", ", columns) + ") VALUES ("
                + Tx.marks(columns) + "){ifAbsent}";
        if (!tx.insertIfAbsent(sql, values.toArray()) && table != ArchivedTable.MEMO) {
            throw refused(
                    number,
                    "or one before has a row of " + table.label() + " that is there already",
                    "import into an empty store, or leave out what it has");
        }
    }

    private static @Nullable Object bound(@Nullable Object value, int type) {
        if (value == null) {
            return null;
        }
        if (type == Types.TIMESTAMP_WITH_TIMEZONE) {
            return Instant.parse(value.toString());
        }
        return type == Types.INTEGER && value instanceof Long number ? Math.toIntExact(number) : value;
    }

    private static ArchivedTable table(Map<String, @Nullable Object> row, int number) {
        for (ArchivedTable table : ArchivedTable.values()) {
            if (table.label().equals(row.get(TABLE))) {
                return table;
            }
        }
        throw refused(number, "or one before is a row of the unknown table " + row.get(TABLE), "use a newer version");
    }

    private static Map<String, @Nullable Object> header() {
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("format", FORMAT);
        header.put("version", (long) VERSION);
        return header;
    }

    private static Map<String, @Nullable Object> named(ArchivedTable table, Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        named.put(TABLE, table.label());
        named.putAll(row);
        return named;
    }

    private static Map<String, @Nullable Object> parsed(@Nullable String line, int number) {
        if (line == null) {
            throw refused(number, "is missing", "expected " + FlatJson.write(header()));
        }
        try {
            return FlatJson.read(line);
        } catch (IllegalArgumentException e) {
            throw refused(number, "is " + e.getMessage(), "take an export that nobody changed");
        }
    }

    private static @Nullable String nextLine(BufferedReader in) {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Map<String, @Nullable Object> row) {
        return FlatJson.write(row) + '\n';
    }

    private static void text(Writer out, String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rejected refused(int number, String problem, String remedy) {
        return new Rejected(JdbcProviderFactory.NAME, "line " + number, problem, remedy);
    }
}
