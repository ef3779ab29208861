package dev.muster.provider.jdbc;

import dev.muster.spi.store.Append;
import dev.muster.spi.store.ConcurrentAppendException;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.StoredEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The histories: append-only, numbered 1, 2, 3 … in each stream, chained entry by entry. Whoever changes a stream holds the lock of its row. */
final class Streams {

    private static final String BEGIN =
            "INSERT INTO {s}.stream (stream_id, version, head, last_change) VALUES (?, ?, ?, ?){ifAbsent}";
    private static final String LOCK = "SELECT version, head FROM {s}.stream WHERE stream_id = ? FOR UPDATE";
    private static final String ADVANCE =
            "UPDATE {s}.stream SET version = ?, head = ?, last_change = ? WHERE stream_id = ?";
    private static final String WRITE = "INSERT INTO {s}.event (stream_id, seq, type, type_version, occurred_at,"
            + " recorded_at, finer, payload, payload_hash, entry_hash, change_id)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String READ = "SELECT stream_id, seq, type, type_version, occurred_at, recorded_at, finer,"
            + " payload FROM {s}.event WHERE stream_id = ? AND seq > ? ORDER BY seq LIMIT ?";
    private static final String WAS_WRITTEN =
            "SELECT 1 FROM {s}.event WHERE stream_id = ? AND seq = ? AND change_id = ?";
    private static final String WAS_LAST = "SELECT 1 FROM {s}.stream WHERE stream_id = ? AND last_change = ?";

    private Streams() {}

    /** Where a stream stands. */
    private record Place(long version, String head) {}

    /**
     * Locks the stream, checks the version and writes the events.
     *
     * @return the new version
     * @throws ConcurrentAppendException when the stream stands elsewhere
     */
    static long append(Tx tx, Append append, String change) throws SQLException {
        long expected = append.expectedVersion();
        if (expected == 0) {
            Place end = new Place(append.events().size(), chain(append, HashChain.START, change, new ArrayList<>()));
            if (tx.insertIfAbsent(BEGIN, append.stream(), end.version, end.head, change)) {
                writeEvents(tx, append, HashChain.START, change);
                return end.version;
            }
        }
        Place place = tx.first(LOCK, row -> new Place(row.getLong(1), row.getString(2)), append.stream());
        if (place == null || place.version != expected) {
            throw new ConcurrentAppendException(append.stream(), expected, place == null ? 0 : place.version);
        }
        String head = writeEvents(tx, append, place.head, change);
        long version = expected + append.events().size();
        tx.update(ADVANCE, version, head, change, append.stream());
        return version;
    }

    /** Writes an event at the end of a stream that is there, wherever that is. */
    static void add(Tx tx, String stream, NewEvent event) throws SQLException {
        Long version = tx.first(LOCK, row -> row.getLong(1), stream);
        if (version != null) {
            Append append = new Append(stream, version, List.of(event), null, List.of(), Map.of(), Map.of());
            append(tx, append, UUID.randomUUID().toString());
        }
    }

    /** Locks a stream until the transaction ends. */
    static void lock(Tx tx, String stream) throws SQLException {
        tx.first(LOCK, row -> true, stream);
    }

    static List<StoredEvent> read(Tx tx, String stream, long after, int limit) throws SQLException {
        return limit <= 0 ? List.of() : tx.list(READ, Streams::stored, stream, Math.max(0, after), limit);
    }

    /** Whether a change was committed. Waits for a transaction that may still be writing it. */
    static boolean hasChange(Tx tx, Append append, String change) throws SQLException {
        lock(tx, append.stream());
        Object found = append.events().isEmpty()
                ? tx.first(WAS_LAST, row -> true, append.stream(), change)
                : tx.first(WAS_WRITTEN, row -> true, append.stream(), append.expectedVersion() + 1, change);
        return found != null;
    }

    private static String writeEvents(Tx tx, Append append, String head, String change) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(append.events().size());
        String end = chain(append, head, change, rows);
        tx.batch(WRITE, rows);
        return end;
    }

    private static String chain(Append append, String head, String change, List<@Nullable Object[]> rows) {
        String before = head;
        long sequence = append.expectedVersion();
        for (NewEvent event : append.events()) {
            sequence++;
            String payloadHash = Texts.sha256(event.payload());
            before = HashChain.entry(before, sequence, event, payloadHash);
            rows.add(new Object[] {
                append.stream(),
                sequence,
                Texts.kept("event type", event.type()),
                event.version(),
                event.occurredAt(),
                event.recordedAt(),
                Times.finer(event.occurredAt(), event.recordedAt()),
                Texts.kept("payload of event " + event.type(), event.payload()),
                payloadHash,
                before,
                change
            });
        }
        return before;
    }

    private static StoredEvent stored(ResultSet row) throws SQLException {
        int finer = row.getInt("finer");
        NewEvent event = new NewEvent(
                row.getString("type"),
                row.getInt("type_version"),
                Times.withFirst(Times.read(row, "occurred_at"), finer),
                Times.withSecond(Times.read(row, "recorded_at"), finer),
                row.getString("payload"));
        return new StoredEvent(row.getString("stream_id"), row.getLong("seq"), event);
    }
}
