package dev.muster.playbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map whose keys are fixed.
 *
 * @param <T> what is made of it
 */
final class Section<T> implements Shape<T> {

    private final String name;
    private final String description;
    private final Map<String, Field<?>> fields = new LinkedHashMap<>();
    private final Maker<T> maker;

    /** A section that is called {@code name} in the schema; {@code maker} is asked only when every field could be read. */
    Section(String name, String description, List<Field<?>> fields, Maker<T> maker) {
        this.name = name;
        this.description = description;
        this.maker = maker;
        fields.forEach(field -> this.fields.put(field.key(), field));
    }

    @Override
    public @Nullable T read(Part part, Reading reading) {
        if (part.kind() != Part.Kind.MAP && part.kind() != Part.Kind.NOTHING) {
            reading.report(part.place(), part.describe(), "a map", "keys: " + String.join(", ", fields.keySet()));
            return null;
        }
        int before = reading.reported();
        part.entries().forEach((key, entry) -> {
            if (!fields.containsKey(key)) {
                reading.report(
                        entry.keyPlace(),
                        "the unknown key \"" + Part.brief(key) + '"',
                        "a key of " + name,
                        Nearest.hint(key, fields.keySet()));
            }
        });
        Values values = new Values(part, reading);
        for (Field<?> field : fields.values()) {
            read(field, part, values, reading);
        }
        if (reading.isSketch() || reading.reported() != before) {
            return null;
        }
        return make(values);
    }

    private static void read(Field<?> field, Part part, Values values, Reading reading) {
        Part written = part.at(field.key());
        if (written != null) {
            Object value = field.shape().read(written, reading);
            if (value != null) {
                values.put(field, value);
            }
        } else if (field.need() == Field.Need.WRITTEN
                || (field.need() == Field.Need.INHERITED && !reading.isSketch())) {
            Place place = part.place().as(part.place().below(field.key()));
            reading.report(place, "nothing", "the key " + field.key(), "add it: " + field.description());
        }
    }

    private @Nullable T make(Values values) {
        try {
            return maker.make(values);
        } catch (IllegalArgumentException e) {
            values.report(
                    Part.brief(String.valueOf(e.getMessage())),
                    "values that go together",
                    "see what each of its keys means");
            return null;
        }
    }

    @Override
    public Map<String, Object> schema(Map<String, Object> defs) {
        Map<String, Object> reference = Shape.keyword("$ref", "#/$defs/" + name);
        if (defs.containsKey(name)) {
            return reference;
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        defs.put(name, schema);
        schema.put("description", description);
        schema.put("type", "object");
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Field<?> field : fields.values()) {
            Map<String, Object> property = field.shape().schema(defs);
            if (field.need() == Field.Need.WRITTEN) {
                required.add(field.key());
            } else {
                property = orNull(property);
            }
            property.put("description", field.description());
            properties.put(field.key(), property);
        }
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return reference;
    }

    /** The same schema, or null: an empty value changes nothing and null takes away. */
    static Map<String, Object> orNull(Map<String, Object> schema) {
        Map<String, Object> either = new LinkedHashMap<>(schema);
        if (schema.get("type") instanceof String type) {
            either.put("type", List.of(type, "null"));
            return either;
        }
        if (schema.get("type") instanceof List<?> types) {
            List<Object> all = new ArrayList<>(types);
            all.add("null");
            either.put("type", all);
            return either;
        }
        return Shape.keyword("anyOf", List.of(schema, Shape.keyword("type", "null")));
    }

    /**
     * Makes a value of fields.
     *
     * @param <T> what it makes
     */
    @FunctionalInterface
    interface Maker<T> {
        /** The value, or null after a problem was reported. */
        @Nullable T make(Values values);
    }
}
