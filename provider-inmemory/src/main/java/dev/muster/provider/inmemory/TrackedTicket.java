package dev.muster.provider.inmemory;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.ticket.Ticket;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A ticket of {@link InMemoryTickets} as it is at one moment, with all that the tracker knows of it.
 *
 * @param ticket the ticket as callers see it
 * @param kind what the library called it
 * @param description its text, as plain text
 * @param priority its priority in the library's words
 * @param comments its comments, oldest first
 * @param links its web links, titles by target
 * @param relations what it is related to, such as {@code "post-mortem of INC-1"}
 * @param key the key it was created with
 * @param visibility the visibility it was created with
 * @param drill whether it was created for an exercise
 */
public record TrackedTicket(
        Ticket ticket,
        String kind,
        String description,
        String priority,
        List<TicketComment> comments,
        Map<URI, String> links,
        List<String> relations,
        RequestKey key,
        Visibility visibility,
        boolean drill) {
    /** Copies the collections. */
    public TrackedTicket {
        comments = List.copyOf(comments);
        links = Map.copyOf(links);
        relations = List.copyOf(relations);
    }
}
