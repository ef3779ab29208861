package dev.muster.lifecycle;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known may be corrected at any time; rules that newly fit then bring their people in. */
final class FactsRules {

    private FactsRules() {}

    static void register(Decider.Table table) {
        table.on(Command.EditFacts.class, FactsRules::edit);
    }

    private static List<Event> edit(
            Command.EditFacts command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Facts facts = state.facts();
        if (command.title() != null) {
            Demand.title(state.id(), command, command.title());
        }
        String title = changed(command.title() == null ? null : command.title().strip(), facts.title());
        String description = changed(command.description(), facts.description());
        Set<String> services = changed(command.services(), facts.services());
        Priority priority = facts.priorityGiven() ? changed(command.priority(), facts.priority()) : command.priority();
        Set<String> tags = changed(command.tags(), facts.tags());
        if (title == null && description == null && services == null && priority == null && tags == null) {
            return List.of();
        }
        Draft draft =
                new Draft(state, at, policy).add(new Event.FactsEdited(title, description, services, priority, tags));
        EngagementRules.engageDifference(draft, state);
        return draft.events();
    }

    private static <T> @Nullable T changed(@Nullable T wanted, T present) {
        return Objects.equals(wanted, present) ? null : wanted;
    }
}
