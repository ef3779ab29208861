package dev.muster.provider.http.guard;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** At most so many calls to one tool at a time, so that a tool that hangs holds only its own. First come, first served; thread-safe. */
public final class Bulkhead {

    private final Semaphore permits;
    private final int size;

    /** A bulkhead for {@code size} calls at a time. */
    public Bulkhead(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size is " + size + ": expected 1 or more");
        }
        this.size = size;
        this.permits = new Semaphore(size, true);
    }

    /**
     * Takes a place, waiting up to {@code patience}. Each place taken must be {@linkplain #leave left}.
     *
     * @throws InterruptedException when the thread is told to stop; no place was taken
     */
    public boolean enter(Duration patience) throws InterruptedException {
        return permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Gives a place back. */
    public void leave() {
        permits.release();
    }

    /** How many calls may be under way at a time. */
    public int size() {
        return size;
    }

    /** How many are under way now. */
    public int inUse() {
        return size - permits.availablePermits();
    }
}
