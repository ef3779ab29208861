package dev.muster.review;

import dev.muster.communication.Cadence;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.util.Map;

/**
 * Rules for action items.
 *
 * @param highDueAfter the due date a high-priority item gets when none is given, by size; lower ones must bring their own
 * @param warnBefore how long before the due date the owner is warned once
 * @param overdue reminders after the due date
 */
public record ActionItemPolicy(Map<Tier, Duration> highDueAfter, Duration warnBefore, Cadence overdue) {
    /** Copies the map. */
    public ActionItemPolicy {
        highDueAfter = Map.copyOf(highDueAfter);
    }
}
