package dev.muster.testing;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records as text that is the same in every JVM: a JVM mixes the order of its sets and maps anew each time it starts. What is null or empty is left out. */
final class Plain {

    private Plain() {}

    static String text(@Nullable Object value) {
        if (value instanceof Record fields) {
            return fields(fields);
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Collection<?> many) {
            Stream<String> texts = many.stream().map(Plain::text);
            return (many instanceof Set ? texts.sorted() : texts).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Optional<?> maybe ? maybe.map(Plain::text).orElse("") : String.valueOf(value);
    }

    private static String fields(Record value) {
        return Stream.of(value.getClass().getRecordComponents())
                .map(component -> field(component, value))
                .filter(field -> !field.isEmpty())
                .collect(Collectors.joining(", ", value.getClass().getSimpleName() + "[", "]"));
    }

    private static String field(RecordComponent component, Record value) {
        try {
            Object found = component.getAccessor().invoke(value);
            String text = found == null ? "" : text(found);
            return text.isEmpty() || text.equals("[]") || text.equals("{}") ? "" : component.getName() + "=" + text;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
