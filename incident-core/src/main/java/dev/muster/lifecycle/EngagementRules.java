package dev.muster.lifecycle;

import dev.muster.engagement.CommanderRule;
import dev.muster.engagement.Contact;
import dev.muster.engagement.EngagementPolicy;
import dev.muster.engagement.EngagementRule;
import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.role.Role;
import dev.muster.severity.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is brought in, by a rule or by somebody's word. Nobody is brought in twice. */
final class EngagementRules {

    private EngagementRules() {}

    static void register(Decider.Table table) {
        table.on(Command.Engage.class, EngagementRules::engage);
        table.on(Command.RecordEngaged.class, EngagementRules::recordEngaged);
        table.on(Command.Join.class, EngagementRules::join);
        table.on(Command.Leave.class, EngagementRules::leave);
        table.on(Command.Acknowledge.class, EngagementRules::acknowledge);
    }

    /** While nobody leads and nobody was asked to, the most specific rule says who does: a person at once, a service's on-call when they take the page. */
    static void findLead(Draft draft) {
        if (draft.policy().engagement().commanders().isEmpty()) {
            return;
        }
        IncidentState state = draft.state();
        if (state.team().holderOrNull(Role.LEAD) != null || PageRules.isLeadPaged(state)) {
            return;
        }
        Match.Subject subject = subject(state);
        Optional<CommanderRule> rule = draft.policy().engagement().commanderFor(subject);
        if (rule.isEmpty()) {
            return;
        }
        Target target = rule.get().target();
        String why = why(rule.get().name(), rule.get().when().reason(subject).orElse("always"));
        if (target.kind() == Target.Kind.PERSON) {
            engage(draft, target.name(), Role.LEAD, why);
            draft.add(new Event.RoleAssigned(Role.LEAD, target.name(), null));
        } else {
            PageRules.request(draft, List.of(target), why, true);
        }
    }

    /** Everybody whom a rule brings in. */
    static void engageAll(Draft draft) {
        engageNewly(draft, null);
    }

    /**
     * Everybody whom a rule brings in that did not fit before. What is not confirmed yet waits for that; what is over calls nobody, whatever is found
     * out about it.
     */
    static void engageDifference(Draft draft, IncidentState before) {
        State state = draft.state().state();
        if (state.isLive()) {
            findLead(draft);
        }
        if (state.isLive() && state != State.TRIAGE) {
            engageNewly(draft, before);
        }
    }

    private static void engageNewly(Draft draft, @Nullable IncidentState before) {
        List<EngagementRule> rules = draft.policy().engagement().rules();
        if (rules.isEmpty()) {
            return;
        }
        Match.Subject now = subject(draft.state());
        Match.Subject then = before == null ? null : subject(before);
        if (now.equals(then)) {
            return;
        }
        for (EngagementRule rule : rules) {
            Optional<String> reason = rule.when().reason(now);
            boolean isNew = then == null || rule.when().reason(then).isEmpty();
            if (reason.isPresent() && isNew) {
                bring(draft, rule.targets(), rule.role(), why(rule.name(), reason.get()), rule.page());
            }
        }
    }

    /** One person, unless they take part already. */
    static void engage(Draft draft, String person, String role, String why) {
        if (!person.isBlank() && !draft.state().team().has(person)) {
            draft.add(new Event.ParticipantEngaged(person, role, why));
        }
    }

    private static void bring(Draft draft, List<Target> targets, String role, String why, boolean page) {
        List<Target> unknown = new ArrayList<>();
        for (Target target : targets) {
            Knowledge.Team team = target.kind() == Target.Kind.TEAM
                    ? draft.policy().knowledge().teams().get(target.name())
                    : null;
            if (target.kind() == Target.Kind.PERSON) {
                engageInRole(draft, target.name(), role, why);
            } else if (team != null && team.onCall() == null) {
                team.members().forEach(member -> engageInRole(draft, member, role, why));
            } else {
                unknown.add(target);
            }
        }
        if (!unknown.isEmpty()) {
            draft.add(new Event.EngagementRequested(unknown, role, why, page));
        }
        if (page) {
            List<Target> loud =
                    targets.stream().filter(target -> isPaged(draft, target)).toList();
            PageRules.request(draft, loud, why, false);
        }
    }

