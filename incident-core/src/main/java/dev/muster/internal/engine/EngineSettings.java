package dev.muster.internal.engine;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * How the engine works.
 *
 * @param worker tells this process's name, for reports; asked when work is claimed: a JVM that only declares does without
 * @param lease how long a claim is held; always longer than a call may take
 * @param callTimeout how long a call may take
 * @param batch how many intents one step claims
 * @param maxAttempts after so many failures without a known outcome an effect is parked; claims that were lost with their process are none
 * @param pageGivesUpAfter a page that no pager takes for this long is parked, so that its fallbacks start
 * @param sweepAfter how long after a repeated try doubles are looked for
 * @param paceShare the share of each tool's limits that this process uses, above 0 to 1
 */
public record EngineSettings(
        Supplier<String> worker,
        Duration lease,
        Duration callTimeout,
        int batch,
        int maxAttempts,
        Duration pageGivesUpAfter,
        Duration sweepAfter,
        double paceShare) {

    /** Checks that a call always ends before its lease does. */
    public EngineSettings {
        if (callTimeout.plus(callTimeout).compareTo(lease) > 0) {
            throw new IllegalArgumentException("callTimeout is " + callTimeout + " with a lease of " + lease
                    + ": expected at most half of the lease");
        }
        if (batch < 1 || maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "batch is " + batch + ", maxAttempts is " + maxAttempts + ": expected 1 or more");
        }
        if (!(paceShare > 0 && paceShare <= 1)) {
            throw new IllegalArgumentException("paceShare is " + paceShare + ": expected more than 0 and at most 1");
        }
    }

    /** The settings for one process. */
    public static EngineSettings standard(Supplier<String> worker) {
        return new EngineSettings(
                worker,
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                16,
                8,
                Duration.ofMinutes(2),
                Duration.ofMinutes(5),
                1.0);
    }
}
