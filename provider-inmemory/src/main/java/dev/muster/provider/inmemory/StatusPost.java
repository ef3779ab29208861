package dev.muster.provider.inmemory;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.status.StatusEntry;
import dev.muster.spi.status.StatusRef;
import java.util.List;

/**
 * An entry of {@link InMemoryStatusPage} as it is at one moment.
 *
 * @param ref where it is
 * @param history what it said, oldest first; the last is what it says now
 * @param key the key it was published with
 * @param visibility the visibility it was published with
 */
public record StatusPost(StatusRef ref, List<StatusEntry> history, RequestKey key, Visibility visibility) {
    /** Copies the history. */
    public StatusPost {
        history = List.copyOf(history);
    }

    /** What it says now. */
    public StatusEntry content() {
        return history.get(history.size() - 1);
    }
}
