package dev.muster.lifecycle;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One case for each kind of a sealed type. A kind without a case is found when the table is completed, which is when the class that holds it loads.
 *
 * @param <T> the sealed type
 * @param <H> what is kept for each kind
 */
public final class Cases<T, H> {

    private final Class<T> sealed;
    private final Map<Class<?>, H> byKind = new HashMap<>(256);

    /** An empty table for a sealed type. */
    public Cases(Class<T> sealed) {
        this.sealed = sealed;
    }

    /** Adds a kind's case. */
    public void add(Class<? extends T> kind, H handler) {
        if (byKind.put(kind, handler) != null) {
            throw new IllegalStateException(kind.getSimpleName() + " has two cases: expected one");
        }
    }

    /** Checks that every kind has its case. */
    public Cases<T, H> complete() {
        Set<String> missing = new TreeSet<>();
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            if (!byKind.containsKey(kind)) {
                missing.add(kind.getSimpleName());
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException(sealed.getSimpleName() + " lacks a case for " + missing + ": add one");
        }
        return this;
    }

    /** The case of a value's kind. */
    public H of(T value) {
        @Nullable H handler = byKind.get(value.getClass());
        if (handler == null) {
            throw new IllegalStateException("no case for " + value.getClass());
        }
        return handler;
    }
}
