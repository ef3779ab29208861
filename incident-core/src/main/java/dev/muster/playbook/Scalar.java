package dev.muster.playbook;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A single word, number or sentence.
 *
 * @param <T> what it reads
 */
final class Scalar<T> implements Shape<T> {

    private final String expected;
    private final String remedy;
    private final Map<String, Object> schema;
    private final Parser<T> parser;

    /** {@code expected} and {@code remedy} are what a message says when the parser gives null. */
    Scalar(String expected, String remedy, Map<String, Object> schema, Parser<T> parser) {
        this.expected = expected;
        this.remedy = remedy;
        this.schema = schema;
        this.parser = parser;
    }

    @Override
    public @Nullable T read(Part part, Reading reading) {
        if (part.kind() != Part.Kind.TEXT) {
            reading.report(part.place(), part.describe(), expected, remedy);
            return null;
        }
        T value = parser.parse(part.text().strip());
        if (value == null) {
            reading.report(part.place(), part.describe(), expected, remedy);
        }
        return value;
    }

    @Override
    public Map<String, Object> schema(Map<String, Object> defs) {
        return new LinkedHashMap<>(schema);
    }

    /**
     * Makes a value of words.
     *
     * @param <T> what it makes
     */
    @FunctionalInterface
    interface Parser<T> {
        /** The value, or null when the words are none. */
        @Nullable T parse(String words);
    }
}
