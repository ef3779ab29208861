package dev.muster.severity;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the severity table. It fires when every given condition holds; a condition on something unknown does not hold.
 *
 * @param name how people refer to it
 * @param severity the result, a name of the scale
 * @param shareAbove more than this share of users, 0 to 1, or null
 * @param businessEffect a business effect or none, or null
 * @param criticalFlow a critical flow hit or not, or null
 * @param regional limited to regions or not, or null
 * @param lastingAtLeast the impact has lasted this long, or null; when only this condition fails, a re-check is due at that time
 */
public record SeverityRule(
        String name,
        String severity,
        @Nullable Double shareAbove,
        @Nullable Boolean businessEffect,
        @Nullable Boolean criticalFlow,
        @Nullable Boolean regional,
        @Nullable Duration lastingAtLeast) {
    /** Checks that name and result are there. */
    public SeverityRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(severity, "severity");
    }
}
