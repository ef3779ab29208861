package dev.muster.provider.jdbc;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits for what. Each need of an intent that has not ended is a row that says how the needed one stands; whether an intent is ready is kept in its own
 * row, so that a claim looks at nothing else. Changed under the lock of the stream only.
 */
final class Needs {

    static final String OPEN = "O";
    static final String DELIVERED = "D";
    static final String FAILED = "F";

    private static final String WRITE =
            "INSERT INTO {s}.intent_need (intent_key, place, need_key, outcome) VALUES (?, ?, ?, ?)";
    private static final String TELL = "UPDATE {s}.intent_need SET outcome = ? WHERE need_key = ?";
    private static final String TELL_MANY = "UPDATE {s}.intent_need n SET outcome = u.outcome"
            + " FROM unnest(?::varchar[], ?::varchar[]) AS u(outcome, ended) WHERE n.need_key = u.ended";
    private static final String FORGET = "DELETE FROM {s}.intent_need WHERE intent_key {among}";
    private static final String WAITING = "SELECT DISTINCT intent_key FROM {s}.intent_need WHERE need_key {among}";
    private static final String FIRST_FAILED = "SELECT n.need_key FROM {s}.intent_need n"
            + " WHERE n.intent_key = i.intent_key AND n.outcome = 'F' ORDER BY n.place FETCH FIRST 1 ROW ONLY";
    private static final String ANY =
            "EXISTS (SELECT 1 FROM {s}.intent_need n WHERE n.intent_key = i.intent_key AND n.outcome = ";
    private static final String JUDGE = "UPDATE {s}.intent i SET"
            + " failed_need = CASE WHEN i.tolerant THEN NULL ELSE (" + FIRST_FAILED + ") END,"
            + " ready = (NOT i.tolerant AND " + ANY + "'F')) OR NOT " + ANY + "'O')"
            + " WHERE i.intent_key {among}";

    private Needs() {}

    /** How a needed intent stands, in one letter. */
    static String outcome(IntentState state) {
        return switch (state) {
            case PENDING, CLAIMED -> OPEN;
            case DELIVERED -> DELIVERED;
            case CANCELLED, PARKED -> FAILED;
        };
    }

    /** Whether an intent with needs that stand so can be handed out. */
    static boolean isReady(NewIntent intent, List<String> outcomes) {
        return (!intent.tolerant() && outcomes.contains(FAILED)) || !outcomes.contains(OPEN);
    }

    /** The first need that has failed, where that marks a claim. */
    static @Nullable String firstFailed(NewIntent intent, List<String> outcomes) {
        int place = intent.tolerant() ? -1 : outcomes.indexOf(FAILED);
        return place < 0 ? null : intent.needs().get(place).value();
    }

    /** Rows for the needs of a new intent. */
    static List<@Nullable Object[]> rows(NewIntent intent, List<String> outcomes) {
        List<@Nullable Object[]> rows = new ArrayList<>(outcomes.size());
        for (int place = 0; place < outcomes.size(); place++) {
            rows.add(new Object[] {
                intent.key().value(), place, intent.needs().get(place).value(), outcomes.get(place)
            });
        }
        return rows;
    }

    static void write(Tx tx, List<@Nullable Object[]> rows) throws SQLException {
        tx.insert(WRITE, rows);
    }

    /** Tells those that wait for these intents how they stand now. */
    static void tell(Tx tx, Map<RequestKey, IntentState> changed) throws SQLException {
        tell(tx, changed, waiting(tx, keys(changed.keySet())));
    }

    /** The intents that wait for these. */
    static List<String> waiting(Tx tx, Collection<String> keys) throws SQLException {
        return askWaiting(tx, keys).rows();
    }

    /** The same, together with what is asked after it. */
    static Asked<String> askWaiting(Tx tx, Collection<String> keys) throws SQLException {
        return tx.askAmong(WAITING, keys, row -> row.getString(1));
    }

    /** Tells those that wait, where somebody knows already which they are. */
    static void tell(Tx tx, Map<RequestKey, IntentState> changed, List<String> waiting) throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        List<@Nullable Object[]> rows = new ArrayList<>(changed.size());
        changed.forEach((key, state) -> rows.add(new Object[] {outcome(state), key.value()}));
        tx.each(TELL, TELL_MANY, rows);
        judge(tx, waiting);
    }

    /** Finds out anew whether these intents can be handed out. */
    static void judge(Tx tx, Collection<String> keys) throws SQLException {
        tx.updateAmong(JUDGE, keys);
    }

    /** Forgets what intents waited for that have ended for good. */
    static void forget(Tx tx, Collection<String> keys) throws SQLException {
        tx.updateAmong(FORGET, keys);
    }

    private static List<String> keys(Collection<RequestKey> keys) {
        return keys.stream().map(RequestKey::value).toList();
    }
}
