package dev.muster.spi.document;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a new document should be.
 *
 * @param title its title
 * @param template the tool's id of a template to copy, or null for a blank one
 * @param folder the tool's id of the folder it goes into, or null
 * @param sections its parts, in order
 */
public record DocumentDraft(
        String title, @Nullable String template, @Nullable String folder, List<Section> sections) {
    /** Copies the sections. */
    public DocumentDraft {
        Objects.requireNonNull(title, "title");
        sections = List.copyOf(sections);
    }
}
