package dev.muster.lifecycle;

import dev.muster.review.ActionItem;
import dev.muster.review.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How what is done about it changes. */
final class WorkEvolution {

    private WorkEvolution() {}

    static void register(Evolver.Table table) {
        table.on(
                Event.MitigationAdded.class, (state, event, at) -> state.with(added(state.work(), event.mitigation())));
        table.on(
                Event.MitigationVerified.class,
                (state, event, at) ->
                        state.with(replaced(state.work(), event.mitigation(), old -> old.verified(event.person()))));
        table.on(
                Event.MitigationRemoved.class,
                (state, event, at) -> state.with(replaced(
                        state.work(), event.mitigation(), old -> old.removed(at.occurredAt(), event.actionItem()))));
        table.on(
                Event.ImpactOverConfirmed.class,
                (state, event, at) -> state.with(state.work().withImpactOver(event.person())));
        table.on(
                Event.CauseRecorded.class,
                (state, event, at) -> state.with(state.work().withCause(event.cause())));
        table.on(
                Event.TaskAdded.class,
                (state, event, at) -> state.with(state.work().withTask(event.task())));
        table.on(Event.TaskChanged.class, (state, event, at) -> {
            IncidentState now = state.with(state.work().withTask(event.task()));
            return now.amended(
                    ReachEvolution.forgetAbout(now.reach(), event.task().id(), Reminder.TASK_DUE));
        });
        table.on(Event.TaskCompleted.class, WorkEvolution::taskDone);
        table.on(
                Event.ActionItemAdded.class,
                (state, event, at) -> state.with(state.work().withActionItem(event.item())));
        table.on(Event.ActionItemChanged.class, WorkEvolution::itemChanged);
        table.on(Event.ActionItemCompleted.class, WorkEvolution::itemDone);
        table.on(Event.NoteTaken.class, (state, event, at) -> state.with(noted(state.work(), event.note())));
        table.on(
                Event.NoteRemoved.class,
                (state, event, at) -> state.with(state.work()
                        .withNotes(
                                Frozen.without(state.work().notes(), event.id()),
                                state.work().numberedNotes())));
        table.on(
                Event.ReviewRequested.class,
                (state, event, at) -> state.with(
                        state.work().withReview(new Review(event.owner(), event.dueAt(), null, List.of(), null))));
        table.on(Event.ReviewCompleted.class, WorkEvolution::reviewed);
    }

    static Work added(Work work, Mitigation mitigation) {
        List<Mitigation> before = work.mitigations();
        if (before.isEmpty()) {
            return work.withMitigations(List.of(mitigation));
        }
        List<Mitigation> now = new ArrayList<>(before.size() + 1);
        now.addAll(before);
        now.add(mitigation);
        return work.withMitigations(now);
    }

    private static Work replaced(Work work, String id, java.util.function.UnaryOperator<Mitigation> change) {
        return work.withMitigations(work.mitigations().stream()
                .map(mitigation -> mitigation.id().equals(id) ? change.apply(mitigation) : mitigation)
                .toList());
    }

    private static IncidentState taskDone(IncidentState state, Event.TaskCompleted event, Circumstances at) {
        Task task = state.work().tasks().get(event.task());
        return task == null
                ? state.unchanged()
                : state.with(state.work()
                        .withTask(new Task(
                                task.id(), task.title(), task.owner(), task.dueAt(), at.occurredAt(), event.person())));
    }

    private static IncidentState itemChanged(IncidentState state, Event.ActionItemChanged event, Circumstances at) {
        IncidentState now = state.with(state.work().withActionItem(event.item()));
        String id = event.item().id();
        Reach reach = ReachEvolution.forgetAbout(now.reach(), id, Reminder.ACTION_ITEM_SOON);
        return now.amended(ReachEvolution.forgetAbout(reach, id, Reminder.ACTION_ITEM_OVERDUE));
    }

    private static IncidentState itemDone(IncidentState state, Event.ActionItemCompleted event, Circumstances at) {
        ActionItem item = state.work().actionItems().get(event.item());
        return item == null
                ? state.unchanged()
                : state.with(state.work()
                        .withActionItem(new ActionItem(
                                item.id(),
                                item.title(),
                                item.owner(),
                                item.priority(),
                                item.dueAt(),
                                item.horizon(),
                                at.occurredAt())));
    }

    private static Work noted(Work work, Note note) {
        Map<String, Note> before = work.notes();
        boolean numbered = !before.containsKey(note.id()) && note.id().equals("N-" + (work.numberedNotes() + 1));
        return work.withNotes(
                Frozen.with(before, note.id(), note), numbered ? work.numberedNotes() + 1 : work.numberedNotes());
    }

    private static IncidentState reviewed(IncidentState state, Event.ReviewCompleted event, Circumstances at) {
        Review before = state.work().review();
        Review now = new Review(
                before == null ? null : before.owner(),
                before == null ? at.occurredAt() : before.dueAt(),
                at.occurredAt(),
                event.participants(),
                event.outcome());
        return state.with(state.work().withReview(now));
    }
}
