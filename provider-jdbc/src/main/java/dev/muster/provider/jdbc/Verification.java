package dev.muster.provider.jdbc;

import dev.muster.spi.store.NewEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks a history and recomputes its chain. An entry that was erased by right is judged by the hash of what it held. */
final class Verification {

    private static final int PAGE = 500;
    private static final String HEAD = "SELECT version, head FROM {s}.stream WHERE stream_id = ?";
    private static final String ENTRIES = "SELECT seq, type, type_version, occurred_at, recorded_at, finer, payload,"
            + " payload_hash, entry_hash, erased_at FROM {s}.event WHERE stream_id = ? AND seq > ? ORDER BY seq LIMIT ?";

    private Verification() {}

    /** An entry and the hashes beside it. */
    private record Entry(long sequence, NewEvent event, String payloadHash, String hash, boolean isErased) {}

    static @Nullable Head head(Tx tx, String stream) throws SQLException {
        return tx.first(HEAD, row -> new Head(stream, row.getLong(1), row.getString(2)), stream);
    }

    /** The first entry that is not as it was written, or null. */
    static @Nullable BadEntry verify(Tx tx, String stream, @Nullable Head anchor) throws SQLException {
        String before = HashChain.START;
        long sequence = 0;
        List<Entry> page = page(tx, stream, 0);
        while (!page.isEmpty()) {
            for (Entry entry : page) {
                sequence++;
                String problem = problem(before, sequence, entry);
                if (problem != null) {
                    return new BadEntry(stream, sequence, problem);
                }
                before = entry.hash;
                if (anchor != null
                        && anchor.version() == sequence
                        && !anchor.hash().equals(before)) {
                    return new BadEntry(stream, sequence, "is not the one that the anchor names");
                }
            }
            page = page(tx, stream, sequence);
        }
        return end(head(tx, stream), new Head(stream, sequence, before), anchor);
    }

    private static @Nullable BadEntry end(@Nullable Head kept, Head found, @Nullable Head anchor) {
        long version = kept == null ? 0 : kept.version();
        if (version != found.version() || (kept != null && !kept.hash().equals(found.hash()))) {
            long place = Math.min(version, found.version()) + 1;
            return new BadEntry(
                    found.stream(),
                    place,
                    version > found.version() ? "is missing at the end" : "stands behind the end of the history");
        }
        return anchor != null && anchor.version() > found.version()
                ? new BadEntry(found.stream(), found.version() + 1, "is missing at the end, says the anchor")
                : null;
    }

    private static @Nullable String problem(String before, long sequence, Entry entry) {
        if (entry.sequence != sequence) {
            return "is missing";
        }
        if (!entry.isErased && !Texts.sha256(entry.event.payload()).equals(entry.payloadHash)) {
            return "has another payload than it was written with";
        }
        return HashChain.entry(before, sequence, entry.event, entry.payloadHash).equals(entry.hash)
                ? null
                : "does not follow from the entry before it: it was changed, moved or put in";
    }

    private static List<Entry> page(Tx tx, String stream, long after) throws SQLException {
        return tx.list(ENTRIES, Verification::entry, stream, after, PAGE);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        int finer = row.getInt("finer");
        NewEvent event = new NewEvent(
                row.getString("type"),
                row.getInt("type_version"),
                Times.withFirst(Times.read(row, "occurred_at"), finer),
                Times.withSecond(Times.read(row, "recorded_at"), finer),
                row.getString("payload"));
        return new Entry(
                row.getLong("seq"),
                event,
                row.getString("payload_hash"),
                row.getString("entry_hash"),
                row.getObject("erased_at") != null);
    }
}
