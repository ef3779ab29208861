package dev.muster.internal.engine;

import dev.muster.spi.store.IncidentStore;
import java.util.concurrent.atomic.AtomicLong;

/** {@code INC-1}, {@code INC-2}, …: short enough to say aloud. Several processes on one store skip what the others took. Thread-safe. */
public final class NumberedIds implements Ids {

    private static final String HINT = "incident-number";
    private static final int REMEMBER_EVERY = 50;

    /** After how many lost races it looks how far the others are: once at first, since whoever was idle may be far behind. */
    private static final int LOOK_EVERY = 20;

    private final IncidentStore store;
    private final AtomicLong last = new AtomicLong(-1);

    /** Ids for incidents of this store. */
    public NumberedIds(IncidentStore store) {
        this.store = store;
    }

    @Override
    public String next(int race) {
        if (last.get() < 0 || race % LOOK_EVERY == 1) {
            long hint = store.recall(HINT).map(Long::valueOf).orElse(0L);
            last.accumulateAndGet(hint, Math::max);
        }
        return "INC-" + last.incrementAndGet();
    }

    @Override
    public void taken(String id) {
        long number = Long.parseLong(id.substring("INC-".length()));
        if (number % REMEMBER_EVERY == 0) {
            store.remember(HINT, Long.toString(number));
        }
    }
}
