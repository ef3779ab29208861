package dev.muster.benchmarks.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.benchmarks.measure.Figures;
import dev.muster.benchmarks.measure.Latencies;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.Settlement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a claim costs when a million intents are finished and thirty times as many wait. */
final class ClaimBench {

    private static final List<Integer> WORKERS = List.of(1, 2, 4, 8);
    private static final int FEW = 20_000;
    private static final int MANY = 30 * FEW;
    private static final int FINISHED = 1_000_000;
    private static final int CLAIM = 10;
    private static final int CLAIMS_A_TURN = 200;
    private static final int TURNS = 8;

    private final Server server;
    private final Map<String, Figures> figures = new LinkedHashMap<>();
    private int round;

    ClaimBench(Server server) {
        this.server = server;
    }

    void prepare() throws SQLException {
        for (String schema : List.of("few", "many")) {
            JdbcIncidentStore.builder(server.unpooled()).schema(schema).build().migrate();
        }
        new Backlog(server, "many").finished("done", FINISHED);
        new Backlog(server, "many").due("b", MANY);
        for (String table : List.of("intent", "intent_done", "stream")) {
            server.run("VACUUM ANALYZE many." + table);
        }
    }

    /** Both tables are as clean as VACUUM leaves them, and both arms claim as many: what is claimed lies dead in the indexes after that. */
    void round(boolean counts) throws SQLException {
        for (int workers : WORKERS) {
            server.run("TRUNCATE few.intent, few.intent_done, few.stream");
            new Backlog(server, "few").due("f" + round++, FEW);
            server.run("VACUUM ANALYZE few.intent", "VACUUM many.intent", "CHECKPOINT");
            try (Arm few = new Arm("few", workers);
                    Arm many = new Arm("many", workers)) {
                few.turn(false);
                many.turn(false);
                for (int turn = 0; turn < TURNS; turn++) {
                    few.turn(true);
                    many.turn(true);
                }
                if (counts) {
                    few.tell();
                    many.tell();
                }
            }
        }
    }

    /** Workers on one of the two tables, each with a connection. */
    private final class Arm implements AutoCloseable {
        private final String schema;
        private final int workers;
        private final HikariDataSource pool;
        private final JdbcIncidentStore store;
        private final Latencies claims = new Latencies();
        private double seconds;

        Arm(String schema, int workers) {
            this.schema = schema;
            this.workers = workers;
            this.pool = server.pool(workers);
            this.store = JdbcIncidentStore.builder(pool)
                    .schema(schema)
                    .migratesItself(false)
                    .build();
        }

        void turn(boolean counts) {
            Latencies taken = counts ? claims : new Latencies();
            Callers.Run run = Callers.untilCalled(workers, CLAIMS_A_TURN).run(worker -> work(store, taken));
            if (counts) {
                seconds += CLAIMS_A_TURN / run.perSecond();
            }
        }

        void tell() {
            put(schema, workers, "p99", claims.millis(0.99));
            put(schema, workers, "p50", claims.millis(0.5));
            put(schema, workers, "rate", claims.count() * CLAIM / seconds);
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    private static void work(JdbcIncidentStore store, Latencies latencies) {
        long before = System.nanoTime();
        List<Claim> claims = store.claim(new ClaimRequest("bench", CLAIM, Duration.ofMinutes(5), Set.of()));
        latencies.add(System.nanoTime() - before);
        if (claims.isEmpty()) {
            throw new IllegalStateException("the backlog was too short");
        }
        store.settle(new Settlement(
                claims.stream()
                        .map(claim -> new IntentEnd(
                                claim.intent().key(), claim.fence(), IntentEnd.Outcome.DELIVERED, null, "done"))
                        .toList(),
                null));
    }

    private void put(String schema, int workers, String what, double figure) {
        figures.computeIfAbsent(schema + workers + what, name -> new Figures()).add(figure);
    }

    private Figures of(String schema, int workers, String what) {
        return figures.getOrDefault(schema + workers + what, new Figures());
    }

    String text() {
        StringBuilder out = new StringBuilder("\n"
                + "### Claims in a full database\n\n"
                + "Workers that claim ten intents and settle them, again and again. *Few*: 20,000 due, nothing"
                + " finished. *Many*: 600,000 due, 1,000,000 finished. Before each row both tables are vacuumed and a"
                + " checkpoint is made. Both then make 200 claims that do not count and 1,600 that do, few and many in"
                + " turn, 200 at a time. Goal: the p99 of a claim among many at most"
                + " twice that among few, and no fewer settled when workers are added.\n\n"
                + "| workers | p50 ms, few | p50 ms, many | p99 ms, few | p99 ms, many | p99, many over few |"
                + " settled/s, few | settled/s, many | many, over one worker |\n"
                + "|---|---|---|---|---|---|---|---|---|\n");
        for (int workers : WORKERS) {
            out.append("| ")
                    .append(String.join(
                            " | ",
                            Integer.toString(workers),
                            of("few", workers, "p50").text(),
                            of("many", workers, "p50").text(),
                            of("few", workers, "p99").text(),
                            of("many", workers, "p99").text(),
                            of("many", workers, "p99")
                                    .over(of("few", workers, "p99"))
                                    .text(),
                            of("few", workers, "rate").text(),
                            of("many", workers, "rate").text(),
                            of("many", workers, "rate")
                                    .over(of("many", 1, "rate"))
                                    .text()))
                    .append(" |\n");
        }
        return out.toString();
    }
}
