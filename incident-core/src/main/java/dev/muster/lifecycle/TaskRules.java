package dev.muster.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What is to do while the incident lasts. */
final class TaskRules {

    private TaskRules() {}

    static void register(Decider.Table table) {
        table.on(Command.AddTask.class, TaskRules::add);
        table.on(Command.ChangeTask.class, TaskRules::change);
        table.on(Command.CompleteTask.class, TaskRules::complete);
    }

    private static List<Event> add(
            Command.AddTask command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.title(state.id(), command, command.title());
        String id = "T-" + (state.work().tasks().size() + 1);
        return List.of(new Event.TaskAdded(
                new Task(id, command.title().strip(), command.owner(), command.dueAt(), null, null)));
    }

    private static List<Event> change(
            Command.ChangeTask command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Task task = task(command, command.task(), state);
        if (task.doneAt() != null) {
            throw new Refused(
                    state.id(), "ChangeTask", task.id() + " is done since " + task.doneAt(), "add another task");
        }
        String owner = command.owner() == null ? task.owner() : command.owner();
        Instant due = command.dueAt() == null ? task.dueAt() : command.dueAt();
        if (Objects.equals(owner, task.owner()) && Objects.equals(due, task.dueAt())) {
            return List.of();
        }
        return List.of(new Event.TaskChanged(new Task(task.id(), task.title(), owner, due, null, null)));
    }

    private static List<Event> complete(
            Command.CompleteTask command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Task task = task(command, command.task(), state);
        return task.doneAt() != null ? List.of() : List.of(new Event.TaskCompleted(task.id(), command.person()));
    }

    private static Task task(Command command, String id, IncidentState state) {
        return Demand.known(
                state,
                command,
                "task '" + id + "'",
                state.work().tasks().get(id),
                state.work().tasks().keySet());
    }
}
