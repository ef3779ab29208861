package dev.muster.lifecycle;

import java.util.List;

/** How the impact is taken away, and what is known of its cause. */
final class MitigationRules {

    private static final String[] IDS = {"M-1", "M-2", "M-3", "M-4", "M-5", "M-6", "M-7", "M-8"};

    private MitigationRules() {}

    static void register(Decider.Table table) {
        table.on(Command.Mitigate.class, MitigationRules::mitigate);
        table.on(Command.VerifyMitigation.class, MitigationRules::verify);
        table.on(Command.ConfirmImpactOver.class, MitigationRules::impactOver);
        table.on(Command.RemoveMitigation.class, MitigationRules::remove);
        table.on(Command.RecordCause.class, MitigationRules::cause);
    }

    private static List<Event> mitigate(
            Command.Mitigate command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.text(state, command, "summary", command.summary(), "say what was done");
        int count = state.work().mitigations().size();
        String id = count < IDS.length ? IDS[count] : "M-" + (count + 1);
        Mitigation mitigation = new Mitigation(
                id, command.summary(), command.kind(), command.temporary(), at.occurredAt(), null, null, null);
        return List.of(
                state.state() == State.MITIGATED
                        ? new Event.MitigationAdded(mitigation)
                        : new Event.IncidentMitigated(mitigation));
    }

    private static List<Event> verify(
            Command.VerifyMitigation command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.text(state, command, "person", command.person(), "name the affected on-call");
        Mitigation last = state.work().lastMitigation().orElse(null);
        if (last == null) {
            throw new Refused(
                    state.id(), "VerifyMitigation", "no mitigation is recorded", "record one with Mitigate first");
        }
        return last.verifiedBy() != null
                ? List.of()
                : List.of(new Event.MitigationVerified(last.id(), command.person()));
    }

    private static List<Event> impactOver(
            Command.ConfirmImpactOver command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.text(state, command, "person", command.person(), "name who confirms it");
        return state.work().impactOver() != null ? List.of() : List.of(new Event.ImpactOverConfirmed(command.person()));
    }

    private static List<Event> remove(
            Command.RemoveMitigation command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        List<Mitigation> all = state.work().mitigations();
        Mitigation found = Demand.known(
                state,
                command,
                "mitigation '" + command.mitigation() + "'",
                all.stream()
                        .filter(m -> m.id().equals(command.mitigation()))
                        .findFirst()
                        .orElse(null),
                all.stream().map(Mitigation::id).toList());
        if (command.actionItem() != null && !state.work().actionItems().containsKey(command.actionItem())) {
            throw Demand.unknown(
                    state.id(),
                    command,
                    "action item '" + command.actionItem() + "'",
                    state.work().actionItems().keySet());
        }
        boolean done = found.removedAt() != null
                || (command.actionItem() != null && command.actionItem().equals(found.convertedTo()));
        return done ? List.of() : List.of(new Event.MitigationRemoved(found.id(), command.actionItem()));
    }

    private static List<Event> cause(
            Command.RecordCause command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.text(state, command, "text", command.text(), "say why it happened");
        Cause cause = new Cause(
                command.text(), command.service(), command.category(), at.by().id());
        return cause.equals(state.work().cause()) ? List.of() : List.of(new Event.CauseRecorded(cause));
    }
}
