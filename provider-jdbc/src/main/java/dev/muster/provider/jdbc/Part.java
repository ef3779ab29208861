package dev.muster.provider.jdbc;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.IntentEnd;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A change while it is being written. */
final class Part {

    final Change change;
    final Map<RequestKey, Held> held = new HashMap<>();

    /** The hash that the stream's history ends with, before the change. */
    String head = HashChain.START;

    /** Whether the change began its stream, so that nothing can be there beside it. */
    boolean begins;

    /** Whether something of it is written. */
    boolean touched;

    @Nullable Outcome refused;

    Part(Change change) {
        this.change = change;
    }

    /** A claimed row. */
    record Held(String stream, long fence, boolean hasNeeds) {}

    boolean goesOn() {
        return refused == null;
    }

    boolean appends() {
        return goesOn() && change.append() != null;
    }

    /** Its append, which it has. */
    Append append() {
        return Objects.requireNonNull(change.append());
    }

    Held held(IntentEnd end) {
        return Objects.requireNonNull(held.get(end.key()));
    }

    /** What became of it once everything was written. */
    Outcome outcome() {
        Append append = change.append();
        return refused != null
                ? refused
                : new Outcome.Written(
                        append == null
                                ? 0
                                : append.expectedVersion() + append.events().size());
    }
}
