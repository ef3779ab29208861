package dev.muster.spi.store;

import dev.muster.spi.call.RequestKey;
import java.util.List;

/** What became of a {@link Settlement} that did not throw. */
public sealed interface Settled {

    /** All of it is written. */
    record Done() implements Settled {}

    /** Nothing was written: these claims are somebody else's by now. What the caller made in the tool may have to be taken back. */
    record Stale(List<RequestKey> keys) implements Settled {
        /** Copies the list. */
        public Stale {
            keys = List.copyOf(keys);
        }
    }

    /** Nothing was written: a key that the append claims belongs to somebody already. The claims still hold. */
    record KeyTaken(Appended.KeyTaken taken) implements Settled {}
}
