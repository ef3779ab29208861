package dev.muster.provider.jdbc;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes that end claims for good and do nothing else, as the bulk of a backlog does. The rows move behind their fences at once, unlocked before: what moved
 * was the caller's, and when something did not move, everything is undone and told step by step. The locks are the same in the same order, rows and then
 * streams, and who waits is looked up under the lock of the stream.
 */
final class Endings {

    /**
     * Each row is read once, and the streams of those that went are locked; answers how many went. That a row has a lease is asked for together with its
     * fence: by itself it makes the planner, whose figures may be from before the first claim, begin with all that have one.
     */
    private static final String MOVE = "WITH u AS (SELECT * FROM unnest(?::varchar[], ?::text[], ?::varchar[],"
            + " ?::bigint[]) AS n(how, why, ended, fence)),"
            + " gone AS (DELETE FROM {s}.intent i USING u WHERE i.intent_key = u.ended AND u.fence ="
            + " CASE WHEN i.lease_until IS NULL THEN NULL ELSE i.fence END RETURNING i.*, u.how, u.why),"
            + " kept AS (" + Ends.keep("how", "why", "gone") + "),"
            + " forgotten AS (DELETE FROM {s}.intent_need n USING gone"
            + " WHERE gone.needs <> '' AND n.intent_key = gone.intent_key)"
            + " SELECT (SELECT count(*) FROM gone), count(*) FROM (SELECT 1 FROM {s}.stream s"
            + " WHERE s.stream_id IN (SELECT stream_id FROM gone) ORDER BY s.stream_id FOR UPDATE) held";

    private Endings() {}

    /** Whether that is all that these changes are. */
    static boolean are(List<Change> changes) {
        return changes.stream()
                .allMatch(change -> change.append() == null
                        && !change.ends().isEmpty()
                        && change.ends().stream().allMatch(end -> how(end) != null));
    }

    private static @Nullable IntentState how(IntentEnd end) {
        return switch (end.outcome()) {
            case DELIVERED -> IntentState.DELIVERED;
            case CANCELLED -> IntentState.CANCELLED;
            case RETRY, RELEASE, PARKED -> null;
        };
    }

    /**
     * Writes them.
     *
     * @return false when a claim was somebody else's already: then the transaction has to start over
     */
    static boolean write(Tx tx, List<Change> changes) throws SQLException {
        TreeMap<String, IntentEnd> ends = new TreeMap<>();
        int given = 0;
        for (Change change : changes) {
            change.ends().forEach(end -> ends.put(end.key().value(), end));
            given += change.ends().size();
        }
        if (ends.size() < given) {
            return false;
        }
        List<@Nullable Object[]> rows = new ArrayList<>(ends.size());
        Map<RequestKey, IntentState> states = new LinkedHashMap<>();
        for (IntentEnd end : ends.values()) {
            IntentState how = how(end);
            if (how != null) {
                states.put(end.key(), how);
                rows.add(new Object[] {
                    how.name(), Texts.kept("detail", end.detail()), end.key().value(), end.fence()
                });
            }
        }
        Later moved = tx.laterWithColumns(MOVE, rows);
        List<String> waiting = Needs.waiting(tx, ends.keySet());
        if (moved.rows() < rows.size()) {
            return false;
        }
        Needs.tell(tx, states, waiting);
        return true;
    }
}
