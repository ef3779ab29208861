package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Several threads that start at one moment. */
final class Crowd {

    /** How many threads there are. */
    static final int SIZE = 8;

    private static final int PATIENCE_SECONDS = 120;

    private Crowd() {}

    /** Lets each of the threads, numbered from 0, do its part; answers what each made of it. */
    static <T> List<T> run(IntFunction<T> part) {
        CyclicBarrier start = new CyclicBarrier(SIZE);
        ExecutorService threads = Executors.newFixedThreadPool(SIZE);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int number = 0; number < SIZE; number++) {
                int mine = number;
                futures.add(threads.submit(() -> {
                    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return part.apply(mine);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            assertThat(results).hasSize(SIZE);
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("a thread failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("a thread did not end within " + PATIENCE_SECONDS + " s: expected no deadlock", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
