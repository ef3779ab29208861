package dev.muster.benchmarks.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.benchmarks.measure.Figures;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.SummaryQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Reading: a long history beside the bare select of its payloads (8a), and a page of the newest of a million. */
final class ReadBench {

    private static final String SCHEMA = "reads";
    private static final int EVENTS = 10_000;
    private static final int INCIDENTS = 1_000_000;
    private static final int PAGE = 50;
    private static final int TIMES = 40;

    private final Server server;
    private final HikariDataSource pool;
    private final JdbcIncidentStore store;
    private final Figures ours = new Figures();
    private final Figures raw = new Figures();
    private final Figures page = new Figures();
    private final Figures deep = new Figures();
    private final Figures open = new Figures();

    ReadBench(Server server) {
        this.server = server;
        this.pool = server.pool(2);
        this.store = JdbcIncidentStore.builder(pool).schema(SCHEMA).build();
    }

    void prepare() throws SQLException {
        store.migrate();
        List<NewEvent> events = Collections.nCopies(EVENTS / 10, Samples.event());
        for (int part = 0; part < 10; part++) {
            store.append(new Append("long", (long) part * events.size(), events, null, List.of(), Map.of(), Map.of()));
        }
        server.run(
                "INSERT INTO reads.summary SELECT 'inc-' || n, 1, 'Checkout fails', 'checkout fails', 'outage',"
                        + " 'MAJOR', 3, 'CLOSED', n % 100 = 0, now() - n * INTERVAL '1 minute', NULL, NULL, '',"
                        + " repeat('x', 300) FROM generate_series(1, " + INCIDENTS + ") n",
                "VACUUM ANALYZE reads.summary",
                "VACUUM ANALYZE reads.event");
    }

    void round(boolean counts) throws SQLException {
        for (int time = 0; time < TIMES; time++) {
            double rawMillis = millis(() -> raw(pool));
            double ourMillis = millis(() -> store.read("long", 0, EVENTS).size());
            double pageMillis = millis(() -> store.query(SummaryQuery.all(PAGE)).size());
            double deepMillis = millis(() ->
                    store.query(SummaryQuery.all(PAGE).nextAfter("inc-900000")).size());
            double openMillis = millis(
                    () -> store.query(SummaryQuery.all(PAGE).onlyOpen(true)).size());
            if (counts) {
                raw.add(rawMillis);
                ours.add(ourMillis);
                page.add(pageMillis);
                deep.add(deepMillis);
                open.add(openMillis);
            }
        }
    }

    void close() {
        pool.close();
    }

    private interface Count {
        int of() throws SQLException;
    }

    private static double millis(Count read) throws SQLException {
        long before = System.nanoTime();
        int found = read.of();
        double took = (System.nanoTime() - before) / 1e6;
        if (found != EVENTS && found != PAGE) {
            throw new IllegalStateException("found " + found);
        }
        return took;
    }

    private static int raw(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT payload FROM reads.event WHERE stream_id = ? ORDER BY seq")) {
            statement.setString(1, "long");
            try (ResultSet rows = statement.executeQuery()) {
                int found = 0;
                while (rows.next()) {
                    found += rows.getString(1).isEmpty() ? 0 : 1;
                }
                return found;
            }
        }
    }

    String text() {
        return "\n### Reading (8a)\n\nAn incident of 10,000 events, payloads of " + Samples.PAYLOAD.length()
                + " characters, through the store, and the bare select of its payloads; in turn, " + TIMES
                + " times a round, milliseconds. Goal: at most 1.5 times.\n\n"
                + "- bare select: " + raw.text() + "\n- ours: " + ours.text() + "\n- ours over the bare select: "
                + ours.over(raw).text()
                + "\n\nA page of 50 out of 1,000,000 incidents, milliseconds:\n\n- the newest: " + page.text()
                + "\n- those after the 900,000th: " + deep.text() + "\n- the newest that are open, one in a hundred: "
                + open.text() + "\n";
    }
}
