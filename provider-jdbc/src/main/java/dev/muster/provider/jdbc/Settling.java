package dev.muster.provider.jdbc;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Appended;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Ends claims behind their fences. The rows of the claims are locked first, then the stream; an append locks the stream first and then rows that nobody has
 * claimed, so that the two do not wait for each other in a circle.
 */
final class Settling {

    private static final String HELD = "SELECT intent_key, stream_id, fence, needs FROM {s}.intent"
            + " WHERE state = 'CLAIMED' AND intent_key IN (%s) FOR UPDATE";
    private static final String AGAIN = "UPDATE {s}.intent SET state = 'PENDING', due_at = ?, detail = ?,"
            + " lease_until = NULL, ready = TRUE WHERE intent_key = ?";
    private static final String RELEASE = "UPDATE {s}.intent SET state = 'PENDING', due_at = ?, detail = ?,"
            + " lease_until = NULL, ready = TRUE,"
            + " attempts = CASE WHEN marked_need IS NULL THEN attempts - 1 ELSE attempts END,"
            + " started_at = CASE WHEN marked_need IS NULL THEN started_before ELSE started_at END"
            + " WHERE intent_key = ?";

    private final Tx tx;
    private final Settlement settlement;
    private final Map<RequestKey, Held> held = new HashMap<>();

    private Settling(Tx tx, Settlement settlement) {
        this.tx = tx;
        this.settlement = settlement;
    }

    /** A claimed row. */
    private record Held(String stream, long fence, boolean hasNeeds) {}

    static Settled settle(Tx tx, Settlement settlement, String change) throws SQLException {
        Settling settling = new Settling(tx, settlement);
        settling.hold();
        List<RequestKey> stale = settling.stale();
        if (!stale.isEmpty()) {
            return tx.undo(new Settled.Stale(stale));
        }
        Append append = settlement.append();
        if (append != null) {
            Appended.KeyTaken taken = ClaimedKeys.claim(tx, append);
            if (taken != null) {
                return tx.undo(new Settled.KeyTaken(taken));
            }
        }
        settling.lockStreams();
        if (append != null) {
            Streams.append(tx, append, change);
        }
        settling.end();
        if (append != null) {
            Writing.writeBesideEvents(tx, append);
        }
        return new Settled.Done();
    }

    private void hold() throws SQLException {
        List<String> keys = settlement.ends().stream()
                .map(end -> end.key().value())
                .sorted()
                .toList();
        for (List<String> some : Chunks.of(keys)) {
            tx.list(
                    HELD.formatted(Tx.marks(some)),
                    row -> held.put(
                            RequestKey.of(row.getString(1)),
                            new Held(
                                    row.getString(2),
                                    row.getLong(3),
                                    !row.getString(4).isEmpty())),
                    some.toArray());
        }
    }

    private List<RequestKey> stale() {
        List<RequestKey> stale = new ArrayList<>();
        for (IntentEnd end : settlement.ends()) {
            Held row = held.get(end.key());
            if (row == null || row.fence != end.fence()) {
                stale.add(end.key());
            }
        }
        return stale;
    }

    /** Locks the streams that no append locks: what waits for what is judged under the lock of its stream. */
    private void lockStreams() throws SQLException {
        TreeSet<String> streams = new TreeSet<>();
        held.values().forEach(row -> streams.add(row.stream));
        if (settlement.append() != null) {
            streams.remove(settlement.append().stream());
        }
        for (String stream : streams) {
            Streams.lock(tx, stream);
        }
    }

    private void end() throws SQLException {
        Ends ends = new Ends();
        List<@Nullable Object[]> again = new ArrayList<>();
        List<@Nullable Object[]> released = new ArrayList<>();
        List<String> judged = new ArrayList<>();
        for (IntentEnd end : settlement.ends()) {
            Held row = Objects.requireNonNull(held.get(end.key()));
            switch (end.outcome()) {
                case RETRY -> again.add(values(end));
                case RELEASE -> released.add(values(end));
                case DELIVERED -> ends.add(end.key(), IntentState.DELIVERED, end.detail(), row.hasNeeds);
                case CANCELLED -> ends.add(end.key(), IntentState.CANCELLED, end.detail(), row.hasNeeds);
                case PARKED -> ends.add(end.key(), IntentState.PARKED, end.detail(), row.hasNeeds);
            }
            if (end.dueAt() != null && row.hasNeeds) {
                judged.add(end.key().value());
            }
        }
        tx.batch(AGAIN, again);
        tx.batch(RELEASE, released);
        Needs.judge(tx, judged);
        ends.write(tx);
    }

    private static @Nullable Object[] values(IntentEnd end) {
        Instant due = Objects.requireNonNull(end.dueAt());
        return new Object[] {due, Texts.kept("detail", end.detail()), end.key().value()};
    }
}
