package dev.muster.spi.status;

import java.util.List;
import java.util.Objects;

/**
 * What a status page says.
 *
 * @param title the entry's title
 * @param text plain text for outsiders
 * @param phase how far we are
 * @param components affected components, by name
 */
public record StatusEntry(String title, String text, Phase phase, List<String> components) {
    /** Copies the components. */
    public StatusEntry {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(phase, "phase");
        components = List.copyOf(components);
    }

    /** How far the work is, in the words of status pages. */
    public enum Phase {
        INVESTIGATING,
        IDENTIFIED,
        MONITORING,
        RESOLVED
    }
}
