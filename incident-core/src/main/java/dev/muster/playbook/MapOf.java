package dev.muster.playbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named things.
 *
 * @param <K> the names
 * @param <V> the things
 */
final class MapOf<K, V> implements Shape<Map<K, V>> {

    private final Shape<K> key;
    private final Shape<V> value;

    MapOf(Shape<K> key, Shape<V> value) {
        this.key = key;
        this.value = value;
    }

    @Override
    public @Nullable Map<K, V> read(Part part, Reading reading) {
        if (part.kind() != Part.Kind.MAP && part.kind() != Part.Kind.NOTHING) {
            reading.wrongType(
                    part,
                    "a map: names, each with a colon and its value",
                    "write each name and its value on a line of its own, indented");
            return null;
        }
        int before = reading.reported();
        Map<K, V> values = new LinkedHashMap<>();
        part.entries().forEach((name, entry) -> {
            if (entry.value().kind() != Part.Kind.NULL) {
                K k = key.read(Part.text(entry.keyPlace(), name, name), reading);
                V v = value.read(entry.value(), reading);
                if (k != null && v != null) {
                    values.put(k, v);
                }
            }
        });
        return reading.reported() == before ? values : null;
    }

    @Override
    public Map<String, Object> schema(Map<String, Object> defs) {
        Map<String, Object> schema = Shape.keyword("type", "object");
        Map<String, Object> keys = key.schema(defs);
        Map<String, Object> values = Section.orNull(value.schema(defs));
        if (keys.get("enum") instanceof List<?> words) {
            Map<String, Object> properties = new LinkedHashMap<>();
            words.forEach(word -> properties.put(String.valueOf(word), values));
            schema.put("properties", properties);
            schema.put("additionalProperties", false);
        } else {
            schema.put("propertyNames", keys);
            schema.put("additionalProperties", values);
        }
        return schema;
    }
}
