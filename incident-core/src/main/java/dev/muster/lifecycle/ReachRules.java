package dev.muster.lifecycle;

import java.util.List;

/** What tools made, what people did to it there, and what became of notices and effects. Told twice is told once. */
final class ReachRules {

    private ReachRules() {}

    static void register(Decider.Table table) {
        table.on(Command.RecordResource.class, ReachRules::resource);
        table.on(Command.RecordDrift.class, ReachRules::drift);
        table.on(Command.RecordArchived.class, ReachRules::archived);
        table.on(Command.RecordNotice.class, ReachRules::notice);
        table.on(
                Command.RecordContacted.class,
                (command, state, at, policy) -> List.of(new Event.PersonContacted(command.person(), command.medium())));
        table.on(Command.RecordParked.class, ReachRules::parked);
        table.on(Command.ArchiveIfDue.class, ReachRules::archiveIfDue);
    }

    private static List<Event> resource(
            Command.RecordResource command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Resource resource = command.resource();
        boolean known = state.reach().resources().contains(resource);
        boolean drifted = state.reach().drifts().containsKey(Reach.key(resource.kind(), resource.id()));
        return known && !drifted ? List.of() : List.of(new Event.ResourceAdded(resource));
    }

    private static List<Event> drift(
            Command.RecordDrift command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        boolean ours = state.reach().resources().stream()
                .anyMatch(resource ->
                        resource.kind() == command.kind() && resource.id().equals(command.id()));
        boolean known = command.what().equals(state.reach().drifts().get(Reach.key(command.kind(), command.id())));
        return ours && (!known || Event.ResourceDrifted.isSetRight(command.what()))
                ? List.of(new Event.ResourceDrifted(command.kind(), command.id(), command.what()))
                : List.of();
    }

    private static List<Event> archived(
            Command.RecordArchived command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        boolean archived = state.reach().archivedAt() != null;
        if (archived == command.archived()) {
            return List.of();
        }
        return List.of(command.archived() ? new Event.ConversationArchived() : new Event.ConversationUnarchived());
    }

    private static List<Event> notice(
            Command.RecordNotice command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        boolean known = command.initial() && state.reach().notices().contains(command.name());
        return known ? List.of() : List.of(new Event.NoticeSent(command.name(), command.audience(), command.initial()));
    }

    private static List<Event> parked(
            Command.RecordParked command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        boolean known = command.reason().equals(state.reach().parked().get(command.effect()));
        return known ? List.of() : List.of(new Event.EffectParked(command.effect(), command.kind(), command.reason()));
    }

    private static List<Event> archiveIfDue(
            Command.ArchiveIfDue command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Progress.Ending ending = state.progress().ending();
        if (!state.state().isEnded()
                || ending == null
                || state.reach().archivedAt() != null
                || state.reach().archiveDue()) {
            return List.of();
        }
        if (at.recordedAt().isBefore(ending.at().plus(policy.timeouts().archiveAfter()))) {
            return List.of();
        }
        return List.of(new Event.ArchiveDue());
    }
}
