package dev.muster.benchmarks.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.Settlement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Our store's way through a backlog: one thread claims in batches, calls are under way without a thread each, another thread settles what has come back in
 * batches. Two connections at most. The store alone, without the engine's rules.
 */
final class OurDrain {

    static final String SCHEMA = "drain";
    private static final int CLAIM = 500;
    private static final int UNDER_WAY = 2000;

    private final Server server;

    OurDrain(Server server) {
        this.server = server;
    }

    void fill(String name, int count) throws SQLException {
        JdbcIncidentStore.builder(server.unpooled()).schema(SCHEMA).build().migrate();
        server.run("TRUNCATE drain.intent, drain.stream, drain.intent_done, drain.intent_need");
        new Backlog(server, SCHEMA).due(name, count);
        server.run("VACUUM ANALYZE drain.intent", "CHECKPOINT");
    }

    /** How many a second, until all are delivered. */
    double drain(int count, int millis) throws Exception {
        try (HikariDataSource pool = server.pool(2)) {
            JdbcIncidentStore store = JdbcIncidentStore.builder(pool)
                    .schema(SCHEMA)
                    .migratesItself(false)
                    .build();
            store.now();
            BlockingQueue<Claim> back = new LinkedBlockingQueue<>();
            Semaphore room = new Semaphore(UNDER_WAY);
            AtomicInteger delivered = new AtomicInteger();
            ScheduledExecutorService tool = Executors.newScheduledThreadPool(1);
            ExecutorService settling = Executors.newSingleThreadExecutor();
            long began = System.nanoTime();
            var settler = settling.submit(() -> settle(store, back, room, delivered, count));
            int claimed = 0;
            while (claimed < count) {
                room.acquire(CLAIM);
                List<Claim> claims = store.claim(new ClaimRequest("bench", CLAIM, Duration.ofMinutes(5), Set.of()));
                claimed += claims.size();
                room.release(CLAIM - claims.size());
                for (Claim claim : claims) {
                    if (millis == 0) {
                        back.add(claim);
                    } else {
                        tool.schedule(() -> back.add(claim), millis, TimeUnit.MILLISECONDS);
                    }
                }
            }
            settler.get(5, TimeUnit.MINUTES);
            double seconds = (System.nanoTime() - began) / 1e9;
            tool.shutdownNow();
            settling.shutdownNow();
            return delivered.get() / seconds;
        }
    }

    private static Void settle(
            JdbcIncidentStore store, BlockingQueue<Claim> back, Semaphore room, AtomicInteger delivered, int count)
            throws InterruptedException {
        while (delivered.get() < count) {
            List<Claim> some = new ArrayList<>();
            some.add(back.take());
            back.drainTo(some, CLAIM - 1);
            store.settle(new Settlement(
                    some.stream()
                            .map(claim -> new IntentEnd(
                                    claim.intent().key(), claim.fence(), IntentEnd.Outcome.DELIVERED, null, "done"))
                            .toList(),
                    null));
            delivered.addAndGet(some.size());
            room.release(some.size());
        }
        return null;
    }
}
