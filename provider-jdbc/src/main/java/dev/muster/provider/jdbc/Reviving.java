package dev.muster.provider.jdbc;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.IntentState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Makes parked intents pending again, link by link. */
final class Reviving {

    private static final String STREAM = "SELECT stream_id FROM {s}.intent WHERE intent_key = ? AND state = 'PARKED'";
    private static final String REVIVE = "UPDATE {s}.intent SET state = 'PENDING', due_at = ?, ended_at = NULL,"
            + " ready = TRUE, failed_need = NULL, failures = attempts WHERE intent_key = ? AND state = 'PARKED'";
    private static final String PARKED_WITH =
            "SELECT intent_key FROM {s}.intent" + " WHERE stream_id = ? AND state = 'PARKED' AND marked_need = ?";

    private Reviving() {}

    static boolean revive(Tx tx, RequestKey key, Instant dueAt) throws SQLException {
        String stream = tx.first(STREAM, row -> row.getString(1), key.value());
        if (stream == null) {
            return false;
        }
        Streams.lock(tx, stream);
        boolean revived = false;
        Deque<String> chain = new ArrayDeque<>(List.of(key.value()));
        while (!chain.isEmpty()) {
            String next = chain.remove();
            if (tx.update(REVIVE, dueAt, next) > 0) {
                revived = true;
                Needs.judge(tx, List.of(next));
                Needs.tell(tx, Map.of(RequestKey.of(next), IntentState.PENDING));
                chain.addAll(tx.list(PARKED_WITH, row -> row.getString(1), stream, next));
            }
        }
        return revived;
    }
}
