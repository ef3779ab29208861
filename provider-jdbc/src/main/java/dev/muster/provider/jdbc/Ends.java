package dev.muster.provider.jdbc;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.IntentState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends intents: what was delivered or cancelled moves out of the table that claims look at; what was parked stays, since it may be revived. */
final class Ends {

    private static final String KEEP = "INSERT INTO {s}.intent_done (" + IntentRows.COLUMNS + ")"
            + " SELECT intent_key, stream_id, kind, payload, payload_hash, provider, lane, required, first_due_at,"
            + " not_after, needs, tolerant, replaces, batch, created_at, %s, due_at, attempts, {now}, %s FROM %s";
    private static final String COPY = keep("?", "?", "{s}.intent WHERE intent_key = ?");
    private static final String REMOVE = "DELETE FROM {s}.intent WHERE intent_key {among}";

    /** Both in one statement, which reads each row once, for PostgreSQL. */
    private static final String MOVE = "WITH u AS (SELECT %s), gone AS (DELETE FROM {s}.intent i USING u"
            + " WHERE i.intent_key = u.ended RETURNING i.*, u.how, u.why) "
            + keep("how", "why", "gone");

    private static final String MOVE_ONE = MOVE.formatted("?::varchar AS how, ?::text AS why, ?::varchar AS ended");
    private static final String MOVE_MANY =
            MOVE.formatted("* FROM unnest(?::varchar[], ?::text[], ?::varchar[]) AS n(how, why, ended)");

    private static final String PARK = "UPDATE {s}.intent SET state = 'PARKED', ended_at = {now}, detail = ?,"
            + " lease_until = NULL WHERE intent_key = ?";

    private final Map<RequestKey, IntentState> states = new LinkedHashMap<>();
    private final Map<RequestKey, String> details = new LinkedHashMap<>();
    private final Set<RequestKey> withNeeds = new HashSet<>();

    /** An insert that keeps, with these words for how and why they ended, the intents of a table. */
    static String keep(String how, String why, String from) {
        return KEEP.formatted(how, why, from);
    }

    /** Notes that an intent, whose row is locked, ends in this way. */
    void add(RequestKey key, IntentState how, String detail, boolean hasNeeds) {
        states.put(key, how);
        details.put(key, detail);
        if (hasNeeds) {
            withNeeds.add(key);
        }
    }

    /** Writes all that was noted, and tells those that wait for it. */
    void write(Tx tx) throws SQLException {
        if (!states.isEmpty()) {
            write(
                    tx,
                    Needs.waiting(
                            tx, states.keySet().stream().map(RequestKey::value).toList()));
        }
    }

    /** The same, where somebody knows already which those are. */
    void write(Tx tx, List<String> waiting) throws SQLException {
        if (states.isEmpty()) {
            return;
        }
        List<@Nullable Object[]> done = new ArrayList<>();
        List<@Nullable Object[]> parked = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<String> settled = new ArrayList<>();
        states.forEach((key, how) -> {
            String detail = Texts.kept("detail", String.valueOf(details.get(key)));
            if (how == IntentState.PARKED) {
                parked.add(new Object[] {detail, key.value()});
            } else {
                done.add(new Object[] {how.name(), detail, key.value()});
                gone.add(key.value());
                if (withNeeds.contains(key)) {
                    settled.add(key.value());
                }
            }
        });
        tx.batch(PARK, parked);
        if (tx.dialect().takesArrays()) {
            tx.each(MOVE_ONE, MOVE_MANY, done);
        } else {
            tx.batch(COPY, done);
            tx.updateAmong(REMOVE, gone);
        }
        Needs.forget(tx, settled);
        Needs.tell(tx, states, waiting);
    }
}
