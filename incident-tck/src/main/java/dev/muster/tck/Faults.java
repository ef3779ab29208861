package dev.muster.tck;

import java.time.Duration;

/** Ways in which a tool can be made to fail. Each holds for one call. A later version may add members; they will be {@code default}. */
public interface Faults {

    /** The next call that changes something is carried out, and its answer never arrives. */
    void loseNextAnswer();

    /** The next call is not carried out: the tool asks to come back after {@code retryAfter}. */
    void refuseNext(Duration retryAfter);
}
