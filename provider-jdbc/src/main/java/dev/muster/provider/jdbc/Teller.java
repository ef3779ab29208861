package dev.muster.provider.jdbc;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Says something on a thread of its own, so that nobody who has something to tell waits until it is said. The first word goes out at once; what comes soon
 * after it goes out together a moment later, so that a storm costs a bounded number of messages. The thread is there while there is something to say, ends by
 * itself a second later, and holds up no end of the process. Thread-safe.
 */
final class Teller {

    /** The name of the thread. */
    static final String THREAD = "muster-tell";

    /** From one message to the next, at least. */
    static final Duration APART = Duration.ofMillis(5);

    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Runnable message;
    private final AtomicBoolean untold = new AtomicBoolean();
    private final ThreadPoolExecutor thread;
    private long last = System.nanoTime() - APART.toNanos();

    /**
     * One that says this.
     *
     * @param message never throws
     */
    Teller(Runnable message) {
        this.message = message;
        this.thread = new ThreadPoolExecutor(
                1, 1, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), Teller::daemon);
        this.thread.allowCoreThreadTimeOut(true);
    }

    /** Says it soon, to those who began to wait before this call. */
    void tell() {
        if (untold.compareAndSet(false, true)) {
            thread.execute(this::say);
        }
    }

    private void say() {
        long left = APART.toNanos() - (System.nanoTime() - last);
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = APART.toNanos() - (System.nanoTime() - last);
        }
        untold.set(false);
        last = System.nanoTime();
        message.run();
    }

    /** Takes nothing along of the caller who happened to come first: no class loader, no values of his thread. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, THREAD, 0, false);
        thread.setContextClassLoader(Teller.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }
}
