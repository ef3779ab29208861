package dev.muster.spi.paging;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as the tool knows it.
 *
 * @param id the tool's id
 * @param link where a person opens it
 * @param state where it stands
 * @param notified ids, e-mails or handles of the people whom the tool notifies now
 * @param level the escalation level reached, 1 or more
 * @param acknowledgedBy who took it, or null
 * @param changedAt when the state last changed
 */
public record Page(
        String id,
        URI link,
        State state,
        List<String> notified,
        int level,
        @Nullable String acknowledgedBy,
        Instant changedAt) {
    /** Copies the people. */
    public Page {
        notified = List.copyOf(notified);
    }

    /** Where a page stands. */
    public enum State {
        TRIGGERED,
        ACKNOWLEDGED,
        RESOLVED
    }
}
