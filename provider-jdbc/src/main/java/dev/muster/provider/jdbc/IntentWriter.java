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

    private static final String EXISTING =
            "SELECT intent_key, stream_id, state FROM {s}.intent WHERE intent_key {among}"
                    + " UNION ALL SELECT intent_key, stream_id, state FROM {s}.intent_done WHERE intent_key {among}";
    private static final String PENDING = "SELECT intent_key, replaces, needs FROM {s}.intent"
            + " WHERE stream_id = ? AND state = 'PENDING' AND (intent_key IN (%s) OR replaces IN (%s)) FOR UPDATE";
    private static final String ADD = "INSERT INTO {s}.intent (intent_key, stream_id, kind, payload, payload_hash,"
            + " provider, lane, required, first_due_at, not_after, needs, tolerant, replaces, batch, created_at, state,"
            + " due_at, attempts, detail, ready, fence, failed_need)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {now}, 'PENDING', ?, 0, '', ?, 0, ?)";

    private final Tx tx;
    private final Part part;
    private final Append append;
    private final Map<RequestKey, Found> known;
    private final Map<RequestKey, NewIntent> fresh = new LinkedHashMap<>();
    private final Ends ends = new Ends();

    private IntentWriter(Tx tx, Part part, Map<RequestKey, Found> known) {
        this.tx = tx;
        this.part = part;
        this.append = part.append();
        this.known = known;
    }

    /** What is known of an intent. */
    private record Found(String stream, IntentState state) {}

    /** The rows of new intents, of all changes. */
    private record Rows(List<@Nullable Object[]> intents, List<@Nullable Object[]> needs, Ends atOnce) {}

    /**
     * Writes the intents of all changes.
     *
     * @throws IllegalArgumentException when an intent needs what is not there, or intents need each other
     */
    static void write(Tx tx, List<Part> parts) throws SQLException {
        List<Part> concerned = parts.stream()
                .filter(Part::appends)
                .filter(part -> !part.append().intents().isEmpty()
                        || !part.append().cancellations().isEmpty())
                .toList();
        Map<RequestKey, Found> known = look(tx, concerned);
        Map<RequestKey, String> streams = new HashMap<>();
        known.forEach((key, found) -> streams.put(key, found.stream));
        Rows rows = new Rows(new ArrayList<>(), new ArrayList<>(), new Ends());
        for (Part part : concerned) {
            IntentWriter writer = new IntentWriter(tx, part, known);
            writer.findFresh();
            NeedCheck.check(part.append(), streams);
            writer.endOlder();
            writer.add(rows);
        }
        tx.insert(ADD, rows.intents);
        Needs.write(tx, rows.needs);
        rows.atOnce.write(tx);
    }

    private static Map<RequestKey, Found> look(Tx tx, List<Part> parts) throws SQLException {
        Set<String> keys = new LinkedHashSet<>();
        for (Part part : parts) {
            for (NewIntent intent : part.append().intents()) {
                keys.add(intent.key().value());
                intent.needs().forEach(need -> keys.add(need.value()));
            }
        }
        Map<RequestKey, Found> known = new HashMap<>();
        tx.listAmong(
                EXISTING,
                keys,
                row -> known.put(
                        RequestKey.of(row.getString(1)),
                        new Found(row.getString(2), IntentState.valueOf(row.getString(3)))));
        return known;
    }

    private void findFresh() {
        for (NewIntent intent : append.intents()) {
            if (!known.containsKey(intent.key())) {
                fresh.putIfAbsent(intent.key(), intent);
            }
        }
    }

    /** Cancels what the append cancels and what its new intents supersede, as far as it is pending. A stream that was just begun has nothing. */
    private void endOlder() throws SQLException {
        if (part.begins) {
            return;
        }
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

    private void add(Rows rows) {
        Map<RequestKey, RequestKey> superseded = supersededAtOnce();
        for (NewIntent intent : fresh.values()) {
            List<String> outcomes = intent.needs().stream()
                    .map(need -> known.containsKey(need) ? Needs.outcome(found(need).state) : Needs.OPEN)
                    .toList();
            rows.intents.add(row(append.stream(), intent, outcomes));
            rows.needs.addAll(Needs.rows(intent, outcomes));
            RequestKey newer = superseded.get(intent.key());
            if (newer != null) {
                rows.atOnce.add(intent.key(), IntentState.CANCELLED, "superseded by " + newer, !outcomes.isEmpty());
            }
        }
    }

    /** A new row, of an intent whose needs stand so. */
    static @Nullable Object[] row(String stream, NewIntent intent, List<String> outcomes) {
        List<@Nullable Object> values = IntentRows.values(stream, intent);
        values.add(intent.dueAt());
        values.add(Needs.isReady(intent, outcomes));
        values.add(Needs.firstFailed(intent, outcomes));
        return values.toArray();
    }

    /** Writes new rows. */
    static void add(Tx tx, List<@Nullable Object[]> rows) throws SQLException {
        tx.insert(ADD, rows);
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
