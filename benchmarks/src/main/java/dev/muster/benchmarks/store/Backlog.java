package dev.muster.benchmarks.store;

import java.sql.SQLException;

/** Rows that are there before anybody measures, written by the server itself. */
final class Backlog {

    private static final String COLUMNS =
            " (intent_key, stream_id, kind, payload, payload_hash, provider, lane, required,"
                    + " first_due_at, needs, tolerant, created_at, state, due_at, attempts, detail";
    private static final String VALUES =
            " SELECT '%1$s-' || n || '/page', '%1$s-' || (n / 10), 'page', repeat('x', 300), 'hash',"
                    + " 'pager', n %% 3, TRUE, now() - INTERVAL '1 minute', '', FALSE, now(), '%2$s',"
                    + " now() - INTERVAL '1 minute' + n * INTERVAL '1 microsecond', %3$s, ''";

    private final Server server;
    private final String schema;

    Backlog(Server server, String schema) {
        this.server = server;
        this.schema = schema;
    }

    /** Due intents, ten of each stream. */
    void due(String name, int count) throws SQLException {
        server.run(
                "INSERT INTO " + schema + ".stream SELECT '" + name
                        + "-' || n, 0, repeat('0', 64), '' FROM generate_series(0, " + count / 10 + ") n",
                "INSERT INTO " + schema + ".intent" + COLUMNS + ", ready, fence)"
                        + VALUES.formatted(name, "PENDING", "0") + ", TRUE, 0" + series(count));
    }

    /** Finished intents. */
    void finished(String name, int count) throws SQLException {
        server.run("INSERT INTO " + schema + ".intent_done" + COLUMNS + ")" + VALUES.formatted(name, "DELIVERED", "1")
                + series(count));
    }

    private static String series(int count) {
        return " FROM generate_series(1, " + count + ") n";
    }
}
