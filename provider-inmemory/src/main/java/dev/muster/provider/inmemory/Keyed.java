package dev.muster.provider.inmemory;

import dev.muster.spi.call.Operation;
import dev.muster.spi.call.RepeatSafety;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one kind in a tool, by the key of the request that made them. It makes a repeat behave as the operation's repeat safety says:
 * a tool that knows the key answers what it has, one that can only be searched makes a second. Used under the tool's lock only.
 */
final class Keyed<T> {

    private final Tool tool;
    private final Map<String, List<Made<T>>> byKey = new HashMap<>();

    Keyed(Tool tool) {
        this.tool = tool;
    }

    /** What {@code key} stands for: an object the tool knows by it, or what {@code make} makes now. */
    T create(Operation operation, String key, Predicate<T> isOpen, Supplier<T> make) {
        Made<T> newest = newest(key);
        if (newest != null && knows(tool.safety(operation), newest.object, isOpen)) {
            return newest.object;
        }
        T object = make.get();
        put(key, object);
        return object;
    }

    void put(String key, T object) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(new Made<>(object, tool.now()));
    }

    /** What a search by key finds now, oldest first; a lagging search finds it late, a tool without a handle never. */
    List<T> find(Operation operation, String key) {
        RepeatSafety safety = tool.safety(operation);
        List<Made<T>> made = byKey.get(key);
        if (made == null || safety == RepeatSafety.NONE) {
            return List.of();
        }
        Instant visible = safety == RepeatSafety.FIND_LAGGING ? tool.now().minus(tool.searchLag()) : Instant.MAX;
        return made.stream()
                .filter(m -> !m.at.isAfter(visible))
                .map(Made::object)
                .toList();
    }

    /** The newest that a search by key finds now. */
    Optional<T> findNewest(Operation operation, String key) {
        List<T> found = find(operation, key);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    /** Forgets an object when its key stands for another one too. */
    void removeDouble(T object) {
        byKey.values().forEach(made -> {
            if (made.size() > 1) {
                made.removeIf(m -> m.object == object);
            }
        });
    }

    void remove(T object) {
        byKey.values().forEach(made -> made.removeIf(m -> m.object == object));
    }

    List<String> doubled() {
        List<String> doubled = new ArrayList<>(0);
        byKey.forEach((key, made) -> {
            if (made.size() > 1) {
                doubled.add(
                        key + ": " + made.stream().map(m -> m.object.toString()).toList());
            }
        });
        return doubled;
    }

    private @Nullable Made<T> newest(String key) {
        List<Made<T>> made = byKey.get(key);
        return made == null || made.isEmpty() ? null : made.get(made.size() - 1);
    }

    private static <T> boolean knows(RepeatSafety safety, T object, Predicate<T> isOpen) {
        return switch (safety) {
            case NATURAL, NATIVE_KEY, UNIQUE_NAME -> true;
            case NATIVE_KEY_WHILE_OPEN -> isOpen.test(object);
            case FIND, FIND_LAGGING, NONE -> false;
        };
    }

    private record Made<T>(T object, Instant at) {}
}
