package dev.muster.lifecycle;

import dev.muster.role.Role;
import java.time.Instant;

/** How the team changes. */
final class TeamEvolution {

    private TeamEvolution() {}

    static void register(Evolver.Table table) {
        table.on(
                Event.ParticipantEngaged.class,
                (state, event, at) -> state.with(engaged(state.team(), event, at.occurredAt())));
        table.on(
                Event.ParticipantJoined.class,
                (state, event, at) -> state.with(joined(state.team(), event, at.occurredAt())));
        table.on(
                Event.ParticipantLeft.class,
                (state, event, at) -> state.with(left(state.team(), event, at.occurredAt())));
        table.on(Event.RoleAssigned.class, TeamEvolution::assigned);
        table.on(
                Event.RoleReleased.class,
                (state, event, at) -> state.with(
                        event.person().equals(state.team().holderOrNull(event.role()))
                                ? state.team().withoutHolder(event.role(), at.occurredAt())
                                : state.team()));
    }

    private static Team engaged(Team team, Event.ParticipantEngaged event, Instant at) {
        Participant before = team.participants().get(event.person());
        return team.withParticipant(new Participant(
                event.person(),
                event.role(),
                event.why(),
                before == null ? at : before.engagedAt(),
                before == null ? null : before.joinedAt(),
                null));
    }

    private static Team joined(Team team, Event.ParticipantJoined event, Instant at) {
        Participant before = team.participants().get(event.person());
        return team.withParticipant(
                before == null
                        ? new Participant(event.person(), Role.RESPONDER, event.why(), at, at, null)
                        : new Participant(before.person(), before.role(), before.why(), before.engagedAt(), at, null));
    }

    private static Team left(Team team, Event.ParticipantLeft event, Instant at) {
        Participant before = team.participants().get(event.person());
        Participant who = before == null
                ? new Participant(event.person(), Role.RESPONDER, "was in the channel", at, null, null)
                : before;
        return team.withParticipant(who.leaving(at));
    }

    private static IncidentState assigned(IncidentState state, Event.RoleAssigned event, Circumstances at) {
        IncidentState now = state.with(state.team().withHolder(event.role(), event.person(), at.occurredAt()));
        return event.role().equals(Role.LEAD)
                ? now.amended(ReachEvolution.forget(now.reach(), Reminder.LEAD_VACANT))
                : now;
    }
}
