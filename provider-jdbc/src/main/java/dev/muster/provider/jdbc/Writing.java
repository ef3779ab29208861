package dev.muster.provider.jdbc;

import dev.muster.spi.store.Append;
import java.sql.SQLException;
import java.util.List;

/**
 * Changes in one transaction, each step for all of them at once: claims are held, keys claimed, streams locked and advanced, then all that hangs on them. Who
 * takes more than one lock takes them in order, so that two transactions seldom wait for each other; a deadlock that comes about all the same is repeated.
 */
final class Writing {

    private Writing() {}

    /**
     * Writes them. A change that cannot be is left out, and its outcome says why; the others are written nonetheless.
     *
     * @param changes with nothing {@link Change#exclusive exclusive} in common
     * @throws SQLException also when one of several cannot be written although a part of it is already: then each has to be written alone
     */
    static List<Outcome> write(Tx tx, List<Change> changes) throws SQLException {
        if (tx.dialect().takesArrays() && Beginnings.are(changes)) {
            List<Part> parts = begun(tx, changes);
            if (Beginnings.write(tx, parts)) {
                return parts.stream().map(Part::outcome).toList();
            }
            tx.startOver();
        }
        if (tx.dialect().takesArrays() && Endings.are(changes)) {
            List<Part> parts = begun(tx, changes);
            if (Endings.write(tx, changes)) {
                return parts.stream().map(Part::outcome).toList();
            }
            tx.startOver();
        }
        return stepByStep(tx, begun(tx, changes));
    }

    private static List<Part> begun(Tx tx, List<Change> changes) throws SQLException {
        if (changes.size() > 1) {
            tx.dialect().beginShared(tx);
        }
        return changes.stream().map(Part::new).toList();
    }

    private static List<Outcome> stepByStep(Tx tx, List<Part> parts) throws SQLException {
        Asked<Settling.Row> held = Settling.lock(tx, parts);
        boolean alone = parts.size() == 1;
        boolean atOnce = tx.dialect().takesArrays() && parts.stream().allMatch(part -> goesOnOnly(part, alone));
        ClaimedKeys.Claiming claiming = () -> {};
        if (atOnce) {
            claiming = ClaimedKeys.claim(tx, parts);
        } else {
            Settling.hold(parts, held.rows());
            Streams.begin(tx, parts);
        }
        Looked looked = Looked.up(tx, parts);
        if (atOnce) {
            Settling.hold(parts, held.rows());
            claiming.look();
        }
        Streams.append(tx, parts, looked.places());
        Settling.end(tx, parts, looked.waiting());
        Summaries.put(tx, parts, looked.labels());
        IntentWriter.write(tx, parts, looked.intents());
        List<Outcome> outcomes = parts.stream().map(Part::outcome).toList();
        return parts.stream().anyMatch(Part::goesOn) ? outcomes : tx.undo(outcomes);
    }

    /**
     * Whether everything can be looked up at once, since nothing that is looked at depends on what came of something before: a stream that is begun, or a key
     * that somebody else may have, where another change would go on without the one that wanted it.
     */
    private static boolean goesOnOnly(Part part, boolean alone) {
        Append append = part.change.append();
        return append == null
                || (append.expectedVersion() > 0
                        && (alone || append.claimedKeys().isEmpty()));
    }

    /** Why several changes cannot be written in one transaction: it has to be undone, and each tried alone. */
    static SQLException entangled(String why) {
        return new SQLException(why, "40001");
    }

    /** Leaves a change out. What was written of a single one is undone with its transaction. */
    static void refuse(Part part, Outcome why, boolean alone) throws SQLException {
        if (part.touched && !alone) {
            throw entangled("a change that is written in part cannot be written");
        }
        part.refused = why;
    }
}
