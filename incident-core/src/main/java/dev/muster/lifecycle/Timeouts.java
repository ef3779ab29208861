package dev.muster.lifecycle;

import dev.muster.communication.Cadence;
import java.time.Duration;
import java.util.Objects;

/**
 * How long things may take.
 *
 * @param acknowledgeWithin a page not acknowledged for this long is reported and goes up
 * @param leadVacant reminders while nobody leads
 * @param archiveAfter the channel is archived this long after the incident was closed
 * @param reviewReminders reminders of a review that is due
 */
public record Timeouts(Duration acknowledgeWithin, Cadence leadVacant, Duration archiveAfter, Cadence reviewReminders) {
    /** Checks that nothing is missing. */
    public Timeouts {
        Objects.requireNonNull(acknowledgeWithin, "acknowledgeWithin");
        Objects.requireNonNull(leadVacant, "leadVacant");
        Objects.requireNonNull(archiveAfter, "archiveAfter");
        Objects.requireNonNull(reviewReminders, "reviewReminders");
    }
}
