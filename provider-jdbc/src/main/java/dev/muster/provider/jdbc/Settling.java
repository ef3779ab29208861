package dev.muster.provider.jdbc;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ends claims behind their fences. The rows of the claims are locked first, then the stream; an append locks the stream first and then rows that nobody has
 * claimed, so that the two do not wait for each other in a circle.
 */
final class Settling {

    /** Who is claimed has a lease. It is not asked for by its state: the index of those is small at times and long at others, and not by key. */
    private static final String HELD = "SELECT intent_key, stream_id, fence, needs FROM {s}.intent"
            + " WHERE lease_until IS NOT NULL AND intent_key {among} ORDER BY intent_key FOR UPDATE";

    private static final String AGAIN = "UPDATE {s}.intent SET state = 'PENDING', due_at = ?, detail = ?,"
            + " lease_until = NULL, ready = TRUE,"
            + " failures = CASE WHEN marked_need IS NULL THEN failures + 1 ELSE failures END WHERE intent_key = ?";
    private static final String RELEASE = "UPDATE {s}.intent SET state = 'PENDING', due_at = ?, detail = ?,"
            + " lease_until = NULL, ready = TRUE,"
            + " attempts = CASE WHEN marked_need IS NULL THEN attempts - 1 ELSE attempts END,"
            + " started_at = CASE WHEN marked_need IS NULL THEN started_before ELSE started_at END"
            + " WHERE intent_key = ?";

    private Settling() {}

    /** A claimed row. */
    record Row(String key, Part.Held held) {}

    /** Locks the rows of all claims that end. */
    static Asked<Row> lock(Tx tx, List<Part> parts) throws SQLException {
        return tx.askAmong(
                HELD,
                ends(parts).keySet(),
                row -> new Row(
                        row.getString(1),
                        new Part.Held(
                                row.getString(2),
                                row.getLong(3),
                                !row.getString(4).isEmpty())));
    }

    /** The changes by the claims that they end, in order. */
    static SortedMap<String, Part> ends(List<Part> parts) {
        SortedMap<String, Part> ends = new TreeMap<>();
        for (Part part : parts) {
            part.change.ends().forEach(end -> ends.put(end.key().value(), part));
        }
        return ends;
    }

    /** Holds the claims whose rows were locked; a change of which one is somebody else's by now is refused. */
    static void hold(List<Part> parts, List<Row> rows) throws SQLException {
        Map<String, Part> wanted = ends(parts);
        for (Row row : rows) {
            Objects.requireNonNull(wanted.get(row.key)).held.put(RequestKey.of(row.key), row.held);
        }
        for (Part part : parts) {
            List<RequestKey> stale = stale(part);
            if (!stale.isEmpty()) {
                Writing.refuse(part, new Outcome.Stale(stale), parts.size() == 1);
            }
        }
    }

    private static List<RequestKey> stale(Part part) {
        List<RequestKey> stale = new ArrayList<>();
        for (IntentEnd end : part.change.ends()) {
            Part.Held row = part.held.get(end.key());
            if (row == null || row.fence() != end.fence()) {
                stale.add(end.key());
            }
        }
        return stale;
    }

    /**
     * Ends the claims of all changes, whose streams are locked: what waits for what is judged under the lock of its stream.
     *
     * @param waiting the intents that wait for those whose claims end
     */
    static void end(Tx tx, List<Part> parts, List<String> waiting) throws SQLException {
        Ends ends = new Ends();
        List<@Nullable Object[]> again = new ArrayList<>();
        List<@Nullable Object[]> released = new ArrayList<>();
        List<String> judged = new ArrayList<>();
        for (Part part : parts) {
            if (!part.goesOn()) {
                continue;
            }
            for (IntentEnd end : part.change.ends()) {
                boolean hasNeeds = part.held(end).hasNeeds();
                switch (end.outcome()) {
                    case RETRY -> again.add(values(end));
                    case RELEASE -> released.add(values(end));
                    case DELIVERED -> ends.add(end.key(), IntentState.DELIVERED, end.detail(), hasNeeds);
                    case CANCELLED -> ends.add(end.key(), IntentState.CANCELLED, end.detail(), hasNeeds);
                    case PARKED -> ends.add(end.key(), IntentState.PARKED, end.detail(), hasNeeds);
                }
                if (end.dueAt() != null && hasNeeds) {
                    judged.add(end.key().value());
                }
            }
        }
        tx.batch(AGAIN, again);
        tx.batch(RELEASE, released);
        Needs.judge(tx, judged);
        ends.write(tx, waiting);
    }

    private static @Nullable Object[] values(IntentEnd end) {
        Instant due = Objects.requireNonNull(end.dueAt());
        return new Object[] {due, Texts.kept("detail", end.detail()), end.key().value()};
    }
}
