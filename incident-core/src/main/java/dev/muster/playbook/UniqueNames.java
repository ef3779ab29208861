package dev.muster.playbook;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list whose items have names that differ.
 *
 * @param list the items
 * @param name the name of one
 * @param <T> the items
 */
record UniqueNames<T>(Shape<List<T>> list, Function<T, String> name) implements Shape<List<T>> {

    @Override
    public @Nullable List<T> read(Part part, Reading reading) {
        List<T> items = list.read(part, reading);
        if (items == null) {
            return null;
        }
        Set<String> seen = new HashSet<>();
        int before = reading.reported();
        for (int i = 0; i < items.size(); i++) {
            String each = name.apply(items.get(i));
            if (!seen.add(each)) {
                Part twice = part.items().get(i);
                Part at = twice.at("name");
                reading.report((at == null ? twice : at).place(), "a second \"" + Part.brief(each) + '"', "each name once", "give it another name");
            }
        }
        return reading.reported() == before ? items : null;
    }

    @Override
    public Map<String, Object> schema(Map<String, Object> defs) {
        return list.schema(defs);
    }
}
