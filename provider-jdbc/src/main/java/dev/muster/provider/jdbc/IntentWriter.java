package dev.muster.provider.jdbc;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an append does to the intents of its stream, whose lock it holds: cancels, supersedes, adds. */
final class IntentWriter {

    private static final String EXISTING =
            "SELECT intent_key, stream_id, state FROM {s}.intent WHERE intent_key {among}"
                    + " UNION ALL SELECT intent_key, stream_id, state FROM {s}.intent_done WHERE intent_key {among}";
    private static final String PENDING =
            "SELECT intent_key, replaces, needs FROM {s}.intent" + " WHERE stream_id = ? AND state = 'PENDING' AND ";
    private static final String WITH_KEYS = PENDING + "intent_key IN (%s) FOR UPDATE";
    private static final String WITH_PURPOSES = PENDING + "replaces IN (%s) FOR UPDATE";
    private static final String ADD = "INSERT INTO {s}.intent (intent_key, stream_id, kind, payload, payload_hash,"
            + " provider, lane, required, first_due_at, not_after, needs, tolerant, replaces, batch, created_at, state,"
            + " due_at, attempts, detail, ready, fence, failed_need)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {now}, 'PENDING', ?, 0, '', ?, 0, ?)";

    private final Tx tx;
    private final Append append;
    private final Map<RequestKey, Found> known;
    private final Map<RequestKey, NewIntent> fresh = new LinkedHashMap<>();
    private final Ends ends = new Ends();

    private IntentWriter(Tx tx, Append append, Map<RequestKey, Found> known) {
        this.tx = tx;
        this.append = append;
        this.known = known;
    }

    /** One that an append may cancel or supersede. */
    record Pending(RequestKey key, @Nullable String replaces, boolean hasNeeds) {}

    /** What is known of an intent. */
    record Found(RequestKey key, String stream, IntentState state) {
        Found in(IntentState other) {
            return new Found(key, stream, other);
        }

        /** How it stands once its claim has ended. */
        Found after(IntentEnd end) {
            return in(
                    switch (end.outcome()) {
                        case RETRY, RELEASE -> IntentState.PENDING;
                        case DELIVERED -> IntentState.DELIVERED;
                        case CANCELLED -> IntentState.CANCELLED;
                        case PARKED -> IntentState.PARKED;
                    });
        }
    }

    /** The rows of new intents, of all changes. */
    private record Rows(List<@Nullable Object[]> intents, List<@Nullable Object[]> needs, Ends atOnce) {}

    /**
     * Writes the intents of all changes.
     *
     * @param looked what was looked up of them before claims ended
     * @throws IllegalArgumentException when an intent needs what is not there, or intents need each other
     */
    static void write(Tx tx, List<Part> parts, Looked.Intents looked) throws SQLException {
        List<Part> concerned = concerned(parts);
        Map<RequestKey, Found> known = new HashMap<>();
        looked.there().rows().forEach(each -> known.put(each.key, each));
        for (Part part : parts) {
            if (part.goesOn()) {
                part.change.ends().forEach(end -> known.computeIfPresent(end.key(), (key, found) -> found.after(end)));
            }
        }
        Map<RequestKey, String> streams = new HashMap<>();
        known.forEach((key, found) -> streams.put(key, found.stream));
        Rows rows = new Rows(new ArrayList<>(), new ArrayList<>(), new Ends());
        for (Part part : concerned) {
            IntentWriter writer = new IntentWriter(tx, part.append(), known);
            writer.findFresh();
            NeedCheck.check(part.append(), streams);
            writer.endOlder(looked.pending(tx, part));
            writer.add(rows);
        }
        tx.insert(ADD, rows.intents);
        Needs.write(tx, rows.needs);
        rows.atOnce.write(tx);
    }

    private static List<Part> concerned(List<Part> parts) {
        return parts.stream()
                .filter(Part::appends)
                .filter(part -> !part.append().intents().isEmpty()
                        || !part.append().cancellations().isEmpty())
                .toList();
    }

    /** Asks what is there already of what the changes intend and need. */
    static Asked<Found> askThere(Tx tx, List<Part> parts) throws SQLException {
        Set<String> keys = new LinkedHashSet<>();
        for (Part part : concerned(parts)) {
            for (NewIntent intent : part.append().intents()) {
                keys.add(intent.key().value());
                intent.needs().forEach(need -> keys.add(need.value()));
            }
        }
        return tx.askAmong(
                EXISTING,
                keys,
                row -> new Found(
                        RequestKey.of(row.getString(1)), row.getString(2), IntentState.valueOf(row.getString(3))));
    }

    private void findFresh() {
        for (NewIntent intent : append.intents()) {
            if (!known.containsKey(intent.key())) {
                fresh.putIfAbsent(intent.key(), intent);
            }
        }
    }

    /** Cancels what the append cancels and what its new intents supersede, as far as it is pending. A stream that was just begun has nothing. */
    private void endOlder(List<Pending> pending) throws SQLException {
        Map<String, RequestKey> superseding = new LinkedHashMap<>();
        for (NewIntent intent : fresh.values()) {
            if (intent.replaces() != null) {
                superseding.put(Texts.kept("replaces", intent.replaces()), intent.key());
            }
        }
        for (Pending each : pending) {
            String given = append.cancellations().get(each.key);
            RequestKey newer = superseding.get(each.replaces);
            if (given != null || newer != null) {
                String why = given != null ? given : "superseded by " + newer;
                ends.add(each.key, IntentState.CANCELLED, why, each.hasNeeds);
                known.computeIfPresent(each.key, (k, found) -> found.in(IntentState.CANCELLED));
            }
        }
        ends.write(tx);
    }

    /** Asks for what an append may cancel or supersede, as far as it is pending; locks it. */
    static List<Asked<Pending>> askPending(Tx tx, Part part) throws SQLException {
        if (!part.appends() || part.begins) {
            return List.of();
        }
        Set<String> purposes = new TreeSet<>();
        for (NewIntent intent : part.append().intents()) {
            if (intent.replaces() != null) {
                purposes.add(Texts.kept("replaces", intent.replaces()));
            }
        }
        List<Asked<Pending>> all = new ArrayList<>();
        List<String> cancelled = part.append().cancellations().keySet().stream()
                .map(RequestKey::value)
                .sorted()
                .toList();
        for (List<String> some : Chunks.of(cancelled)) {
            all.add(askPending(tx, part, WITH_KEYS, some));
        }
        for (List<String> some : Chunks.of(purposes)) {
            all.add(askPending(tx, part, WITH_PURPOSES, some));
        }
        return all;
    }

    private static Asked<Pending> askPending(Tx tx, Part part, String template, List<String> words)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(part.append().stream());
        values.addAll(words);
        return tx.ask(
                template.formatted(Tx.marks(words)),
                row -> new Pending(
                        RequestKey.of(row.getString(1)),
                        row.getString(2),
                        !row.getString(3).isEmpty()),
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
}
