package dev.muster.spi.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which intents to list, in the order lane, due time, key.
 *
 * @param stream of this incident, or null for all
 * @param states in any of these states; empty for all
 * @param limit how many at most, 1 or more
 */
public record IntentQuery(@Nullable String stream, Set<IntentState> states, int limit) {
    /** Copies the set; checks the limit. */
    public IntentQuery {
        states = Set.copyOf(states);
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ": expected 1 or more");
        }
    }

    /** The intents of one incident. */
    public static IntentQuery of(String stream) {
        return new IntentQuery(stream, Set.of(), Integer.MAX_VALUE);
    }
}
