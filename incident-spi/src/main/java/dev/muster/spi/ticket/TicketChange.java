package dev.muster.spi.ticket;

import dev.muster.spi.people.Person;
import dev.muster.spi.text.RichText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * New values for a ticket. What is null or absent stays as it is.
 *
 * @param summary the new title
 * @param description the new text
 * @param priority the new priority in the library's words
 * @param assignee the new assignee
 * @param fields other fields by the library's name
 */
public record TicketChange(
        @Nullable String summary,
        @Nullable RichText description,
        @Nullable String priority,
        @Nullable Person assignee,
        Map<String, String> fields) {
    /** Copies the fields. */
    public TicketChange {
        fields = Map.copyOf(fields);
    }
}
