package dev.muster.provider.jdbc;

import dev.muster.spi.store.Append;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.StoredEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The histories: append-only, numbered 1, 2, 3 … in each stream, chained entry by entry. Whoever changes a stream holds the lock of its row. */
final class Streams {

    private static final String BEGIN =
            "INSERT INTO {s}.stream (stream_id, version, head, last_change) VALUES (?, ?, ?, ?){ifAbsent}";
    private static final String LOCK = "SELECT version, head FROM {s}.stream WHERE stream_id = ? FOR UPDATE";
    private static final String LOCK_ALL =
            "SELECT stream_id, version, head FROM {s}.stream WHERE stream_id {among} ORDER BY stream_id FOR UPDATE";
    /** A stream, and that of a claim whose row was locked before. */
    private static final String LOCK_TWO = "SELECT stream_id, version, head FROM {s}.stream WHERE stream_id IN"
            + " (?, (SELECT i.stream_id FROM {s}.intent i WHERE i.intent_key = ?)) ORDER BY stream_id FOR UPDATE";

    private static final String LOCK_BOTH = "SELECT stream_id, version, head FROM {s}.stream WHERE stream_id IN"
            + " (SELECT unnest(?::varchar[]) UNION SELECT i.stream_id FROM {s}.intent i"
            + " WHERE i.intent_key IN (SELECT unnest(?::varchar[]))) ORDER BY stream_id FOR UPDATE";
    private static final String ADVANCE =
            "UPDATE {s}.stream SET version = ?, head = ?, last_change = ? WHERE stream_id = ?";
    private static final String ADVANCE_MANY = "UPDATE {s}.stream t SET version = u.version, head = u.head,"
            + " last_change = u.change FROM unnest(?::bigint[], ?::varchar[], ?::varchar[], ?::varchar[])"
            + " AS u(version, head, change, stream) WHERE t.stream_id = u.stream";
    private static final String WRITE = "INSERT INTO {s}.event (stream_id, seq, type, type_version, occurred_at,"
            + " recorded_at, finer, payload, payload_hash, entry_hash, change_id)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String READ = "SELECT seq, type, type_version, occurred_at, recorded_at, finer, payload"
            + " FROM {s}.event WHERE stream_id = ? AND seq > ? ORDER BY seq LIMIT ?";
    private static final String WAS_WRITTEN =
            "SELECT 1 FROM {s}.event WHERE stream_id = ? AND seq = ? AND change_id = ?";
    private static final String WAS_LAST = "SELECT 1 FROM {s}.stream WHERE stream_id = ? AND last_change = ?";

    private Streams() {}

    /** Where a stream stands. */
    record Place(String stream, long version, String head) {}

    /** Claims the keys of all changes, in order, and begins the streams that are not there; a change that finds a key taken is refused. */
    static void begin(Tx tx, List<Part> parts) throws SQLException {
        begin(tx, parts, ClaimedKeys.claim(tx, parts));
    }

    /** Checks the versions of the streams, which are locked, and writes the events; a change whose stream stands elsewhere is refused. */
    static void append(Tx tx, List<Part> parts, List<Place> locked) throws SQLException {
        Map<String, Place> places = new HashMap<>();
        locked.forEach(place -> places.put(place.stream, place));
        boolean alone = parts.size() == 1;
        List<@Nullable Object[]> events = new ArrayList<>();
        List<@Nullable Object[]> advances = new ArrayList<>();
        for (Part part : parts) {
            if (!part.appends()) {
                continue;
            }
            Append append = part.append();
            if (!part.begins) {
                Place place = places.get(append.stream());
                long version = place == null ? 0 : place.version;
                if (place == null || version != append.expectedVersion()) {
                    Writing.refuse(part, new Outcome.Moved(version), alone);
                    continue;
                }
                part.head = place.head;
            }
            String head = chain(append, part.head, part.change.id(), events);
            if (!part.begins) {
                long version = append.expectedVersion() + append.events().size();
                advances.add(new Object[] {version, head, part.change.id(), append.stream()});
            }
        }
        tx.insert(WRITE, events);
        tx.each(ADVANCE, ADVANCE_MANY, advances);
    }

    /** Begins the streams of all changes, which are in their order, with their events; fewer rows are written when one is there already. */
    static Later beginNew(Tx tx, List<Part> parts) throws SQLException {
        List<@Nullable Object[]> streams = new ArrayList<>();
        List<@Nullable Object[]> events = new ArrayList<>();
        for (Part part : parts) {
            Append append = part.append();
            String head = chain(append, HashChain.START, part.change.id(), events);
            streams.add(new Object[] {append.stream(), append.events().size(), head, part.change.id()});
        }
        Later begun = tx.insert(BEGIN, streams);
        tx.insert(WRITE, events);
        return begun;
    }

