package dev.muster.internal.startup;

import dev.muster.spi.call.Unavailable;
import dev.muster.spi.config.Finding;
import dev.muster.spi.store.IncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Whether this process and its store agree on the time. Leases and due times go by the store's clock, what the timeline tells and when a reminder is to
 * come goes by the clock of the process that a person spoke to: the further they are apart, the earlier or later it comes.
 */
public final class ClockCheck {

    private static final Duration MOST = Duration.ofMinutes(1);

    private ClockCheck() {}

    /**
     * What is wrong with the clocks.
     *
     * @param clock the clock of this process
     * @param store tells its own time; one that does not answer is not compared
     * @return a warning when they are more than a minute apart, or nothing
     */
    public static List<Finding> findings(InstantSource clock, IncidentStore store) {
        Instant there;
        try {
            there = store.now();
        } catch (Unavailable e) {
            return List.of();
        }
        Duration ahead = Duration.between(there, clock.instant());
        if (ahead.abs().compareTo(MOST) <= 0) {
            return List.of();
        }
        String apart = ahead.abs().truncatedTo(ChronoUnit.SECONDS) + (ahead.isNegative() ? " behind" : " ahead of");
        return List.of(Finding.warning(
                "clock",
                "this process is " + apart + " the store: expected at most " + MOST
                        + "; reminders that it sets come that much too "
                        + (ahead.isNegative() ? "early" : "late"),
                "keep the clocks of both hosts right (NTP)"));
    }
}
