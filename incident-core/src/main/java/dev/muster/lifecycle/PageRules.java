package dev.muster.lifecycle;

import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.PageRecord.Status;
import dev.muster.role.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who is paged, and what the pager tells of it. News may come late, twice or out of order. */
final class PageRules {

    /** A page begins on the first level. */
    private static final int FIRST_ESCALATION = 2;

    private PageRules() {}

    static void register(Decider.Table table) {
        table.on(Command.Page.class, PageRules::page);
        table.on(Command.RecordPageSent.class, PageRules::sent);
        table.on(Command.RecordPageAcknowledged.class, PageRules::acknowledged);
        table.on(Command.RecordPageEscalated.class, PageRules::escalated);
        table.on(Command.RecordPageResolved.class, PageRules::resolved);
        table.on(Command.RecordPageFailed.class, PageRules::failed);
    }

    /** Whether a page is under way whose taker will lead. */
    static boolean isLeadPaged(IncidentState state) {
        for (PageRecord page : state.reach().pages().values()) {
            if (page.makesLead() && isWaiting(page)) {
                return true;
            }
        }
        return false;
    }

    /** Pages for a rule: a target with an open page is not paged again. */
    static void request(Draft draft, List<Target> targets, String why, boolean makesLead) {
        request(draft, targets, new Command.Page(targets, why, makesLead), true);
    }

    private static void request(Draft draft, List<Target> targets, Command.Page wanted, boolean byRule) {
        int number = draft.state().reach().pages().size();
        List<PageRecord> pages = new ArrayList<>();
        for (Call call : calls(draft.policy().knowledge(), targets, wanted.why())) {
            String name = call.target().kind().name().toLowerCase(Locale.ROOT) + ":"
                    + call.target().name();
            boolean twice = pages.stream().anyMatch(page -> page.target().equals(name));
            if (!twice && !isOpen(draft.state(), name, call.why(), wanted.makesLead(), byRule)) {
                number++;
                pages.add(new PageRecord(
                        "P-" + number,
                        name,
                        call.why(),
                        draft.at().occurredAt(),
                        Status.REQUESTED,
                        null,
                        null,
                        List.of(),
                        0,
                        draft.at().occurredAt(),
                        null,
                        wanted.makesLead()));
            }
        }
        if (!pages.isEmpty()) {
            draft.add(new Event.PagesRequested(pages));
        }
    }

    private record Call(Target target, String why) {}

    /** A team without an on-call cannot be called as one: its members are, each for themselves. */
    private static List<Call> calls(Knowledge knowledge, List<Target> targets, String why) {
        List<Call> calls = new ArrayList<>(targets.size());
        for (Target target : targets) {
            List<String> members = membersToCall(knowledge, target);
            if (members.isEmpty()) {
                calls.add(new Call(target, why));
            } else {
                String each = why + " (team " + target.name() + " has no on-call, so its members are paged)";
                members.forEach(member -> calls.add(new Call(Target.person(member), each)));
            }
        }
        return calls;
    }

    /** The people who are called instead of a team that has no on-call; nobody for any other target. */
    static List<String> membersToCall(Knowledge knowledge, Target target) {
        Knowledge.Team team =
                target.kind() == Target.Kind.TEAM ? knowledge.teams().get(target.name()) : null;
        return team == null || team.onCall() != null ? List.of() : team.members();
    }

    private static boolean isOpen(IncidentState state, String target, String why, boolean makesLead, boolean byRule) {
        return state.reach().pages().values().stream()
                .filter(page -> page.target().equals(target) && (makesLead ? isWaiting(page) : !page.isOver()))
                .anyMatch(page -> byRule || (page.why().equals(why) && page.makesLead() == makesLead));
    }

    private static boolean isWaiting(PageRecord page) {
        return page.status() == Status.REQUESTED || page.status() == Status.SENT;
    }

    private static List<Event> page(
            Command.Page command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.text(state, command, "why", command.why(), "say what they are needed for");
        if (command.targets().isEmpty()) {
            throw new Refused(state.id(), "Page", "targets are missing", "name a person, team or service");
        }
        for (Target target : command.targets()) {
            Demand.text(state, command, "target", target.name(), "name a person, team or service");
        }
        Draft draft = new Draft(state, at, policy);
        request(draft, command.targets(), command, false);
        return draft.events();
    }

