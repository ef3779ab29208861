package dev.muster.severity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A severity scale and its table of rules. The first rule that fires, from the top, decides; none gives the fallback.
 *
 * @param version names this edition of the table; kept with each classification
 * @param scale the host's severities
 * @param rules from the worst to the least
 * @param fallback the severity when no rule fires, a name of the scale
 */
public record SeverityPolicy(String version, List<Severity> scale, List<SeverityRule> rules, String fallback) {

    /** Copies the lists; checks that every rule and the fallback name a severity of the scale. */
    public SeverityPolicy {
        scale = List.copyOf(scale);
        rules = List.copyOf(rules);
        List<String> names = new ArrayList<>();
        for (Severity severity : scale) {
            names.add(severity.name());
        }
        for (SeverityRule rule : rules) {
            if (!names.contains(rule.severity())) {
                throw new IllegalArgumentException(
                        "rule '" + rule.name() + "' gives severity " + rule.severity() + ": expected one of " + names);
            }
        }
        if (!names.contains(fallback)) {
            throw new IllegalArgumentException("fallback is " + fallback + ": expected one of " + names);
        }
    }

    /** The severity with this name, ignoring case. */
    public Optional<Severity> named(String name) {
        for (int i = 0; i < scale.size(); i++) {
            if (scale.get(i).name().equalsIgnoreCase(name)) {
                return Optional.of(scale.get(i));
            }
        }
        return Optional.empty();
    }

    /** Classifies an impact that began at {@code startedAt}, as of {@code now}. */
    public Classification classify(Impact impact, Instant startedAt, Instant now) {
        Duration lasted = Duration.between(startedAt, now);
        List<Classification.Trial> trials = new ArrayList<>(rules.size());
        Instant recheck = null;
        for (int i = 0; i < rules.size(); i++) {
            SeverityRule rule = rules.get(i);
            List<String> failed = failedConditions(rule, impact, lasted);
            trials.add(new Classification.Trial(rule.name(), failed));
            if (failed.isEmpty()) {
                return new Classification(require(rule.severity()), impact, rule.name(), trials, version, recheck);
            }
            Duration needed = rule.lastingAtLeast();
            if (needed != null && failed.size() == 1 && lasted.compareTo(needed) < 0) {
                recheck = earlier(recheck, startedAt.plus(needed));
            }
        }
        return new Classification(require(fallback), impact, null, trials, version, recheck);
    }

    private Severity require(String name) {
        return named(name).orElseThrow();
    }

    private static List<String> failedConditions(SeverityRule rule, Impact impact, Duration lasted) {
        List<String> failed = new ArrayList<>(2);
        Double share = rule.shareAbove();
        if (share != null && (impact.affectedShare() == null || impact.affectedShare() <= share)) {
            failed.add("affected share " + impact.affectedShare() + " is not more than " + share);
        }
        check(failed, "business effect", rule.businessEffect(), impact.businessEffect());
        check(failed, "critical flow", rule.criticalFlow(), impact.criticalFlow());
        check(failed, "regional", rule.regional(), !impact.regions().isEmpty());
        Duration needed = rule.lastingAtLeast();
        if (needed != null && lasted.compareTo(needed) < 0) {
            failed.add("has lasted " + lasted + ", not at least " + needed);
        }
        return failed;
    }

    private static void check(List<String> failed, String what, @Nullable Boolean wanted, @Nullable Boolean found) {
        if (wanted != null && !wanted.equals(found)) {
            failed.add(what
                    + (found == null ? " is null" : found ? " is true" : " is false")
                    + (wanted ? ", not true" : ", not false"));
        }
    }

    private static Instant earlier(@Nullable Instant a, Instant b) {
        return a == null || b.isBefore(a) ? b : a;
    }
}
