package dev.muster.lifecycle;

import dev.muster.lifecycle.ResolveGuard.Requirement;
import dev.muster.review.Review;
import dev.muster.role.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How an incident moves along its table. Whether a state admits a command was asked before; what else must hold is asked here. */
final class ProgressRules {

    private static final List<Event> CONFIRMED = List.of(new Event.IncidentConfirmed());
    private static final List<Event> RESOLVED = List.of(new Event.IncidentResolved(null));
    private static final List<Event> CLOSED = List.of(new Event.IncidentClosed());

    private static final Requirement[] REQUIREMENTS = Requirement.values();

    private ProgressRules() {}

    static void register(Decider.Table table) {
        table.on(Command.Confirm.class, ProgressRules::confirm);
        table.on(Command.Relapse.class, ProgressRules::relapse);
        table.on(Command.Resolve.class, ProgressRules::resolve);
        table.on(Command.Reopen.class, ProgressRules::reopen);
        table.on(Command.Cancel.class, ProgressRules::cancel);
        table.on(Command.MergeInto.class, ProgressRules::merge);
        table.on(Command.Close.class, ProgressRules::close);
        table.on(Command.EnterSubstate.class, ProgressRules::enter);
    }

    private static List<Event> confirm(
            Command.Confirm command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        if (policy.engagement().rules().isEmpty()
                && policy.engagement().commanders().isEmpty()) {
            return CONFIRMED;
        }
        Draft draft = new Draft(state, at, policy).add(CONFIRMED.get(0));
        EngagementRules.findLead(draft);
        EngagementRules.engageAll(draft);
        return draft.events();
    }

    private static List<Event> relapse(
            Command.Relapse command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.text(state, command, "reason", command.reason(), "say how it shows");
        return hitAgain(state, new Event.IncidentRelapsed(command.reason()), at, policy);
    }

    private static List<Event> reopen(
            Command.Reopen command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.text(state, command, "reason", command.reason(), "say what is not resolved");
        return hitAgain(state, new Event.IncidentReopened(state.state(), command.reason()), at, policy);
    }

    /** The impact lasts again, so that time may have made it worse; and somebody must lead again. */
    private static List<Event> hitAgain(IncidentState state, Event event, Circumstances at, IncidentPolicy policy) {
        boolean led = policy.engagement().commanders().isEmpty() || state.team().holderOrNull(Role.LEAD) != null;
        if (led && !SeverityRules.dependsOnTime(state)) {
            return List.of(event);
        }
        Draft draft = new Draft(state, at, policy).add(event);
        EngagementRules.findLead(draft);
        IncidentState before = draft.state();
        Event classified = SeverityRules.byTime(before, at, policy);
        if (classified != null) {
            EngagementRules.engageDifference(draft.add(classified), before);
        }
        return draft.events();
    }

    private static List<Event> resolve(
            Command.Resolve command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        if (!policy.resolve().requires().isEmpty()) {
            requireAll(command, state, policy);
        }
        Review review = state.work().review();
        boolean owed =
                policy.review().requiredFor().contains(state.facts().severity().tier());
        if (!owed || (review != null && review.completedAt() != null)) {
            return command.summary() == null ? RESOLVED : List.of(new Event.IncidentResolved(command.summary()));
        }
        return List.of(new Event.IncidentResolved(command.summary()), ReviewRules.requested(state, at, policy));
    }

    private static void requireAll(Command.Resolve command, IncidentState state, IncidentPolicy policy) {
        List<String> missing = List.of();
        for (Requirement requirement : REQUIREMENTS) {
            if (policy.resolve().requires().contains(requirement)) {
                String what = missing(requirement, command, state);
                if (what != null) {
                    missing = missing.isEmpty() ? new ArrayList<>() : missing;
                    missing.add(requirement + " (" + what + ")");
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new Refused(
                    state.id(),
                    "Resolve",
                    "missing: " + String.join(", ", missing),
                    "the policy requires each of them");
        }
    }

    private static @Nullable String missing(Requirement requirement, Command.Resolve command, IncidentState state) {
        Work work = state.work();
        return switch (requirement) {
            case IMPACT_OVER -> work.impactOver() == null ? "nobody confirmed that users are no longer hit" : null;
            case CAUSE_KNOWN -> work.cause() == null ? "the cause is not recorded" : null;
            case MITIGATION_VERIFIED ->
                isVerified(state) ? null : "the affected on-call has not verified the mitigation";
            case NO_TEMPORARY_MITIGATION -> {
                List<Mitigation> open = work.openTemporaryMitigations();
                yield open.isEmpty()
                        ? null
                        : "still in place: " + named(open) + "; remove each or hand it to an action item";
            }
            case SUMMARY -> command.summary() == null || command.summary().isBlank() ? "no summary is given" : null;
        };
    }

    /** Only a mitigation that holds counts. */
    private static boolean isVerified(IncidentState state) {
        Optional<Mitigation> last = state.work().lastMitigation();
        return state.state() == State.MITIGATED
                && last.isPresent()
                && last.get().verifiedBy() != null;
    }

    private static String named(List<Mitigation> mitigations) {
        return mitigations.stream().map(m -> m.id() + " '" + m.summary() + "'").collect(Collectors.joining(", "));
    }

    private static List<Event> cancel(
            Command.Cancel command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.text(state, command, "reason", command.reason(), "say why it was no incident");
        return List.of(new Event.IncidentCancelled(command.reason()));
    }

    private static List<Event> merge(
            Command.MergeInto command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.text(state, command, "incident", command.incident(), "name the incident it goes on as");
        if (command.incident().equals(state.id())) {
            throw new Refused(state.id(), "MergeInto", "an incident cannot go on as itself", "name another incident");
        }
        return List.of(new Event.IncidentMerged(command.incident()));
    }

    private static List<Event> close(
            Command.Close command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Review review = state.work().review();
        boolean reviewed = review != null && review.completedAt() != null;
        if (!reviewed
                && policy.review()
                        .requiredFor()
                        .contains(state.facts().severity().tier())) {
            throw new Refused(
                    state.id(),
                    "Close",
                    "a review is required for " + state.facts().severity().tier() + " and none is completed",
                    state.state() == State.REVIEWING
                            ? "complete the review first"
                            : "start and complete the review first");
        }
        return CLOSED;
    }

    private static List<Event> enter(
            Command.EnterSubstate command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        String wanted = command.substate();
        if (Objects.equals(wanted, state.progress().substate())) {
            return List.of();
        }
        if (wanted != null
                && !policy.substates().getOrDefault(state.state(), Set.of()).contains(wanted)) {
            throw Demand.unknown(
                    state.id(),
                    command,
                    "sub-state '" + wanted + "' of " + state.state(),
                    policy.substates().getOrDefault(state.state(), Set.of()));
        }
        return List.of(new Event.SubstateEntered(wanted));
    }
}
