package dev.muster;

import dev.muster.internal.engine.EffectWorker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads around the engine's step, for each provider its own, so that one that hangs holds up no other. Only made when the host asks. */
final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final long POLL_MILLIS = 250;
    /** The whole of {@link #close} takes ten seconds at most. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(9);

    private final Engine engine;
    private final InstantSource clock;
    private final EngineThreads threads;
    private final List<Loop> loops = new ArrayList<>();
    private final CountDownLatch stopped;
    private final Map<String, String> failing = new ConcurrentHashMap<>();
    private final Runnable deaf;
    private volatile boolean closing;

    Workers(Engine engine, InstantSource clock, EngineThreads threads, Set<String> providers, int threadsEach) {
        this.engine = engine;
        this.clock = clock;
        this.threads = threads;
        this.stopped = new CountDownLatch(providers.size() * threadsEach);
        for (String provider : providers) {
            Queue<Runnable> shared = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < threadsEach; i++) {
                loops.add(new Loop(provider, i, shared));
            }
        }
        loops.forEach(loop -> loop.thread.start());
        this.deaf = engine.listen(this::wake);
    }

    /** The threads whose last step failed, each with what it failed with; empty when all go on. */
    Map<String, String> failing() {
        return Map.copyOf(failing);
    }

    void wake() {
        loops.forEach(loop -> loop.bell.release());
    }

    /** Ends within ten seconds, at once when interrupted, and also when one of the threads calls it itself, as a listener may. */
    @Override
    public void close() {
        closing = true;
        deaf.run();
        wake();
        try {
            if (!threads.isCaller() && !stopped.await(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("some calls did not end within {}; their work comes back when the leases end", STOP_WITHIN);
                loops.forEach(loop -> loop.thread.interrupt());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.calls().shutdownNow();
    }

    private final class Loop implements Runnable {
        private final String provider;
        /** Calls that a thread of this provider took up: whoever is free makes the next. */
        private final Queue<Runnable> shared;

        private final Semaphore bell = new Semaphore(0);
        private final Thread thread;

        Loop(String provider, int number, Queue<Runnable> shared) {
            this.provider = provider;
            this.shared = shared;
            this.thread = threads.make(this, "muster-" + provider + '-' + number);
        }

        @Override
        public void run() {
            try {
                while (!closing) {
                    step();
                }
                makeWhatIsHeld();
            } finally {
                stopped.countDown();
            }
        }

        /** What is held when the workers stop would come back only when its lease ends. */
        private void makeWhatIsHeld() {
            for (Runnable call = shared.poll(); call != null; call = shared.poll()) {
                try {
                    call.run();
                } catch (RuntimeException | Error e) {
                    failed(e);
                }
            }
        }

        private void wentOn() {
            if (failing.remove(thread.getName()) != null) {
                LOG.info("steps of {} go on again", thread.getName());
            }
        }

        /** What goes wrong step after step is logged once; {@link Health} tells as long as it lasts. */
        private void failed(Throwable problem) {
            String said = String.valueOf(problem);
            if (!said.equals(failing.put(thread.getName(), said))) {
                LOG.error(
                        "a step of {} failed; what it held comes back when its lease ends", thread.getName(), problem);
            }
        }

        /** Makes a call that is taken up already, or takes up more; false when there is neither. */
        private boolean goOn() {
            Runnable call = shared.poll();
            if (call != null) {
                call.run();
                return true;
            }
            EffectWorker.Taken taken = engine.take(clock.instant(), Set.of(provider));
            if (taken.calls().size() > 1) {
                shared.addAll(taken.calls().subList(1, taken.calls().size()));
                loops.stream()
                        .filter(other -> other.shared == shared && other != this)
                        .forEach(other -> other.bell.release());
            }
            if (!taken.calls().isEmpty()) {
                taken.calls().get(0).run();
            }
            return taken.intents() > 0;
        }

        private void step() {
            boolean busy = false;
            try {
                busy = goOn();
                wentOn();
            } catch (RuntimeException | Error e) {
                failed(e);
            }
            if (Thread.interrupted()) {
                stray();
            } else if (!busy) {
                rest();
            }
        }

        private void rest() {
            try {
                if (bell.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            } catch (InterruptedException e) {
                stray();
            }
        }

        /** Only {@link #close} has a reason to interrupt this thread; a driver or a listener that did must not end it. */
        private void stray() {
            if (!closing) {
                LOG.warn("{} was interrupted by another than close(), and goes on", thread.getName());
            }
        }
    }
}
