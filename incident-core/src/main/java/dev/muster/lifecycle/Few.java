package dev.muster.lifecycle;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map of a few entries in the order of insertion, looked through one by one. Most of what an incident counts by name (people, pages,
 * reminders) has a few entries, and a table for them would be most of what a transition copies.
 */
final class Few<K, V> extends AbstractMap<K, V> {

    /** How many entries are a few. */
    static final int MOST = 8;

    /** Key, value, key, value … */
    private final Object[] all;

    private Few(Object[] all) {
        this.all = all;
    }

    /** The same entries, at most {@link #MOST}. */
    static <K, V> Few<K, V> of(Map<K, V> map) {
        Object[] all = new Object[2 * map.size()];
        int i = 0;
        for (Map.Entry<K, V> entry : map.entrySet()) {
            all[i++] = entry.getKey();
            all[i++] = entry.getValue();
        }
        return new Few<>(all);
    }

    /** With one entry more, or another value for it. */
    Few<K, V> with(K key, V value) {
        int at = indexOf(key);
        Object[] now = Arrays.copyOf(all, at < 0 ? all.length + 2 : all.length);
        int place = at < 0 ? all.length : at;
        now[place] = key;
        now[place + 1] = value;
        return new Few<>(now);
    }

    /** Without one entry. */
    Few<K, V> without(K key) {
        int at = indexOf(key);
        if (at < 0) {
            return this;
        }
        Object[] now = new Object[all.length - 2];
        System.arraycopy(all, 0, now, 0, at);
        System.arraycopy(all, at + 2, now, at, now.length - at);
        return new Few<>(now);
    }

    @Override
    public @Nullable V get(Object key) {
        int at = indexOf(key);
        return at < 0 ? null : value(at);
    }

    @Override
    public boolean containsKey(Object key) {
        return indexOf(key) >= 0;
    }

    @Override
    public int size() {
        return all.length / 2;
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<K, V>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return Few.this.size();
            }
        };
    }

    private int indexOf(Object key) {
        for (int i = 0; i < all.length; i += 2) {
            if (all[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    @SuppressWarnings("unchecked") // only keys were put there
    private K key(int at) {
        return (K) all[at];
    }

    @SuppressWarnings("unchecked") // only values were put there
    private V value(int at) {
        return (V) all[at + 1];
    }

    private final class Entries implements Iterator<Entry<K, V>> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < all.length;
        }

        @Override
        public Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Entry<K, V> entry = Map.entry(key(next), value(next));
            next += 2;
            return entry;
        }
    }
}
