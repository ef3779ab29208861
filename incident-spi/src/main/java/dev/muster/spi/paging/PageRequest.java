package dev.muster.spi.paging;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * What to page for.
 *
 * @param target whom
 * @param title the line that wakes people up, not blank
 * @param details more, as plain text
 * @param urgency how loud
 * @param links places to go, by title
 */
public record PageRequest(PageTarget target, String title, String details, Urgency urgency, Map<String, URI> links) {
    /** Copies the links; checks the title. */
    public PageRequest {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(urgency, "urgency");
        if (title.isBlank()) {
            throw new IllegalArgumentException("title is blank: expected the line that wakes people up");
        }
        links = Map.copyOf(links);
    }

    /** How loud a page is. */
    public enum Urgency {
        LOW,
        HIGH
    }
}
