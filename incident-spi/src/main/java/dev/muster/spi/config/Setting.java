package dev.muster.spi.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A setting that a provider declares.
 *
 * @param name its name, lower case words joined by {@code -}
 * @param type what values it takes
 * @param required whether there must be a value
 * @param defaultValue the value when none is given, or null
 * @param doc one sentence on what it is for
 */
public record Setting(
        String name, Type type, boolean required, @Nullable String defaultValue, String doc) {

    /** Checks that name, type and words are there. */
    public Setting {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(doc, "doc");
    }

    /** A setting without which the provider cannot start. */
    public static Setting required(String name, Type type, String doc) {
        return new Setting(name, type, true, null, doc);
    }

    /** A setting with a default. */
    public static Setting optional(String name, Type type, @Nullable String defaultValue, String doc) {
        return new Setting(name, type, false, defaultValue, doc);
    }

    /** What values a setting takes. */
    public enum Type {
        TEXT,
        SECRET,
        URL,
        INTEGER,
        BOOLEAN,
        /** An ISO-8601 duration such as {@code PT30S}. */
        DURATION
    }
}
