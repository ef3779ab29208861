package dev.muster.internal.engine;

import dev.muster.internal.codec.EventCodec;
import dev.muster.lifecycle.Recorded;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.StoredEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whole histories, those read most recently kept as they were decoded: a document that is brought up to date twenty times decodes each event once. An
 * event never changes, so what is kept can only lack the newest, and those are read from the store each time. Thread-safe.
 */
final class Histories {

    private static final int KEPT = 100;
    private static final int TOO_LONG_TO_KEEP = 2_000;

    private final IncidentStore store;
    private final Map<String, List<Recorded>> recent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Recorded>> eldest) {
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
        if (news.isEmpty()) {
            return known;
        }
        List<Recorded> all = new ArrayList<>(known.size() + news.size());
        all.addAll(known);
        all.addAll(EventCodec.decode(news));
        List<Recorded> whole = List.copyOf(all);
        if (whole.size() <= TOO_LONG_TO_KEEP) {
            keep(id, whole);
        }
        return whole;
    }

    private synchronized List<Recorded> known(String id) {
        @Nullable List<Recorded> known = recent.get(id);
        return known == null ? List.of() : known;
    }

    private synchronized void keep(String id, List<Recorded> whole) {
        recent.put(id, whole);
    }
}
