package dev.muster.examples.slackbot;

import dev.muster.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the tools every few minutes for what no webhook told: one that got lost is made up for at the next round. */
final class Rounds implements AutoCloseable {

    static final Duration EVERY = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Engine engine;
    private final ScheduledExecutorService thread;

    private Rounds(Engine engine) {
        this.engine = engine;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "bot-rounds");
            made.setDaemon(true);
            return made;
        });
    }

    /** Goes round from now on, for the first time at once: nobody knows what was told while the bot was down. */
    static Rounds begin(Engine engine, Duration every) {
        Rounds rounds = new Rounds(engine);
        var unused = // go() keeps what it throws to itself
                rounds.thread.scheduleWithFixedDelay(rounds::go, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return rounds;
    }

    /** A round that fails, as when the store is away, is no reason to make no more. */
    private void go() {
        try {
            int found = engine.reconcile(Instant.now());
            if (found > 0) {
                LOG.info("{} incidents were not as their tools had told", found);
            }
        } catch (RuntimeException e) {
            LOG.warn("a round failed; the next is in {}", EVERY, e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
