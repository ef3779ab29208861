package dev.muster.benchmarks.store;

import dev.muster.benchmarks.measure.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Threads that call the same thing again and again, all at once, for a while or a number of times. */
final class Callers {

    private final int count;
    private final long nanos;
    private final AtomicInteger left;

    Callers(int count, double seconds) {
        this(count, (long) (seconds * TimeUnit.SECONDS.toNanos(1)), Integer.MAX_VALUE);
    }

    private Callers(int count, long nanos, int calls) {
        this.count = count;
        this.nanos = nanos;
        this.left = new AtomicInteger(calls);
    }

    /** Callers who make this many calls together, however long that takes. */
    static Callers untilCalled(int count, int calls) {
        return new Callers(count, TimeUnit.HOURS.toNanos(1), calls);
    }

    /** How many calls came back in a second, and how long each took. */
    record Run(double perSecond, Latencies latencies) {}

    /**
     * Calls until the time is over.
     *
     * @param call told the number of its caller
     */
    Run run(IntConsumer call) {
        CyclicBarrier start = new CyclicBarrier(count + 1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Latencies> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int caller = 0; caller < count; caller++) {
            int number = caller;
            Latencies own = new Latencies();
            all.add(own);
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                    long until = System.nanoTime() + nanos;
                    long before = System.nanoTime();
                    while (before < until && left.getAndDecrement() > 0) {
                        call.accept(number);
                        long after = System.nanoTime();
                        own.add(after - before);
                        before = after;
                    }
                } catch (Exception e) {
                    failure.compareAndSet(null, e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        try {
            start.await();
            long began = System.nanoTime();
            for (Thread thread : threads) {
                thread.join();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            if (failure.get() != null) {
                throw new IllegalStateException("a caller failed", failure.get());
            }
            Latencies together = Latencies.of(all);
            return new Run(together.count() / seconds, together);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
