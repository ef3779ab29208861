package dev.muster.lifecycle;

import dev.muster.review.ActionItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done so that it does not happen again: with an owner, a priority and a date. */
final class ActionItemRules {

    private ActionItemRules() {}

    static void register(Decider.Table table) {
        table.on(Command.AddActionItem.class, ActionItemRules::add);
        table.on(Command.ChangeActionItem.class, ActionItemRules::change);
        table.on(Command.CompleteActionItem.class, ActionItemRules::complete);
    }

    private static List<Event> add(
            Command.AddActionItem command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.title(state.id(), command, command.title());
        String owner = command.owner();
        ActionItem.Priority priority = command.priority();
        List<String> missing = new ArrayList<>();
        if (owner == null || owner.isBlank()) {
            missing.add("owner");
        }
        if (priority == null) {
            missing.add("priority");
        }
        Instant due = command.dueAt();
        if (due == null && priority == ActionItem.Priority.HIGH) {
            Duration after = policy.actionItems()
                    .highDueAfter()
                    .get(state.facts().severity().tier());
            due = after == null ? null : at.occurredAt().plus(after);
        }
        if (due == null && priority != null) {
            missing.add("due date");
        }
        if (owner == null || priority == null || due == null || !missing.isEmpty()) {
            throw new Refused(
                    state.id(),
                    "AddActionItem",
                    "missing: " + String.join(", ", missing),
                    "an action item has an owner, a priority and a date; only high priority gets a date by itself");
        }
        if (isThere(command, priority, state)) {
            return List.of();
        }
        String id = "A-" + (state.work().actionItems().size() + 1);
        return List.of(new Event.ActionItemAdded(
                new ActionItem(id, command.title().strip(), owner, priority, due, command.horizon(), null)));
    }

    /** Published again: the same work for the same owner, not done yet. */
    private static boolean isThere(
            Command.AddActionItem command, ActionItem.@Nullable Priority priority, IncidentState state) {
        return state.work().actionItems().values().stream()
                .anyMatch(item -> item.doneAt() == null
                        && item.title().equals(command.title().strip())
                        && item.owner().equals(command.owner())
                        && item.priority() == priority
                        && item.horizon() == command.horizon()
                        && (command.dueAt() == null || command.dueAt().equals(item.dueAt())));
    }

    private static List<Event> change(
            Command.ChangeActionItem command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        ActionItem item = item(command, command.item(), state);
        if (item.doneAt() != null) {
            throw new Refused(
                    state.id(),
                    "ChangeActionItem",
                    item.id() + " is done since " + item.doneAt(),
                    "add another action item");
        }
        String owner = command.owner() == null || command.owner().isBlank() ? item.owner() : command.owner();
        Instant due = command.dueAt() == null ? item.dueAt() : command.dueAt();
        if (owner.equals(item.owner()) && due.equals(item.dueAt())) {
            return List.of();
        }
        if (due.isAfter(item.dueAt())) {
            Demand.text(
                    state,
                    command,
                    "reason",
                    command.reason(),
                    "say why " + item.id() + " moves from " + item.dueAt() + " to " + due);
        }
        return List.of(new Event.ActionItemChanged(
                new ActionItem(item.id(), item.title(), owner, item.priority(), due, item.horizon(), null),
                command.reason()));
    }

    private static List<Event> complete(
            Command.CompleteActionItem command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        ActionItem item = item(command, command.item(), state);
        return item.doneAt() != null ? List.of() : List.of(new Event.ActionItemCompleted(item.id()));
    }

    private static ActionItem item(Command command, String id, IncidentState state) {
        return Demand.known(
                state,
                command,
                "action item '" + id + "'",
                state.work().actionItems().get(id),
                state.work().actionItems().keySet());
    }
}
