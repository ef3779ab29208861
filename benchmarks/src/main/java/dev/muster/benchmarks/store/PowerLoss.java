package dev.muster.benchmarks.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Whether what was answered is there after PostgreSQL was killed in the middle of a storm. */
final class PowerLoss {

    private static final int CALLERS = 64;
    private static final int MILLIS = 1500;

    private final Server server;
    private int answered;
    private int missing;

    PowerLoss(Server server) {
        this.server = server;
    }

    void run() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        List<Thread> callers = new ArrayList<>();
        try (HikariDataSource pool = server.pool(CALLERS)) {
            JdbcIncidentStore store = JdbcIncidentStore.builder(pool)
                    .schema(DeclareBench.SCHEMA)
                    .migratesItself(false)
                    .build();
            for (int i = 0; i < CALLERS; i++) {
                Thread caller = new Thread(() -> declare(store, acknowledged));
                callers.add(caller);
                caller.start();
            }
            Thread.sleep(MILLIS);
            server.killAndRestart();
        }
        for (Thread caller : callers) {
            caller.join();
        }
        Set<String> there = new HashSet<>(server.ask("SELECT stream_id FROM " + DeclareBench.SCHEMA + ".stream"));
        answered = acknowledged.size();
        acknowledged.removeAll(there);
        missing = acknowledged.size();
        if (missing > 0) {
            throw new IllegalStateException(missing + " of " + answered + " answered declarations are lost");
        }
    }

    private static void declare(JdbcIncidentStore store, Set<String> acknowledged) {
        try {
            while (true) {
                String id = "inc-" + UUID.randomUUID();
                store.append(Samples.declaration(id));
                acknowledged.add(id);
            }
        } catch (RuntimeException e) {
            // the server is gone: what was not answered counts for nothing
        }
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%n### After a kill%n%nPostgreSQL and all of its processes killed (SIGKILL) while 64 callers declared,"
                        + " and started again: %,d declarations answered, %d of them missing.%n",
                answered,
                missing);
    }
}
