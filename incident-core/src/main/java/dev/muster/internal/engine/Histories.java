package dev.muster.internal.engine;

import dev.muster.internal.codec.EventCodec;
import dev.muster.internal.process.Step;
import dev.muster.lifecycle.Recorded;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.StoredEvent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whole histories, those used most recently kept as they were decoded or committed: a document that is brought up to date twenty times decodes an event
 * once at most. What is kept can only lack the newest, and those are read from the store each time; when they say that {@linkplain NewEvent#ERASED something
 * was erased}, all of it is read again. Thread-safe.
 */
final class Histories {

    private static final int KEPT = 100;
    private static final int TOO_LONG_TO_KEEP = 2_000;

    private final IncidentStore store;
    private final Map<String, Kept> recent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > KEPT;
        }
    };

    Histories(IncidentStore store) {
        this.store = store;
    }

    /** The whole history of an incident as it is in the store now; empty for an unknown one. */
    List<Recorded> of(String id) {
        List<Recorded> known = known(id);
        List<StoredEvent> news = store.read(id, known.size(), Integer.MAX_VALUE);
        if (!known.isEmpty() && tellOfErasure(news)) {
            forget(id);
            return of(id);
        }
        return news.isEmpty() ? known : grown(id, known, EventCodec.decode(news));
    }

    /** Whether the store has replaced something in the history before these events. */
    static boolean tellOfErasure(List<StoredEvent> news) {
        return news.stream()
                .anyMatch(stored -> NewEvent.ERASED.equals(stored.event().type()));
    }

    private synchronized void forget(String id) {
        recent.remove(id);
    }

    /** What was just committed need not be read: it is kept, if all that came before it is. */
    synchronized void committed(String id, Step step) {
        @Nullable Kept before = recent.get(id);
        Kept kept = before == null ? new Kept(List.of()) : before;
        if (kept.size == step.fromVersion() && !step.isEmpty()) {
            keep(id, kept, step.recorded());
        }
    }

    private synchronized List<Recorded> known(String id) {
        @Nullable Kept kept = recent.get(id);
        return kept == null ? List.of() : kept.all();
    }

    private synchronized List<Recorded> grown(String id, List<Recorded> known, List<Recorded> news) {
        @Nullable Kept before = recent.get(id);
        // somebody else may have been faster, or the incident may not be kept any more
        Kept kept = before != null && before.size == known.size() ? before : new Kept(known);
        keep(id, kept, news);
        return kept.all();
    }

    private void keep(String id, Kept kept, List<Recorded> news) {
        kept.add(news);
        if (kept.size <= TOO_LONG_TO_KEEP) {
            recent.put(id, kept);
        } else {
            recent.remove(id);
        }
    }

    /** A history that only grows: a list of it that was handed out stays as it is, since what comes later stands behind its end. */
    private static final class Kept {

        private Recorded[] events;
        private int size;

        Kept(List<Recorded> known) {
            this.events = known.toArray(new Recorded[0]);
            this.size = events.length;
        }

        void add(List<Recorded> news) {
            if (size + news.size() > events.length) {
                events = Arrays.copyOf(events, Math.max(size + news.size(), 2 * size));
            }
            for (int i = 0; i < news.size(); i++) {
                events[size++] = news.get(i);
            }
        }

        List<Recorded> all() {
            return Collections.unmodifiableList(Arrays.asList(events).subList(0, size));
        }
    }
}
