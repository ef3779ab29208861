package dev.muster.spi.ticket;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the tool knows it.
 *
 * @param id the tool's id
 * @param key what people call it, such as {@code INC-12}
 * @param link where a person opens it
 * @param summary its title
 * @param state where it stands
 * @param assignee the person's id, e-mail or handle, or null when nobody is assigned
 * @param openedAt when it was created
 * @param labels its labels
 * @param fields other fields by name
 */
public record Ticket(
        String id,
        String key,
        URI link,
        String summary,
        TicketState state,
        @Nullable String assignee,
        Instant openedAt,
        Set<String> labels,
        Map<String, String> fields) {
    /** Copies labels and fields. */
    public Ticket {
        labels = Set.copyOf(labels);
        fields = Map.copyOf(fields);
    }
}
