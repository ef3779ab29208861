package dev.muster.lifecycle;

import dev.muster.lifecycle.Progress.Began;
import dev.muster.severity.Classification;
import dev.muster.severity.Impact;
import dev.muster.severity.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How bad it is: by the table, by time alone, or by hand. */
final class SeverityRules {

    private SeverityRules() {}

    static void register(Decider.Table table) {
        table.on(Command.Classify.class, SeverityRules::classify);
        table.on(Command.RecheckSeverity.class, SeverityRules::recheck);
        table.on(Command.OverrideSeverity.class, SeverityRules::override);
    }

    static Severity named(String incident, Command command, String name, IncidentPolicy policy) {
        return policy.severity()
                .named(name)
                .orElseThrow(() -> new Refused(
                        incident,
                        Demand.name(command),
                        "severity '" + name + "' is unknown",
                        "expected one of "
                                + policy.severity().scale().stream()
                                        .map(Severity::name)
                                        .toList()));
    }

    private static List<Event> classify(
            Command.Classify command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Classification now = judge(command.impact(), state, at, policy);
        Classification before = state.facts().classification();
        boolean same = state.facts().override() == null
                && before != null
                && before.impact().equals(now.impact())
                && isSame(before, now);
        return same
                ? List.of()
                : changed(
                        state,
                        at,
                        policy,
                        new Event.SeverityClassified(state.facts().severity(), now));
    }

    /** A timer never overrules a person, and nobody classifies what is over. */
    private static List<Event> recheck(
            Command.RecheckSeverity command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Event event = state.state().isLive() ? byTime(state, at, policy) : null;
        return event == null ? List.of() : changed(state, at, policy, event);
    }

    private static List<Event> override(
            Command.OverrideSeverity command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Severity after = named(state.id(), command, command.severity(), policy);
        Demand.text(state, command, "by", at.by().id(), "name who decides that the table is wrong");
        Demand.text(state, command, "why", command.why(), "say why the table is wrong this time");
        Facts facts = state.facts();
        if (facts.override() != null && facts.severity().equals(after)) {
            return List.of();
        }
        return changed(
                state,
                at,
                policy,
                new Event.SeverityOverridden(facts.severity(), after, at.by().id(), command.why()));
    }

    /** A classification that time alone, or a corrected beginning, made another one; null when it is the same. */
    static @Nullable Event byTime(IncidentState state, Circumstances at, IncidentPolicy policy) {
        Classification before = state.facts().classification();
        if (before == null || state.facts().override() != null) {
            return null;
        }
        Classification now = judge(before.impact(), state, at, policy);
        return isSame(before, now)
                ? null
                : new Event.SeverityClassified(state.facts().severity(), now);
    }

    /** Whether time alone can still change the classification. */
    static boolean dependsOnTime(IncidentState state) {
        Classification now = state.facts().classification();
        return now != null && now.recheckAt() != null && state.facts().override() == null;
    }

    private static List<Event> changed(IncidentState state, Circumstances at, IncidentPolicy policy, Event event) {
        Draft draft = new Draft(state, at, policy).add(event);
        EngagementRules.engageDifference(draft, state);
        return draft.events();
    }

    /** What a mitigation holds off no longer lasts. */
    private static Classification judge(Impact impact, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Progress progress = state.progress();
        Instant until =
                progress.mitigated() == null ? null : progress.mitigated().last();
        return policy.severity().classify(impact, began(progress.began()), until == null ? at.recordedAt() : until);
    }

    private static Instant began(Began began) {
        if (began.startedAt() != null) {
            return began.startedAt();
        }
        return began.detectedAt() == null ? began.declaredAt() : began.detectedAt();
    }

    private static boolean isSame(Classification a, Classification b) {
        return a.severity().equals(b.severity())
                && Objects.equals(a.rule(), b.rule())
                && Objects.equals(a.recheckAt(), b.recheckAt())
                && Objects.equals(a.policyVersion(), b.policyVersion());
    }
}
