package dev.muster.lifecycle;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map that keeps the order of insertion. A record that copies its maps on construction copies this one for free, so that an event pays
 * only for the map it changes. A map of a few entries is a {@link Few}.
 *
 * <p>While a history is replayed nobody sees the states in between; the maps are then open, and change in place.
 */
final class Frozen<K, V> extends AbstractMap<K, V> {

    private final Map<K, V> entries;
    private final boolean open;

    private Frozen(Map<K, V> entries, boolean open) {
        this.entries = entries;
        this.open = open;
    }

    /** The same entries, unmodifiable. */
    static <K, V> Map<K, V> copyOf(Map<K, V> map) {
        if (map instanceof Frozen || map instanceof Few) {
            return map;
        }
        return map.size() <= Few.MOST ? Few.of(map) : new Frozen<>(new LinkedHashMap<>(map), false);
    }

    /** The same values, unmodifiable, in order. */
    static <T> Set<T> copyOf(Set<T> set) {
        return set instanceof Ordered ? set : new Ordered<>(new LinkedHashSet<>(set));
    }

    /** The map with one entry more, or another value for it. */
    static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        if (map instanceof Few<K, V> few && few.size() < Few.MOST) {
            return few.with(key, value);
        }
        Frozen<K, V> target = changeable(map);
        target.entries.put(key, value);
        return target;
    }

    /** The map with these entries more, or other values for them. */
    static <K, V> Map<K, V> with(Map<K, V> map, Map<K, V> more) {
        Frozen<K, V> target = changeable(map);
        target.entries.putAll(more);
        return target;
    }

    /** The map without one entry. */
    static <K, V> Map<K, V> without(Map<K, V> map, K key) {
        if (map instanceof Few<K, V> few) {
            return few.without(key);
        }
        if (!map.containsKey(key)) {
            return map;
        }
        Frozen<K, V> target = changeable(map);
        target.entries.remove(key);
        return target;
    }

    /** A copy that changes in place. */
    static <K, V> Map<K, V> opened(Map<K, V> map) {
        return new Frozen<>(new LinkedHashMap<>(map), true);
    }

    /** The same that no longer changes; whoever opened it must let the open one go. */
    static <K, V> Map<K, V> sealed(Map<K, V> map) {
        return map instanceof Frozen<K, V> frozen ? new Frozen<>(frozen.entries, false) : copyOf(map);
    }

    private static <K, V> Frozen<K, V> changeable(Map<K, V> map) {
        return map instanceof Frozen<K, V> frozen && frozen.open
                ? frozen
                : new Frozen<>(new LinkedHashMap<>(map), false);
    }

    @Override
    public @Nullable V get(Object key) {
        return entries.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public Set<K> keySet() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    @Override
    public Collection<V> values() {
        return Collections.unmodifiableCollection(entries.values());
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return Collections.unmodifiableMap(entries).entrySet();
    }

    private static final class Ordered<T> extends AbstractSet<T> {

        private final Set<T> values;

        Ordered(Set<T> values) {
            this.values = values;
        }

        @Override
        public boolean contains(Object value) {
            return values.contains(value);
        }

        @Override
        public Iterator<T> iterator() {
            return Collections.unmodifiableSet(values).iterator();
        }

        @Override
        public int size() {
            return values.size();
        }
    }
}
