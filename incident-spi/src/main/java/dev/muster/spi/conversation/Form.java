package dev.muster.spi.conversation;

import java.util.List;
import java.util.Objects;

/**
 * A form for one person to fill.
 *
 * @param id comes back in {@link dev.muster.spi.inbound.Meaning.FormSubmitted}
 * @param title its heading
 * @param fields from top to bottom
 */
public record Form(String id, String title, List<Field> fields) {

    /** Copies the fields. */
    public Form {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        fields = List.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param name comes back with the answer
     * @param label what the reader sees
     * @param options the answers to pick from; empty for free text
     * @param required whether an empty answer is refused
     */
    public record Field(String name, String label, List<String> options, boolean required) {
        /** Copies the options. */
        public Field {
            options = List.copyOf(options);
        }
    }
}
