package dev.muster.provider.jdbc;

import dev.muster.spi.store.Append;
import dev.muster.spi.store.Appended;
import java.sql.SQLException;

/** One append in one transaction: keys first, then the stream and its events, then all that hangs on it. */
final class Writing {

    private Writing() {}

    static Appended append(Tx tx, Append append, String change) throws SQLException {
        Appended.KeyTaken taken = ClaimedKeys.claim(tx, append);
        if (taken != null) {
            return tx.undo(taken);
        }
        long version = Streams.append(tx, append, change);
        writeBesideEvents(tx, append);
        return new Appended.Committed(version);
    }

    /** Writes summary and intents of an append whose stream is locked. */
    static void writeBesideEvents(Tx tx, Append append) throws SQLException {
        if (append.summary() != null) {
            Summaries.put(tx, append.summary());
        }
        IntentWriter.write(tx, append);
    }
}
