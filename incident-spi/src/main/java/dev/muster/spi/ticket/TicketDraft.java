package dev.muster.spi.ticket;

import dev.muster.spi.people.Person;
import dev.muster.spi.text.RichText;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a new ticket should be. A part that is empty is left to the provider's defaults (project, type, priority).
 *
 * @param kind what it is to the library: {@code incident}, {@code review} or {@code action-item}
 * @param summary its title, not blank
 * @param description its text
 * @param priority the library's word for the priority, mapped by the provider; empty for the default
 * @param assignee who works on it, or null
 * @param labels labels to set
 * @param fields other fields by the library's name, mapped by the provider
 */
public record TicketDraft(
        String kind,
        String summary,
        RichText description,
        String priority,
        @Nullable Person assignee,
        Set<String> labels,
        Map<String, String> fields) {
    /** Copies labels and fields; checks the summary. */
    public TicketDraft {
        Objects.requireNonNull(kind, "kind");
        if (summary.isBlank()) {
            throw new IllegalArgumentException("summary is blank: expected the ticket's title");
        }
        labels = Set.copyOf(labels);
        fields = Map.copyOf(fields);
    }
}
