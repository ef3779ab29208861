package dev.muster.internal.intake;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/** Something that one thread does at a time. Who comes meanwhile does not wait: whoever is at it does it once more for them. Thread-safe. */
final class Turn {

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean asked = new AtomicBoolean();

    /** Does it, unless another thread is at it and will do it once more; answers what came of it here, 0 where nothing did. */
    int take(IntSupplier work) {
        int done = 0;
        asked.set(true);
        while (asked.get() && lock.tryLock()) {
            try {
                if (asked.getAndSet(false)) {
                    done += work.getAsInt();
                }
            } finally {
                lock.unlock();
            }
        }
        return done;
    }
}
