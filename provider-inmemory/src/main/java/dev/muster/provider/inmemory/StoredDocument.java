package dev.muster.provider.inmemory;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.document.DocumentRef;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document or folder of {@link InMemoryFiles} as it is at one moment.
 *
 * @param ref where it is
 * @param title its title or name
 * @param template the template it was copied from, or null
 * @param folder the folder it is in, or null
 * @param text all of it as plain text, top to bottom, human text included; empty for a folder
 * @param sections the generated text of each section, by its name
 * @param readers ids of the people it is shared with
 * @param key the key it was created with
 * @param visibility the visibility it was created with
 */
public record StoredDocument(
        DocumentRef ref,
        String title,
        @Nullable String template,
        @Nullable String folder,
        String text,
        Map<String, String> sections,
        Set<String> readers,
        RequestKey key,
        Visibility visibility) {
    /** Copies the collections. */
    public StoredDocument {
        sections = Map.copyOf(sections);
        readers = Set.copyOf(readers);
    }
}
