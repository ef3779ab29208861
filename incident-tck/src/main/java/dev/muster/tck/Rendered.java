package dev.muster.tck;

import java.util.List;

/**
 * What a person in front of the tool sees of a text.
 *
 * @param text the visible characters; what is escaped for the wire is shown unescaped
 * @param mentions whom it calls, by the tool's ids, and broadcasts by their word, such as {@code channel}
 * @param links where it leads when pressed
 */
public record Rendered(String text, List<String> mentions, List<String> links) {

    /** Copies the lists. */
    public Rendered {
        mentions = List.copyOf(mentions);
        links = List.copyOf(links);
    }

    /** A text that calls nobody and leads nowhere. */
    public static Rendered plain(String text) {
        return new Rendered(text, List.of(), List.of());
    }
}
