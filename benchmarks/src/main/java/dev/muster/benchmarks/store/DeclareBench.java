package dev.muster.benchmarks.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.benchmarks.measure.Figures;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Durable declarations (4a, 4b): ours beside the same rows written by hand, with as many connections as callers. */
final class DeclareBench {

    static final String SCHEMA = "declares";
    private static final List<Integer> CALLERS = List.of(1, 8, 64);
    private static final int BATCH_CAP = 64;
    private static final int WARM = 2000;

    private final Server server;
    private final double seconds;
    private final Map<String, Figures> figures = new LinkedHashMap<>();

    DeclareBench(Server server, double seconds) {
        this.server = server;
        this.seconds = seconds;
    }

    void prepare() {
        JdbcIncidentStore.builder(server.unpooled()).schema(SCHEMA).build().migrate();
    }

    void round(boolean counts) throws SQLException, IOException {
        for (int callers : CALLERS) {
            empty();
            measure("raw", callers, counts);
            empty();
            measure("muster", callers, counts);
        }
    }

    private void empty() throws SQLException {
        server.run(
                "TRUNCATE "
                        + List.of("stream", "event", "claimed_key", "summary", "summary_label", "intent", "intent_need")
                                .stream()
                                .map(table -> SCHEMA + '.' + table)
                                .collect(java.util.stream.Collectors.joining(", ")),
                "CHECKPOINT");
    }

    private void measure(String arm, int callers, boolean counts) throws SQLException, IOException {
        long syncs = server.syncs();
        Callers.Run run;
        long cpu = processorMicros();
        try (HikariDataSource pool = server.pool(callers)) {
            Consumer<String> declare = arm.equals("raw") ? new RawDeclare(pool, SCHEMA)::declare : ours(pool);
            warm(callers, declare);
            run = new Callers(callers, seconds).run(caller -> declare.accept(id()));
        }
        long declared = Long.parseLong(
                server.ask("SELECT count(*) FROM " + SCHEMA + ".stream").get(0));
        long forced = Math.max(1, server.syncs() - syncs);
        double micros = (double) (processorMicros() - cpu) / declared;
        double perSync = (double) declared / forced;
        if (perSync > BATCH_CAP) {
            throw new IllegalStateException(arm + " answered " + declared + " declarations with " + forced
                    + " syncs of the log: more than " + BATCH_CAP + " for each cannot be durable");
        }
        if (counts) {
            put(arm, callers, "rate", run.perSecond());
            put(arm, callers, "p99", run.latencies().millis(0.99));
            put(arm, callers, "sync", perSync);
            put(arm, callers, "cpu", micros);
        }
    }

    /** As many for each arm, not as long: connections learn their statements by the number of calls, and this JVM its code. */
    private static void warm(int callers, Consumer<String> declare) {
        AtomicInteger left = new AtomicInteger(WARM);
        while (left.get() > 0) {
            new Callers(callers, 0.3).run(caller -> {
                declare.accept(id());
                left.decrementAndGet();
            });
        }
    }

    /** Of the server and of this JVM. */
    private long processorMicros() throws IOException {
        var us = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return server.processorMicros() + us.getProcessCpuTime() / 1000;
    }

    private Consumer<String> ours(HikariDataSource pool) {
        JdbcIncidentStore store = JdbcIncidentStore.builder(pool)
                .schema(SCHEMA)
                .migratesItself(false)
                .build();
        return id -> store.append(Samples.declaration(id));
    }

    private static String id() {
        return "inc-" + UUID.randomUUID();
    }

    private void put(String arm, int callers, String what, double figure) {
        figures.computeIfAbsent(arm + callers + what, name -> new Figures()).add(figure);
    }

    private Figures of(String arm, int callers, String what) {
        return figures.getOrDefault(arm + callers + what, new Figures());
    }

    String text() {
        StringBuilder out = new StringBuilder("\n"
                + "### Durable declarations (4a, 4b)\n\n"
                + "One declaration: two events, a summary with three labels, a key, three intents, one need; twelve rows."
                + " *Raw*: the same rows by hand over plain JDBC, one connection for each caller, no hash chain, no"
                + " checks. Ours tells waiting processes as well (`NOTIFY`, 200 times a second at most). Both arms make 2,000"
                + " declarations before the clock starts. Goal: at least 0.9 times"
                + " raw with one caller, 2.5 times with 64, whose p99 is at most 0.8 times raw's. Syncs are"
                + " `pg_stat_wal.wal_sync`; more than 64 declarations for one would fail the run.\n\n"
                + "| callers | raw, declares/s | ours, declares/s | ours over raw | p99 ms, raw | p99 ms, ours | p99, ours"
                + " over raw | declares per sync, raw | ours | processor time of client and server, µs/declare, raw | ours"
                + " | raw over ours |\n"
                + "|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (int callers : CALLERS) {
            out.append("| ")
                    .append(String.join(
                            " | ",
                            Integer.toString(callers),
                            of("raw", callers, "rate").text(),
                            of("muster", callers, "rate").text(),
                            of("muster", callers, "rate")
                                    .over(of("raw", callers, "rate"))
                                    .text(),
                            of("raw", callers, "p99").text(),
                            of("muster", callers, "p99").text(),
                            of("muster", callers, "p99")
                                    .over(of("raw", callers, "p99"))
                                    .text(),
                            of("raw", callers, "sync").text(),
                            of("muster", callers, "sync").text(),
                            of("raw", callers, "cpu").text(),
                            of("muster", callers, "cpu").text(),
                            of("raw", callers, "cpu")
                                    .over(of("muster", callers, "cpu"))
                                    .text()))
                    .append(" |\n");
        }
        return out.toString();
    }
}
