package dev.muster.benchmarks.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.benchmarks.measure.Latencies;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** From the commit of a declaration in one process to its page in the hands of a worker in another, which waits for the database's word. */
final class HandOver {

    private static final String SCHEMA = "hand_over";
    private static final int DECLARES = 300;

    private final Server server;
    private final Latencies latencies = new Latencies();
    private int late;

    HandOver(Server server) {
        this.server = server;
    }

    void run() throws InterruptedException {
        try (HikariDataSource here = server.pool(2);
                HikariDataSource there = server.pool(3)) {
            JdbcIncidentStore declaring =
                    JdbcIncidentStore.builder(here).schema(SCHEMA).build();
            JdbcIncidentStore working =
                    JdbcIncidentStore.builder(there).schema(SCHEMA).build();
            declaring.migrate();
            Semaphore bell = new Semaphore(0);
            Runnable deaf = working.listen(bell::release);
            try {
                if (!bell.tryAcquire(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody listens");
                }
                for (int i = -20; i < DECLARES; i++) {
                    declare(declaring, working, bell, i >= 0);
                }
            } finally {
                deaf.run();
            }
        }
    }

    private void declare(JdbcIncidentStore declaring, JdbcIncidentStore working, Semaphore bell, boolean counts)
            throws InterruptedException {
        // the bell of the round before may have rung twice
        Thread.sleep(20);
        bell.drainPermits();
        Worker worker = new Worker(working, bell);
        Thread thread = new Thread(worker);
        thread.start();
        Thread.sleep(5);
        // what is told to others is told before the call comes back: its end is no fair start, so the time counts from
        // before the call
        long before = System.nanoTime();
        declaring.append(Samples.declaration("inc-" + UUID.randomUUID()));
        thread.join();
        if (counts) {
            latencies.add(worker.claimed - before);
            late += worker.rang ? 0 : 1;
        }
    }

    /** One who waits for the bell, then claims. */
    private static final class Worker implements Runnable {
        private final JdbcIncidentStore store;
        private final Semaphore bell;
        private long claimed;
        private boolean rang;

        Worker(JdbcIncidentStore store, Semaphore bell) {
            this.store = store;
            this.bell = bell;
        }

        @Override
        public void run() {
            try {
                List<Claim> claims = List.of();
                while (claims.isEmpty()) {
                    rang = bell.tryAcquire(1, TimeUnit.SECONDS);
                    claims = store.claim(new ClaimRequest("bench", 10, Duration.ofMinutes(1), Set.of()));
                }
                claimed = System.nanoTime();
                while (!claims.isEmpty()) {
                    store.settle(new Settlement(
                            claims.stream()
                                    .map(claim -> new IntentEnd(
                                            claim.intent().key(), claim.fence(), IntentEnd.Outcome.DELIVERED, null, ""))
                                    .toList(),
                            null));
                    claims = store.claim(new ClaimRequest("bench", 10, Duration.ofMinutes(1), Set.of()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%n### From a declaration to its page%n%nOne process declares, another waits for the hint of the"
                        + " database and claims the page; from before the call that declares, its commit included, to the"
                        + " claim in hand. %d declarations, one after the other. Goal: 50 ms (p99, idle machine).%n%n- p50"
                        + " %.1f ms, p99 %.1f ms, longest %.1f ms; without a hint within a second: %d%n",
                latencies.count(),
                latencies.millis(0.5),
                latencies.millis(0.99),
                latencies.millis(1),
                late);
    }
}
