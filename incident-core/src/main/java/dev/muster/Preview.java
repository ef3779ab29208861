package dev.muster;

import dev.muster.automation.Intended;
import dev.muster.lifecycle.Event;
import java.util.List;

/**
 * What a command would do. Made without any provider.
 *
 * @param events what would happen
 * @param effects what would follow
 */
public record Preview(List<Event> events, List<Intended> effects) {
    /** Copies the lists. */
    public Preview {
        events = List.copyOf(events);
        effects = List.copyOf(effects);
    }

    /** The preview as lines of text: events first, then effects in the order they would leave. */
    public String table() {
        StringBuilder table = new StringBuilder();
        events.forEach(event -> table.append("event   ")
                .append(event.getClass().getSimpleName())
                .append('\n'));
        effects.stream()
                .sorted(java.util.Comparator.comparing(Intended::lane).thenComparing(Intended::id))
                .forEach(effect -> table.append("effect  ")
                        .append(effect.lane())
                        .append("  ")
                        .append(effect.id())
                        .append(effect.dueAt() == null ? "" : "  at " + effect.dueAt())
                        .append(
                                effect.needs().isEmpty()
                                        ? ""
                                        : "  after "
                                                + effect.needs().stream()
                                                        .sorted()
                                                        .toList())
                        .append('\n'));
        return table.toString();
    }
}
