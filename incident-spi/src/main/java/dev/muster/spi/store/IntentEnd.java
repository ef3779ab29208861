package dev.muster.spi.store;

import dev.muster.spi.call.RequestKey;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a claim ends.
 *
 * @param key the intent
 * @param fence the claim's fence
 * @param outcome what became of it
 * @param dueAt when it is due again, for {@link Outcome#RETRY} and {@link Outcome#RELEASE}; else null
 * @param detail why, for reports
 */
public record IntentEnd(
        RequestKey key,
        long fence,
        Outcome outcome,
        @Nullable Instant dueAt,
        String detail) {

    /** Checks that a time is given exactly when it is needed. */
    public IntentEnd {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(detail, "detail");
        boolean again = outcome == Outcome.RETRY || outcome == Outcome.RELEASE;
        if (again != (dueAt != null)) {
            throw new IllegalArgumentException(
                    "dueAt is " + dueAt + " for " + outcome + ": expected it for RETRY and RELEASE only");
        }
    }

    /** What became of a claim. */
    public enum Outcome {
        /** Carried out. */
        DELIVERED,
        /** Tried, and due again later; the try counts. */
        RETRY,
        /** Not tried (paced, not yet settled), and due again later; the claim does not count as a try. */
        RELEASE,
        /** Not wanted any more. */
        CANCELLED,
        /** Given up, loudly. */
        PARKED
    }
}
