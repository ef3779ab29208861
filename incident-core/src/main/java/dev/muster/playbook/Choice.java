package dev.muster.playbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One of some fixed words.
 *
 * @param <T> what the words stand for
 */
final class Choice<T> implements Shape<T> {

    private final String what;
    private final Map<String, T> values;

    /** {@code what} names it in messages, with its article. */
    Choice(String what, Map<String, T> values) {
        this.what = what;
        this.values = new LinkedHashMap<>(values);
    }

    /** The constants of an enum, in lower case with hyphens. */
    static <E extends Enum<E>> Choice<E> of(String what, Class<E> type) {
        return of(what, type, constant -> true);
    }

    /** Those constants of an enum that may be chosen. */
    static <E extends Enum<E>> Choice<E> of(String what, Class<E> type, Predicate<E> allowed) {
        Map<String, E> values = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            if (allowed.test(constant)) {
                values.put(hyphens(constant), constant);
            }
        }
        return new Choice<>(what, values);
    }

    static String hyphens(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public @Nullable T read(Part part, Reading reading) {
        if (part.kind() != Part.Kind.TEXT) {
            reading.report(part.place(), part.describe(), what, "known: " + String.join(", ", values.keySet()));
            return null;
        }
        String word = part.text().strip();
        T value = values.get(word);
        if (value == null) {
            reading.report(part.place(), part.describe(), what, Nearest.hint(word, values.keySet()));
        }
        return value;
    }

    @Override
    public Map<String, Object> schema(Map<String, Object> defs) {
        List<String> words = new ArrayList<>(values.keySet());
        return Shape.keyword("enum", words);
    }
}
