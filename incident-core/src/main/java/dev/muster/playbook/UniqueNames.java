package dev.muster.playbook;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list whose items have names that differ.
 *
 * @param list the items
 * @param key what holds the name of one
 * @param <T> the items
 */
record UniqueNames<T>(Shape<List<T>> list, String key) implements Shape<List<T>> {

    @Override
    public @Nullable List<T> read(Part part, Reading reading) {
        Set<String> seen = new HashSet<>();
        int before = reading.reported();
        for (Part item : part.items()) {
            Part name = item.at(key);
            if (name != null
                    && name.kind() == Part.Kind.TEXT
                    && !seen.add(name.text().strip())) {
                reading.report(
                        name.place(), "a second " + name.describe(), "each " + key + " once", "give it another " + key);
            }
        }
        List<T> items = list.read(part, reading);
        return reading.reported() == before ? items : null;
    }

    @Override
    public Map<String, Object> schema(Map<String, Object> defs) {
        return list.schema(defs);
    }
}
