package dev.muster.provider.jdbc;

import dev.muster.spi.store.IntentEnd;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What changes look at before they write: the streams, whose locks come first, and then, under those, everything else. All of it goes over in one round trip.
 */
final class Looked {

    private final Asked<Streams.Place> places;
    private final Asked<String> waiting;
    private final Asked<Summaries.Labelled> labels;
    private final Intents intents;

    private Looked(
            Asked<Streams.Place> places, Asked<String> waiting, Asked<Summaries.Labelled> labels, Intents intents) {
        this.places = places;
        this.waiting = waiting;
        this.labels = labels;
        this.intents = intents;
    }

    /** What an append's intents meet. */
    record Intents(Asked<IntentWriter.Found> there, Map<Part, List<Asked<IntentWriter.Pending>>> pending) {

        /** What a change may cancel or supersede; asked for now where it had to wait for claims to end. */
        List<IntentWriter.Pending> pending(Tx tx, Part part) throws SQLException {
            List<Asked<IntentWriter.Pending>> asked = pending.get(part);
            List<IntentWriter.Pending> all = new ArrayList<>();
            for (Asked<IntentWriter.Pending> each : asked == null ? IntentWriter.askPending(tx, part) : asked) {
                all.addAll(each.rows());
            }
            return all;
        }
    }

    /** Looks it up. */
    static Looked up(Tx tx, List<Part> parts) throws SQLException {
        Asked<Streams.Place> places = Streams.lock(tx, parts);
        Asked<String> waiting = Needs.askWaiting(tx, Settling.ends(parts).keySet());
        Asked<Summaries.Labelled> labels = Summaries.askLabels(tx, parts);
        Asked<IntentWriter.Found> there = IntentWriter.askThere(tx, parts);
        Map<Part, List<Asked<IntentWriter.Pending>>> pending = new HashMap<>();
        for (Part part : parts) {
            if (part.change.ends().stream().noneMatch(Looked::isPendingAfterwards)) {
                pending.put(part, IntentWriter.askPending(tx, part));
            }
        }
        return new Looked(places, waiting, labels, new Intents(there, pending));
    }

    private static boolean isPendingAfterwards(IntentEnd end) {
        return end.dueAt() != null;
    }

    List<Streams.Place> places() throws SQLException {
        return places.rows();
    }

    /** The intents that wait for those whose claims end. */
    List<String> waiting() throws SQLException {
        return waiting.rows();
    }

    List<Summaries.Labelled> labels() throws SQLException {
        return labels.rows();
    }

    Intents intents() {
        return intents;
    }
}