    private static void begin(Tx tx, List<Part> parts, ClaimedKeys.Claiming claiming) throws SQLException {
        TreeMap<String, Part> wanted = new TreeMap<>();
        for (Part part : parts) {
            if (part.appends() && part.append().expectedVersion() == 0) {
                wanted.put(part.append().stream(), part);
            }
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Part part : wanted.values()) {
            Append append = part.append();
            String head = chain(append, HashChain.START, part.change.id(), new ArrayList<>());
            rows.add(new Object[] {append.stream(), append.events().size(), head, part.change.id()});
        }
        boolean alone = parts.size() == 1;
        Later begun = alone && !rows.isEmpty() ? tx.laterIfAbsent(BEGIN, rows.get(0)) : tx.insert(BEGIN, rows);
        claiming.look();
        if (alone) {
            parts.get(0).begins = begun.rows() > 0;
        } else if (begun.rows() < rows.size()) {
            throw Writing.entangled("a stream is there already");
        } else {
            wanted.values().forEach(part -> part.begins = true);
        }
    }

    /** Locks the streams of all changes and of their claims, in order. */
    static Asked<Place> lock(Tx tx, List<Part> parts) throws SQLException {
        TreeSet<String> wanted = new TreeSet<>();
        TreeSet<String> claims = new TreeSet<>();
        for (Part part : parts) {
            if (part.appends() && !part.begins) {
                wanted.add(part.append().stream());
            }
            if (part.goesOn() && part.held.isEmpty()) {
                part.change.ends().forEach(end -> claims.add(end.key().value()));
            }
            part.held.values().forEach(row -> wanted.add(row.stream()));
        }
        if (claims.isEmpty()) {
            return tx.askAmong(LOCK_ALL, wanted, Streams::place);
        }
        if (claims.size() == 1 && wanted.size() <= 1) {
            return tx.ask(LOCK_TWO, Streams::place, wanted.isEmpty() ? null : wanted.first(), claims.first());
        }
        return tx.askAmongBoth(LOCK_BOTH, wanted, claims, Streams::place);
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString(1), row.getLong(2), row.getString(3));
    }

    /** Writes an event at the end of a stream that is there, wherever that is. */
    static void add(Tx tx, String stream, NewEvent event) throws SQLException {
        Long version = tx.first(LOCK, row -> row.getLong(1), stream);
        if (version != null) {
            Append append = new Append(stream, version, List.of(event), null, List.of(), Map.of(), Map.of());
            List<Part> parts = List.of(
                    new Part(new Change(List.of(), append, UUID.randomUUID().toString())));
            append(tx, parts, lock(tx, parts).rows());
        }
    }

    /** Locks a stream until the transaction ends. */
    static void lock(Tx tx, String stream) throws SQLException {
        tx.first(LOCK, row -> true, stream);
    }

    static List<StoredEvent> read(Tx tx, String stream, long after, int limit) throws SQLException {
        return limit <= 0 ? List.of() : tx.list(READ, new Reader(stream), stream, Math.max(0, after), limit);
    }

    /** Whether a change was committed. Waits for a transaction that may still be writing it. */
    static boolean hasChange(Tx tx, Append append, String change) throws SQLException {
        lock(tx, append.stream());
        Object found = append.events().isEmpty()
                ? tx.first(WAS_LAST, row -> true, append.stream(), change)
                : tx.first(WAS_WRITTEN, row -> true, append.stream(), append.expectedVersion() + 1, change);
        return found != null;
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

    /** Reads one event after the other. A long history says the same few types again and again: each is kept once. */
    private static final class Reader implements Tx.Row<StoredEvent> {
        private static final int SEQUENCE = 1;
        private static final int TYPE = 2;
        private static final int TYPE_VERSION = 3;
        private static final int OCCURRED_AT = 4;
        private static final int RECORDED_AT = 5;
        private static final int FINER = 6;
        private static final int PAYLOAD = 7;

        private final String stream;
        private final Map<String, String> types = new HashMap<>();

        Reader(String stream) {
            this.stream = stream;
        }

        @Override
        public StoredEvent read(ResultSet row) throws SQLException {
            int finer = row.getInt(FINER);
            NewEvent event = new NewEvent(
                    types.computeIfAbsent(row.getString(TYPE), type -> type),
                    row.getInt(TYPE_VERSION),
                    Times.withFirst(Times.read(row, OCCURRED_AT), finer),
                    Times.withSecond(Times.read(row, RECORDED_AT), finer),
                    row.getString(PAYLOAD));
            return new StoredEvent(stream, row.getLong(SEQUENCE), event);
        }
    }
}
