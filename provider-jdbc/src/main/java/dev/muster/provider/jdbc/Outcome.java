package dev.muster.provider.jdbc;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Appended;
import java.util.List;

/** What became of a {@link Change}. */
sealed interface Outcome {

    /** All of it is written; the stream of its append, if it has one, is at {@code version} now. */
    record Written(long version) implements Outcome {}

    /** Nothing of it was written: a key is somebody's already. */
    record KeyTaken(Appended.KeyTaken taken) implements Outcome {}

    /** Nothing of it was written: these claims are somebody else's by now. */
    record Stale(List<RequestKey> keys) implements Outcome {}

    /** Nothing of it was written: the stream is at {@code version}, not where it was expected. */
    record Moved(long version) implements Outcome {}
}
