package dev.muster.provider.jdbc;

import dev.muster.spi.store.NewEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Lets go of what must not be kept for ever. Thread-safe. */
public final class Retention {

    private static final int PAGE = 200;
    private static final String ENDED = "SELECT m.stream_id FROM {s}.summary m WHERE NOT m.is_open AND m.closed_at < ?"
            + " AND NOT EXISTS (SELECT 1 FROM {s}.intent i WHERE i.stream_id = m.stream_id AND i.state = 'CLAIMED')"
            + " ORDER BY m.stream_id LIMIT ?";
    private static final List<String> FORGET = List.of(
            "DELETE FROM {s}.intent_need WHERE intent_key IN"
                    + " (SELECT i.intent_key FROM {s}.intent i WHERE i.stream_id = ?)",
            "DELETE FROM {s}.intent WHERE stream_id = ?",
            "DELETE FROM {s}.intent_done WHERE stream_id = ?",
            "DELETE FROM {s}.summary_label WHERE stream_id = ?",
            "DELETE FROM {s}.summary WHERE stream_id = ?",
            "DELETE FROM {s}.claimed_key WHERE owner = ?",
            "DELETE FROM {s}.event WHERE stream_id = ?",
            "DELETE FROM {s}.stream WHERE stream_id = ?");
    private static final String FORGET_DELIVERIES = "DELETE FROM {s}.inbox WHERE state = 'APPLIED' AND received_at < ?";

    private final Database database;

    Retention(Database database) {
        this.database = database;
    }

    /**
     * Removes incidents that were closed or cancelled before {@code instant}, whole, and the ids of deliveries that were applied before. Work that was still to
     * be done for them, such as a reminder of a review, goes with them. An incident that a worker holds something of stays until the next time.
     *
     * @return how many incidents
     */
    public long expire(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        long count = 0;
        List<String> streams = ended(instant);
        while (!streams.isEmpty()) {
            for (String stream : streams) {
                database.write(tx -> forget(tx, stream));
                count++;
            }
            streams = ended(instant);
        }
        database.write(tx -> tx.update(FORGET_DELIVERIES, instant));
        return count;
    }

    /**
     * Replaces what is known of a person wherever it is kept: in histories, summaries, effects, deliveries, keys and what the engine remembers between runs.
     * Each text is found as a whole word, with the case it is given in. The chain of each history stays whole: {@link JdbcIncidentStore#verify} judges an erased
     * entry by the hash of what it held. Processes may go on meanwhile: each history that changed ends with {@link NewEvent#ERASED}, and whoever keeps it in
     * memory reads it again before anything is appended to it.
     *
     * @param person what identifies the person: addresses, names, telephone numbers; none blank
     * @param pseudonym what stands there from now on; letters, digits and {@code -}, another one for each person
     * @return how many rows were changed
     * @throws IllegalArgumentException when a text is blank or the pseudonym has other characters
     */
    public long erase(List<String> person, String pseudonym) {
        Erasure erasure = new Erasure(person, pseudonym);
        // first the histories: what a process writes after that, it has read from them
        long changed = new ErasedHistories(database, erasure).erase();
        changed += new ErasedKeys(database, erasure).erase();
        changed += new ErasedDeliveries(database, erasure).erase();
        for (ErasedColumn column : ErasedColumn.ALL) {
            for (String text : erasure.texts()) {
                changed += erase(column, erasure, text);
            }
        }
        return changed;
    }

    private long erase(ErasedColumn column, Erasure erasure, String text) {
        long changed = 0;
        for (List<Object> key : database.read(tx -> column.holding(tx, text))) {
            boolean hit = database.write(tx -> {
                List<String> found = tx.list(column.lock(), row -> row.getString(1), key.toArray());
                String before = found.isEmpty() ? "" : Objects.requireNonNullElse(found.get(0), "");
                String after = column.holdsLabels() ? erasure.ofLabels(before) : erasure.of(before);
                if (before.equals(after)) {
                    return false;
                }
                List<Object> values = new ArrayList<>(List.of(after));
                values.addAll(key);
                return tx.update(column.change(), values.toArray()) > 0;
            });
            changed += hit ? 1 : 0;
        }
        return changed;
    }

    private List<String> ended(Instant instant) {
        return database.read(tx -> tx.list(ENDED, row -> row.getString(1), instant, PAGE));
    }

    private static boolean forget(Tx tx, String stream) throws SQLException {
        Streams.lock(tx, stream);
        for (String sql : FORGET) {
            tx.update(sql, stream);
        }
        return true;
    }
}
