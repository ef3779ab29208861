package dev.muster.playbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some of a shape, in order.
 *
 * @param <T> the items
 */
final class ListOf<T> implements Shape<List<T>> {

    private final Shape<T> item;
    private final int least;
    private final String expected;

    private ListOf(Shape<T> item, int least, String expected) {
        this.item = item;
        this.least = least;
        this.expected = expected;
    }

    /** Any number. */
    static <T> ListOf<T> of(Shape<T> item) {
        return new ListOf<>(item, 0, "a list");
    }

    /** One or more; {@code expected} says of what. */
    static <T> ListOf<T> some(Shape<T> item, String expected) {
        return new ListOf<>(item, 1, expected);
    }

    /** Without order; saying one twice is noticed. */
    Shape<Set<T>> distinct() {
        return new Shape<>() {
            @Override
            public @Nullable Set<T> read(Part part, Reading reading) {
                Set<String> seen = new HashSet<>();
                int before = reading.reported();
                for (Part each : part.items()) {
                    if (each.kind() == Part.Kind.TEXT && !seen.add(each.text().strip())) {
                        reading.report(each.place(), "a second " + each.describe(), "each once", "take it away");
                    }
                }
                List<T> items = ListOf.this.read(part, reading);
                return items == null || reading.reported() != before ? null : new LinkedHashSet<>(items);
            }

            @Override
            public Map<String, Object> schema(Map<String, Object> defs) {
                Map<String, Object> schema = ListOf.this.schema(defs);
                schema.put("uniqueItems", true);
                return schema;
            }
        };
    }

    @Override
    public @Nullable List<T> read(Part part, Reading reading) {
        if (part.kind() != Part.Kind.LIST) {
            String remedy = part.kind() == Part.Kind.TEXT
                    ? "write [" + Part.brief(part.text()) + "]"
                    : "write [ ] or lines that begin with -";
            reading.report(part.place(), part.describe(), expected, remedy);
            return null;
        }
        if (part.items().size() < least) {
            reading.report(part.place(), "an empty list", expected, "add one or take the key away");
            return null;
        }
        List<T> values = new ArrayList<>();
        for (Part each : part.items()) {
            T value = item.read(each, reading);
            if (value != null) {
                values.add(value);
            }
        }
        return values.size() == part.items().size() ? values : null;
    }

    @Override
    public Map<String, Object> schema(Map<String, Object> defs) {
        Map<String, Object> schema = Shape.keyword("type", "array");
        schema.put("items", item.schema(defs));
        if (least > 0) {
            schema.put("minItems", least);
        }
        return schema;
    }
}
