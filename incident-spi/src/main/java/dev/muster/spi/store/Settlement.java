package dev.muster.spi.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of one or more claims, and what follows from it, in one transaction.
 *
 * @param ends the claims that end, one or more
 * @param append result events and new intents of the same incident, or null
 */
public record Settlement(List<IntentEnd> ends, @Nullable Append append) {
    /** Copies the list; checks that something ends. */
    public Settlement {
        ends = List.copyOf(ends);
        if (ends.isEmpty()) {
            throw new IllegalArgumentException("ends is empty: expected at least one claim that ends");
        }
    }
}