    private static List<Event> sent(
            Command.RecordPageSent command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        PageRecord page = record(command, command.page(), state);
        boolean known =
                command.remoteId().equals(page.remoteId()) && page.notified().containsAll(command.notified());
        if (known && page.status() != Status.FAILED) {
            return List.of();
        }
        Draft draft = new Draft(state, at, policy);
        draft.add(new Event.PageSent(page.id(), command.provider(), command.remoteId(), command.notified()));
        if (!state.state().isEnded()) {
            command.notified()
                    .forEach(person -> EngagementRules.engage(draft, person, role(page), "paged: " + page.why()));
        }
        return draft.events();
    }

    private static List<Event> acknowledged(
            Command.RecordPageAcknowledged command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        PageRecord page = record(command, command.page(), state);
        boolean again = page.status() == Status.ACKNOWLEDGED && command.person().equals(page.acknowledgedBy());
        if (again || isLate(page, at)) {
            return List.of();
        }
        Draft draft = new Draft(state, at, policy).add(new Event.PageAcknowledged(page.id(), command.person()));
        if (state.state().isEnded() || command.person().isBlank()) {
            return draft.events();
        }
        EngagementRules.engage(draft, command.person(), role(page), "acknowledged " + page.id() + ": " + page.why());
        if (state.progress().acknowledgedAt() == null) {
            draft.add(new Event.IncidentAcknowledged(command.person()));
        }
        if (page.makesLead() && state.team().holderOrNull(Role.LEAD) == null) {
            draft.add(new Event.RoleAssigned(Role.LEAD, command.person(), null));
        }
        return draft.events();
    }

    private static List<Event> escalated(
            Command.RecordPageEscalated command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        PageRecord page = record(command, command.page(), state);
        boolean isNew = command.level() == 0 ? isAfterTheLast(page, at) : command.level() > page.level();
        if (isLate(page, at) || !isNew) {
            return List.of();
        }
        int level = command.level() == 0 ? Math.max(FIRST_ESCALATION, page.level() + 1) : command.level();
        Draft draft = new Draft(state, at, policy).add(new Event.PageEscalated(page.id(), level, command.person()));
        if (!state.state().isEnded()) {
            EngagementRules.engage(draft, command.person(), role(page), "escalated " + page.id() + ": " + page.why());
        }
        return draft.events();
    }

    /** The same escalation may be told twice; another one of the same page is later. */
    private static boolean isAfterTheLast(PageRecord page, Circumstances at) {
        return page.level() == 0 || at.occurredAt().isAfter(page.changedAt());
    }

    private static List<Event> resolved(
            Command.RecordPageResolved command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        PageRecord page = record(command, command.page(), state);
        return isLate(page, at) ? List.of() : List.of(new Event.PageResolved(page.id(), command.person()));
    }

    /** A page that somebody took was delivered, whatever else is said. */
    private static List<Event> failed(
            Command.RecordPageFailed command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        PageRecord page = record(command, command.page(), state);
        return isWaiting(page) && !isLate(page, at)
                ? List.of(new Event.PageFailed(page.id(), command.reason()))
                : List.of();
    }

    /** Older than what the pager said last; or after its end, when nothing more counts. */
    private static boolean isLate(PageRecord page, Circumstances at) {
        return switch (page.status()) {
            case RESOLVED -> true;
            case REQUESTED, FAILED -> false;
            case SENT -> page.level() > 0 && at.occurredAt().isBefore(page.changedAt());
            case ACKNOWLEDGED -> at.occurredAt().isBefore(page.changedAt());
        };
    }

    private static String role(PageRecord page) {
        return page.makesLead() ? Role.LEAD : Role.RESPONDER;
    }

    private static PageRecord record(Command command, String id, IncidentState state) {
        return Demand.known(
                state,
                command,
                "page '" + id + "'",
                state.reach().pages().get(id),
                state.reach().pages().keySet());
    }
}
