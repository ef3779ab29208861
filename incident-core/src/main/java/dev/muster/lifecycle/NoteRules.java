package dev.muster.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is written down, and what everybody is told. */
final class NoteRules {

    private NoteRules() {}

    static void register(Decider.Table table) {
        table.on(Command.TakeNote.class, NoteRules::take);
        table.on(Command.RemoveNote.class, NoteRules::remove);
        table.on(Command.PostUpdate.class, NoteRules::post);
    }

    private static List<Event> take(
            Command.TakeNote command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.text(state, command, "text", command.text(), "write something, or remove the note");
        Note known = command.id() == null ? null : state.work().notes().get(command.id());
        if (known == null) {
            String id = command.id() == null ? "N-" + (state.work().numberedNotes() + 1) : command.id();
            return List.of(new Event.NoteTaken(new Note(
                    id, command.kind(), command.text(), command.author(), command.writtenAt(), command.link())));
        }
        Note now = new Note(
                known.id(),
                command.kind(),
                command.text(),
                known.author(),
                known.at(),
                command.link() == null ? known.link() : command.link());
        return now.equals(known) ? List.of() : List.of(new Event.NoteTaken(now));
    }

    private static List<Event> remove(
            Command.RemoveNote command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        return state.work().notes().containsKey(command.id())
                ? List.of(new Event.NoteRemoved(command.id()))
                : List.of();
    }

    private static List<Event> post(
            Command.PostUpdate command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.text(state, command, "text", command.text(), "say how it stands");
        Duration within = command.nextWithin() != null
                ? command.nextWithin()
                : policy.communication()
                        .updateEvery()
                        .get(state.facts().severity().tier());
        Instant next = within == null || !state.state().isLive()
                ? null
                : at.occurredAt().plus(within);
        return List.of(new Event.UpdatePosted(
                state.reach().updates() + 1, command.text(), at.by().id(), next));
    }
}
