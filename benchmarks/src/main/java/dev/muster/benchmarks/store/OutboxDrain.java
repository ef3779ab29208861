package dev.muster.benchmarks.store;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.ThreadLocalContextTransactionManager;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import com.gruelbox.transactionoutbox.TransactionOutboxEntry;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * transaction-outbox: its entries are scheduled before the clock starts and then processed by {@code processNow}, which spares it the search for them. Its
 * call runs inside its transaction.
 */
final class OutboxDrain {

    private static final int CONNECTIONS = 10;

    private final Server server;
    private final ConcurrentLinkedQueue<TransactionOutboxEntry> entries = new ConcurrentLinkedQueue<>();

    OutboxDrain(Server server) {
        this.server = server;
    }

    private TransactionOutbox outbox(ThreadLocalContextTransactionManager transactions) {
        return TransactionOutbox.builder()
                .transactionManager(transactions)
                .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
                .submitter((entry, local) -> entries.add(entry))
                .build();
    }

    void fill(int count, int millis) throws SQLException {
        server.run("DROP TABLE IF EXISTS txno_outbox", "DROP TABLE IF EXISTS txno_version");
        entries.clear();
        DataSource source = server.unpooled();
        var transactions = TransactionManager.fromDataSource(source);
        TransactionOutbox outbox = outbox(transactions);
        transactions.inTransaction(() -> {
            for (int i = 0; i < count; i++) {
                outbox.schedule(Tool.class).carryOut(millis);
            }
        });
        server.run("VACUUM ANALYZE txno_outbox", "CHECKPOINT");
    }

    double drain(int count, int threads) throws Exception {
        try (HikariDataSource pool = server.pool(CONNECTIONS)) {
            TransactionOutbox outbox = outbox(TransactionManager.fromDataSource(pool));
            ExecutorService all = Executors.newFixedThreadPool(threads);
            long began = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(all.submit(() -> {
                    for (TransactionOutboxEntry entry = entries.poll(); entry != null; entry = entries.poll()) {
                        outbox.processNow(entry);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            all.shutdownNow();
            String left = server.ask("SELECT count(*) FROM txno_outbox WHERE NOT processed")
                    .get(0);
            if (!left.equals("0")) {
                throw new IllegalStateException(left + " entries of transaction-outbox were not processed");
            }
            return count / seconds;
        }
    }
}