    /**
     * The page a rule or a command asks for is sent when the policy knows paging at this size; a person with another preference is spared it unless the
     * incident is major. A policy that says nothing of media pages whomever it is asked to.
     */
    private static boolean isPaged(Draft draft, Target target) {
        EngagementPolicy engagement = draft.policy().engagement();
        Tier tier = draft.state().facts().severity().tier();
        List<Contact> order = engagement.contacts().get(tier);
        if (order == null
                || (order.contains(Contact.PAGE) && (tier == Tier.MAJOR || target.kind() != Target.Kind.PERSON))) {
            return true;
        }
        if (target.kind() != Target.Kind.PERSON) {
            return false;
        }
        Contact medium = engagement.contactFor(draft.policy().knowledge().person(target.name()), tier);
        return medium == Contact.PAGE || medium == Contact.PHONE;
    }

    /** A role that one person holds goes to the first one brought in for it, while it is vacant. */
    private static void engageInRole(Draft draft, String person, String role, String why) {
        engage(draft, person, role, why);
        IncidentState state = draft.state();
        if (!person.isBlank()
                && RoleRules.isHeld(role, state, draft.policy())
                && state.team().holderOrNull(role) == null) {
            draft.add(new Event.RoleAssigned(role, person, null));
        }
    }

    private static List<Event> engage(
            Command.Engage command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        for (Target target : command.targets()) {
            Demand.text(state, command, "target", target.name(), "name a person, team or service");
            if (target.kind() == Target.Kind.TEAM && !policy.knowledge().teams().containsKey(target.name())) {
                throw Demand.unknown(
                        state.id(),
                        command,
                        "team '" + target.name() + "'",
                        policy.knowledge().teams().keySet());
            }
        }
        Draft draft = new Draft(state, at, policy);
        String why = command.why().isBlank() ? "asked by " + at.by().id() : command.why();
        bring(draft, command.targets(), command.role(), why, command.page());
        return draft.events();
    }

    /** An answer that comes after the end changes nothing. */
    private static List<Event> recordEngaged(
            Command.RecordEngaged command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        if (state.state().isEnded()) {
            return List.of();
        }
        Draft draft = new Draft(state, at, policy);
        command.people().forEach(person -> engageInRole(draft, person, command.role(), command.why()));
        return draft.events();
    }

    private static List<Event> join(
            Command.Join command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.text(state, command, "person", command.person(), "name who came");
        Participant known = state.team().participants().get(command.person());
        if (known != null && known.isActive() && known.joinedAt() != null) {
            return List.of();
        }
        if (known != null && known.leftAt() != null && at.occurredAt().isBefore(known.leftAt())) {
            // told late: they have left since
            return List.of();
        }
        Draft draft = new Draft(state, at, policy);
        engage(draft, command.person(), Role.RESPONDER, command.why());
        return draft.add(new Event.ParticipantJoined(command.person(), command.why()))
                .events();
    }

    /** Who leaves keeps no role. A tool may tell it before it tells that they came, which is late then. */
    private static List<Event> leave(
            Command.Leave command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Participant known = state.team().participants().get(command.person());
        if (known == null) {
            boolean isTold = at.by().kind() == Actor.Kind.TOOL;
            return isTold ? List.of(new Event.ParticipantLeft(command.person())) : List.of();
        }
        boolean hasComeSince = known.joinedAt() != null && at.occurredAt().isBefore(known.joinedAt());
        if (!known.isActive() || hasComeSince) {
            return List.of();
        }
        Draft draft = new Draft(state, at, policy);
        state.team()
                .rolesOf(command.person())
                .forEach(role -> draft.add(new Event.RoleReleased(role, command.person())));
        return draft.add(new Event.ParticipantLeft(command.person())).events();
    }

    private static List<Event> acknowledge(
            Command.Acknowledge command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.text(state, command, "person", command.person(), "name who takes it");
        if (state.progress().acknowledgedAt() != null) {
            return List.of();
        }
        Draft draft = new Draft(state, at, policy);
        engage(draft, command.person(), Role.RESPONDER, "acknowledged it");
        return draft.add(new Event.IncidentAcknowledged(command.person())).events();
    }

    private static String why(String rule, String reason) {
        return "rule '" + rule + "': " + reason;
    }

    private static Match.Subject subject(IncidentState state) {
        Facts facts = state.facts();
        return new Match.Subject(
                facts.type(),
                facts.severity().tier(),
                facts.source().name(),
                facts.priority().name(),
                facts.services(),
                facts.title() + "\n" + facts.description());
    }
}
