package dev.muster.severity;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A severity and why: the inputs, the rules tried, the rule that fired and the edition of the policy, so that it can be explained and replayed.
 *
 * @param severity the result
 * @param impact the inputs
 * @param rule the rule that fired, or null when none did and the fallback holds
 * @param trials the rules tried, in order
 * @param policyVersion the edition of the table
 * @param recheckAt when the result could be another by the mere passing of time, or null
 */
public record Classification(
        Severity severity,
        Impact impact,
        @Nullable String rule,
        List<Trial> trials,
        String policyVersion,
        @Nullable Instant recheckAt) {
    /** Copies the trials. */
    public Classification {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(impact, "impact");
        trials = List.copyOf(trials);
    }

    /** The result and its reasons in sentences. */
    public String explain() {
        StringBuilder text = new StringBuilder();
        text.append(severity.name()).append(rule == null ? " because no rule fired" : " by rule '" + rule + "'");
        text.append(" (policy ").append(policyVersion).append(")");
        if (!impact.regions().isEmpty()) {
            text.append(" in ")
                    .append(String.join(", ", impact.regions().stream().sorted().toList()));
        }
        text.append("\n- given: ").append(given());
        for (Trial trial : trials) {
            text.append('\n').append("- ").append(trial.rule()).append(": ");
            text.append(trial.failed().isEmpty() ? "fired" : String.join("; ", trial.failed()));
        }
        return text.toString();
    }

    private String given() {
        return String.join(
                ", ",
                (impact.kind() + " for " + impact.audience())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' '),
                "affected share " + known(impact.affectedShare()),
                "business effect " + known(impact.businessEffect()),
                "critical flow " + known(impact.criticalFlow()));
    }

    private static String known(@Nullable Object value) {
        return value == null ? "unknown" : value.toString();
    }

    /**
     * One rule that was tried.
     *
     * @param rule its name
     * @param failed the conditions that did not hold; empty when it fired
     */
    public record Trial(String rule, List<String> failed) {
        /** Copies the list. */
        public Trial {
            failed = List.copyOf(failed);
        }
    }
}
