package dev.muster.playbook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a setting may look like: it reads one, reports what is wrong with one, and describes itself for editors. Reading and describing come from the
 * same declaration, so they cannot drift apart.
 *
 * @param <T> what it reads
 */
interface Shape<T> {

    /** The value, or null after its problems were reported. */
    @Nullable T read(Part part, Reading reading);

    /** The shape in the words of JSON Schema; what is used more than once is put into {@code defs} and referred to. */
    Map<String, Object> schema(Map<String, Object> defs);

    /** The same shape, giving something made of the value. */
    default <U> Shape<U> as(Function<T, U> make) {
        Shape<T> inner = this;
        return new Shape<>() {
            @Override
            public @Nullable U read(Part part, Reading reading) {
                T value = inner.read(part, reading);
                return value == null ? null : make.apply(value);
            }

            @Override
            public Map<String, Object> schema(Map<String, Object> defs) {
                return inner.schema(defs);
            }
        };
    }

    /** A schema with one keyword. */
    static Map<String, Object> keyword(String name, Object value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(name, value);
        return schema;
    }
}
