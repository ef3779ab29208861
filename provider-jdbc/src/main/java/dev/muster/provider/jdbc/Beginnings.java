package dev.muster.provider.jdbc;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.NewIntent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes that begin incidents and do nothing else, as declarations do. Nothing of theirs is there yet, so nothing has to be asked before it is written: all
 * their rows go over in one round trip, and its answer shows whether something was there all the same.
 */
final class Beginnings {

    private static final String HAVE_FEW_ENDED =
            "SELECT count(*) AS ended FROM {s}.intent_done WHERE intent_key IN (%s)";

    /** For many keys at once: an array of them has the statement planned anew each time. */
    private static final String HAVE_ENDED =
            "SELECT count((SELECT 1 FROM {s}.intent_done d WHERE d.intent_key = u.wanted)) AS ended"
                    + " FROM unnest(?::varchar[]) AS u(wanted)";

    private static final int FEW = 16;

    private Beginnings() {}

    /** Whether that is all that these changes are. */
    static boolean are(List<Change> changes) {
        return changes.stream().allMatch(Beginnings::is);
    }

    private static boolean is(Change change) {
        Append append = change.append();
        return append != null
                && change.ends().isEmpty()
                && append.expectedVersion() == 0
                && (append.summary() == null || append.summary().stream().equals(append.stream()))
                && areApart(append.intents());
    }

    /** Whether no two intents are one or replace each other, and each needs those before it at most. */
    private static boolean areApart(List<NewIntent> intents) {
        Set<RequestKey> keys = new HashSet<>();
        Set<String> purposes = new HashSet<>();
        for (NewIntent intent : intents) {
            String purpose = intent.replaces();
            boolean isApart = keys.containsAll(intent.needs())
                    && keys.add(intent.key())
                    && (purpose == null || purposes.add(purpose));
            if (!isApart) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes them.
     *
     * @return false when something was there already: then the transaction has to start over
     */
    static boolean write(Tx tx, List<Part> parts) throws SQLException {
        try {
            return areNew(tx, parts);
        } catch (SQLException e) {
            if (tx.dialect().isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean areNew(Tx tx, List<Part> parts) throws SQLException {
        List<Part> inOrder = parts.stream()
                .sorted(Comparator.comparing(part -> part.append().stream()))
                .toList();
        List<@Nullable Object[]> keys = ClaimedKeys.rows(inOrder);
        Later claimed = ClaimedKeys.put(tx, keys);
        Later begun = Streams.beginNew(tx, inOrder);
        Summaries.add(
                tx,
                inOrder.stream()
                        .map(part -> part.append().summary())
                        .filter(Objects::nonNull)
                        .toList());
        List<@Nullable Object[]> intents = new ArrayList<>();
        List<@Nullable Object[]> needs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Part part : inOrder) {
            for (NewIntent intent : part.append().intents()) {
                List<String> outcomes =
                        intent.needs().stream().map(need -> Needs.OPEN).toList();
                intents.add(IntentWriter.row(part.append().stream(), intent, outcomes));
                needs.addAll(Needs.rows(intent, outcomes));
                names.add(intent.key().value());
            }
        }
        IntentWriter.add(tx, intents);
        Needs.write(tx, needs);
        return hasNoneEnded(tx, names) && claimed.rows() == keys.size() && begun.rows() == parts.size();
    }

    private static boolean hasNoneEnded(Tx tx, List<String> intents) throws SQLException {
        if (intents.isEmpty()) {
            return true;
        }
        Long ended = intents.size() <= FEW
                ? tx.first(HAVE_FEW_ENDED.formatted(Tx.marks(intents)), row -> row.getLong("ended"), intents.toArray())
                : tx.first(HAVE_ENDED, row -> row.getLong("ended"), tx.texts(intents));
        return ended != null && ended == 0;
    }
}
