package dev.muster.spi.status;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RequestKey;
import java.util.List;

/** A status page. Thread-safe; called at least once per key. */
public interface StatusPages {

    /** The repeat safety of each operation. */
    Promises promises();

    /** Publishes an entry that carries the context's key. */
    StatusRef publish(StatusEntry entry, CallContext context);

    /** What earlier calls of {@link #publish} with {@code key} made, oldest first; more than one only after a double. */
    List<StatusRef> find(RequestKey key, CallContext context);

    /** Sets what the entry says now; one that had been resolved is open again. */
    void update(String entry, StatusEntry content, CallContext context);

    /** Ends the entry as resolved; resolved already is a success. */
    void resolve(String entry, StatusEntry content, CallContext context);

    /** Removes an entry that a call made twice. Gone already is a success. */
    void retract(StatusRef superfluous, CallContext context);
}
