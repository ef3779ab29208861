package dev.muster.provider.jdbc;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.StoredIntent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Intents as rows: those to be carried out or given up in one table, those delivered or cancelled in another, so that the first stays small. */
final class IntentRows {

    /** What both tables have. */
    static final String COLUMNS = "intent_key, stream_id, kind, payload, payload_hash, provider, lane, required,"
            + " first_due_at, not_after, needs, tolerant, replaces, batch, created_at, state, due_at, attempts,"
            + " ended_at, detail";

    private static final List<IntentState> DONE = List.of(IntentState.DELIVERED, IntentState.CANCELLED);

    private IntentRows() {}

    /** The intent of a row of either table. */
    static NewIntent intent(ResultSet row) throws SQLException {
        return new NewIntent(
                RequestKey.of(row.getString("intent_key")),
                row.getString("kind"),
                row.getString("payload"),
                row.getString("payload_hash"),
                row.getString("provider"),
                row.getInt("lane"),
                row.getBoolean("required"),
                Times.read(row, "first_due_at"),
                Times.readOrNull(row, "not_after"),
                needs(row.getString("needs")),
                row.getBoolean("tolerant"),
                row.getString("replaces"),
                row.getString("batch"));
    }

    static StoredIntent stored(ResultSet row) throws SQLException {
        return new StoredIntent(
                row.getString("stream_id"),
                intent(row),
                IntentState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Times.read(row, "due_at"),
                Times.read(row, "created_at"),
                Times.readOrNull(row, "ended_at"),
                row.getString("detail"));
    }

    /** The intents asked for, by lane, due time and key. */
    static List<StoredIntent> query(Tx tx, IntentQuery query) throws SQLException {
        boolean all = query.states().isEmpty();
        List<String> tables = new ArrayList<>();
        if (all || query.states().stream().anyMatch(state -> !DONE.contains(state))) {
            tables.add("intent");
        }
        if (all || query.states().stream().anyMatch(DONE::contains)) {
            tables.add("intent_done");
        }
        List<@Nullable Object> values = new ArrayList<>();
        List<String> selects = new ArrayList<>();
        for (String table : tables) {
            selects.add("SELECT " + COLUMNS + " FROM {s}." + table + conditions(query, values));
        }
        values.add(query.limit());
        String sql = String.join(" UNION ALL ", selects) + " ORDER BY lane, due_at, intent_key LIMIT ?";
        return tx.list(sql, IntentRows::stored, values.toArray());
    }

    private static String conditions(IntentQuery query, List<@Nullable Object> values) {
        List<String> conditions = new ArrayList<>();
        if (query.stream() != null) {
            conditions.add("stream_id = ?");
            values.add(query.stream());
        }
        if (!query.states().isEmpty()) {
            // written out, not bound: the planner shall see that a partial index serves
            conditions.add(query.states().stream()
                    .map(state -> "state = '" + state.name() + "'")
                    .sorted()
                    .collect(Collectors.joining(" OR ", "(", ")")));
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** The values of a new row, in the order of {@link #COLUMNS} up to {@code batch}. */
    static List<@Nullable Object> values(String stream, NewIntent intent) {
        return new ArrayList<>(Arrays.<@Nullable Object>asList(
                intent.key().value(),
                stream,
                Texts.kept("kind of an intent", intent.kind()),
                Texts.kept("payload of intent " + intent.key(), intent.payload()),
                Texts.kept("payload hash", intent.payloadHash()),
                Texts.kept("provider", intent.provider()),
                intent.lane(),
                intent.required(),
                intent.dueAt(),
                intent.notAfter(),
                intent.needs().stream().map(RequestKey::value).collect(Collectors.joining(" ")),
                intent.tolerant(),
                Texts.keptOrNull("replaces", intent.replaces()),
                Texts.keptOrNull("batch", intent.batch())));
    }

    static List<RequestKey> needs(String joined) {
        return joined.isEmpty()
                ? List.of()
                : Arrays.stream(joined.split(" ", -1)).map(RequestKey::of).toList();
    }
}
