package dev.muster.provider.jdbc;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an append does to the intents of its stream, whose lock it holds: cancels, supersedes, adds. */
final class IntentWriter {

    private static final String EXISTING = "SELECT intent_key, stream_id, state FROM {s}.%s WHERE intent_key IN (";
    private static final String PENDING = "SELECT intent_key, replaces, needs FROM {s}.intent"
            + " WHERE stream_id = ? AND state = 'PENDING' AND (intent_key IN (%s) OR replaces IN (%s)) FOR UPDATE";
    private static final String ADD = "INSERT INTO {s}.intent (intent_key, stream_id, kind, payload, payload_hash,"
            + " provider, lane, required, first_due_at, not_after, needs, tolerant, replaces, batch, created_at, state,"
            + " due_at, attempts, detail, ready, fence, failed_need)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {now}, 'PENDING', ?, 0, '', ?, 0, ?)";

    private final Tx tx;
    private final Append append;
    private final Map<RequestKey, Found> known = new HashMap<>();
    private final Map<RequestKey, NewIntent> fresh = new LinkedHashMap<>();
    private final Ends ends = new Ends();

    private IntentWriter(Tx tx, Append append) {
        this.tx = tx;
        this.append = append;
    }

    /** What is known of an intent. */
    private record Found(String stream, IntentState state) {}

    /**
     * Writes it.
     *
     * @throws IllegalArgumentException when an intent needs what is not there, or intents need each other
     */
    static void write(Tx tx, Append append) throws SQLException {
        if (append.intents().isEmpty() && append.cancellations().isEmpty()) {
            return;
        }
        IntentWriter writer = new IntentWriter(tx, append);
        writer.look();
        NeedCheck.check(append, writer.streams());
        writer.endOlder();
        writer.add();
    }

    private Map<RequestKey, String> streams() {
        Map<RequestKey, String> streams = new HashMap<>();
        known.forEach((key, found) -> streams.put(key, found.stream));
        return streams;
    }

    private void look() throws SQLException {
        Set<RequestKey> keys = new LinkedHashSet<>();
        for (NewIntent intent : append.intents()) {
            keys.add(intent.key());
            keys.addAll(intent.needs());
        }
        for (List<String> some : Chunks.of(values(keys))) {
            for (String table : List.of("intent", "intent_done")) {
                tx.list(
                        EXISTING.formatted(table) + Tx.marks(some) + ')',
                        row -> known.put(
                                RequestKey.of(row.getString(1)),
                                new Found(row.getString(2), IntentState.valueOf(row.getString(3)))),
                        some.toArray());
            }
        }
        for (NewIntent intent : append.intents()) {
            if (!known.containsKey(intent.key())) {
                fresh.putIfAbsent(intent.key(), intent);
            }
        }
    }

    /** Cancels what the append cancels and what its new intents supersede, as far as it is pending. */
    private void endOlder() throws SQLException {
        Map<String, RequestKey> superseding = new LinkedHashMap<>();
        for (NewIntent intent : fresh.values()) {
            if (intent.replaces() != null) {
                superseding.put(Texts.kept("replaces", intent.replaces()), intent.key());
            }
        }
        for (List<String> cancelled : orOne(values(append.cancellations().keySet()))) {
            for (List<String> replaced : orOne(superseding.keySet())) {
                cancel(cancelled, replaced, superseding);
            }
        }
        ends.write(tx);
    }

    private void cancel(List<String> keys, List<String> purposes, Map<String, RequestKey> superseding)
            throws SQLException {
        if (keys.isEmpty() && purposes.isEmpty()) {
            return;
        }
        List<@Nullable Object> values = new ArrayList<>();
        values.add(append.stream());
        values.addAll(keys);
        values.addAll(purposes);
        String sql = PENDING.formatted(
                keys.isEmpty() ? "NULL" : Tx.marks(keys), purposes.isEmpty() ? "NULL" : Tx.marks(purposes));
        tx.list(
                sql,
                row -> {
                    RequestKey key = RequestKey.of(row.getString(1));
                    String given = append.cancellations().get(key);
                    RequestKey newer = superseding.get(row.getString(2));
                    ends.add(
                            key,
                            IntentState.CANCELLED,
                            given != null ? given : "superseded by " + newer,
                            !row.getString(3).isEmpty());
                    known.computeIfPresent(key, (k, found) -> new Found(found.stream, IntentState.CANCELLED));
                    return key;
                },
                values.toArray());
    }

    private void add() throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        Map<RequestKey, RequestKey> superseded = supersededAtOnce();
        List<@Nullable Object[]> rows = new ArrayList<>(fresh.size());
        List<@Nullable Object[]> needs = new ArrayList<>();
        Ends atOnce = new Ends();
        for (NewIntent intent : fresh.values()) {
            List<String> outcomes = intent.needs().stream()
                    .map(need -> known.containsKey(need) ? Needs.outcome(found(need).state) : Needs.OPEN)
                    .toList();
            List<@Nullable Object> values = IntentRows.values(append.stream(), intent);
            values.add(intent.dueAt());
            values.add(Needs.isReady(intent, outcomes));
            values.add(Needs.firstFailed(intent, outcomes));
            rows.add(values.toArray());
            needs.addAll(Needs.rows(intent, outcomes));
            RequestKey newer = superseded.get(intent.key());
            if (newer != null) {
                atOnce.add(intent.key(), IntentState.CANCELLED, "superseded by " + newer, !outcomes.isEmpty());
            }
        }
        tx.batch(ADD, rows);
        Needs.write(tx, needs);
        atOnce.write(tx);
    }

    private Found found(RequestKey key) {
        return Objects.requireNonNull(known.get(key));
    }

    /** Of several new intents with one purpose only the last is wanted. */
    private Map<RequestKey, RequestKey> supersededAtOnce() {
        Map<String, RequestKey> last = new HashMap<>();
        Map<RequestKey, RequestKey> superseded = new HashMap<>();
        for (NewIntent intent : fresh.values()) {
            if (intent.replaces() != null) {
                RequestKey before = last.put(intent.replaces(), intent.key());
                if (before != null) {
                    superseded.put(before, intent.key());
                }
            }
        }
        return superseded;
    }

    private static List<String> values(Collection<RequestKey> keys) {
        return keys.stream().map(RequestKey::value).toList();
    }

    private static List<List<String>> orOne(Collection<String> all) {
        return all.isEmpty() ? List.of(List.of()) : Chunks.of(all);
    }
}
