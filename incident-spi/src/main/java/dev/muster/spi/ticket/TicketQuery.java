package dev.muster.spi.ticket;

import java.util.Set;

/**
 * What to search tickets for; all given parts must hold.
 *
 * @param text words of the summary, may be empty
 * @param labels labels that must all be set
 * @param openOnly whether final states are left out
 * @param limit how many at most, 1 or more
 */
public record TicketQuery(String text, Set<String> labels, boolean openOnly, int limit) {
    /** Copies the labels; checks the limit. */
    public TicketQuery {
        labels = Set.copyOf(labels);
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ": expected 1 or more");
        }
    }
}
