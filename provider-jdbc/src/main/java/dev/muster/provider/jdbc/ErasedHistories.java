package dev.muster.provider.jdbc;

import dev.muster.spi.store.NewEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes a person out of the histories. Each history that changes ends with an {@linkplain NewEvent#ERASED entry that says so}, in the same transaction: a
 * process that keeps it in memory can then no longer append to it before it has read it again, so nothing that was erased is written back.
 */
final class ErasedHistories {

    private static final String HOLDING =
            "SELECT DISTINCT stream_id FROM {s}.event WHERE POSITION(? IN payload) > 0 ORDER BY stream_id";
    private static final String ENTRIES = "SELECT seq, payload FROM {s}.event WHERE stream_id = ? ORDER BY seq";
    private static final String CHANGE =
            "UPDATE {s}.event SET payload = ?, erased_at = {now} WHERE stream_id = ? AND seq = ?";

    private final Database database;
    private final Erasure erasure;

    ErasedHistories(Database database, Erasure erasure) {
        this.database = database;
        this.erasure = erasure;
    }

    /** An entry of a history. */
    private record Entry(long sequence, String payload) {}

    /** Erases, history by history; how many entries were changed. */
    long erase() {
        Set<String> streams = new LinkedHashSet<>();
        for (String text : erasure.texts()) {
            streams.addAll(database.read(tx -> tx.list(HOLDING, row -> row.getString(1), text)));
        }
        long changed = 0;
        for (String stream : streams) {
            changed += database.write(tx -> erase(tx, stream));
        }
        return changed;
    }

    private int erase(Tx tx, String stream) throws SQLException {
        Streams.lock(tx, stream);
        List<Entry> entries = tx.list(ENTRIES, row -> new Entry(row.getLong(1), row.getString(2)), stream);
        int changed = 0;
        for (Entry entry : entries) {
            String erased = erasure.of(entry.payload);
            if (!erased.equals(entry.payload)) {
                changed += tx.update(CHANGE, erased, stream, entry.sequence);
            }
        }
        if (changed > 0) {
            Instant now = Clock.now(tx);
            Streams.add(tx, stream, new NewEvent(NewEvent.ERASED, 1, now, now, ""));
        }
        return changed;
    }
}
