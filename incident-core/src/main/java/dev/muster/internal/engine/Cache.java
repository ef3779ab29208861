package dev.muster.internal.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The incidents worked on most recently. A stale entry is harmless: an append with its version is refused, and the entry is read again. Thread-safe. */
final class Cache {

    private final Map<String, Loaded> recent;

    Cache(int size) {
        recent = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Loaded> eldest) {
                return size() > size;
            }
        };
    }

    synchronized @Nullable Loaded get(String id) {
        return recent.get(id);
    }

    synchronized void put(Loaded loaded) {
        Loaded known = recent.get(loaded.state().id());
        if (known == null || known.state().version() <= loaded.state().version()) {
            recent.put(loaded.state().id(), loaded);
        }
    }

    synchronized void drop(String id) {
        recent.remove(id);
    }
}
