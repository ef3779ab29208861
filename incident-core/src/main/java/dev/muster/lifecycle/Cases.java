package dev.muster.lifecycle;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One case for each kind of a sealed type. A kind without a case is found when the table is made, which is when the class that holds it loads. */
final class Cases<T, H> {

    private final Class<T> sealed;
    private final Map<Class<?>, H> byKind = new HashMap<>(256);

    Cases(Class<T> sealed) {
        this.sealed = sealed;
    }

    void add(Class<? extends T> kind, H handler) {
        if (byKind.put(kind, handler) != null) {
            throw new IllegalStateException(kind.getSimpleName() + " has two cases: expected one");
        }
    }

    /** Checks that every kind has its case. */
    Cases<T, H> complete() {
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

    H of(T value) {
        @Nullable H handler = byKind.get(value.getClass());
        if (handler == null) {
            throw new IllegalStateException("no case for " + value.getClass());
        }
        return handler;
    }
}
