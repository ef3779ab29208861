package dev.muster.spi.document;

import dev.muster.spi.text.RichText;
import java.util.Objects;

/**
 * A named part of a document. The library owns the part's generated text only; what people write elsewhere stays.
 *
 * @param name the section's stable name
 * @param heading the heading people see
 * @param body the generated text
 */
public record Section(String name, String heading, RichText body) {
    /** Checks that nothing is missing. */
    public Section {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(body, "body");
    }
}
