package dev.muster.spi.store;

import dev.muster.spi.call.RequestKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An intent held under a lease.
 *
 * @param stream the incident's id
 * @param intent what to carry out
 * @param fence proves the claim; grows with each claim of the intent
 * @param attempt 1 for the first try; larger when an earlier one may have reached the tool (it ended in a retry, or its lease ran out)
 * @param failures how many of the tries before this one are known to be over: they ended in a retry, or before the work was {@link
 *     IncidentStore#revive revived}; the rest of them were lost with whoever made them
 * @param lastStartedAt when the try before began, by the store's clock, or null for the first
 * @param leaseUntil when the lease ends, by the store's clock
 * @param failedNeed the key of something it needs that was cancelled or parked, or null: then it must not be carried out but settled as that was
 */
public record Claim(
        String stream,
        NewIntent intent,
        long fence,
        int attempt,
        int failures,
        @Nullable Instant lastStartedAt,
        Instant leaseUntil,
        @Nullable RequestKey failedNeed) {

    /**
     * How many of the tries before this one were lost: their lease ran out, and nobody told what came of them.
     *
     * @return 0 or more
     */
    public int lost() {
        return Math.max(0, attempt - 1 - failures);
    }
}
