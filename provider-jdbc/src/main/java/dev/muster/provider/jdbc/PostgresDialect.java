package dev.muster.provider.jdbc;

import java.sql.SQLException;
import java.util.Map;

/** PostgreSQL. */
final class PostgresDialect implements Dialect {

    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext(?))";
    private static final String HARDLY_WAITS = "SET LOCAL lock_timeout = '200ms'";
    private static final String NO_LONG_WAITS = "SET LOCAL lock_timeout = '2s'";

    /** What else the planner would do with many keys: read the whole table, and compare. */
    private static final String BY_INDEX = "SELECT length(set_config('enable_seqscan', 'off', true)"
            + " || set_config('enable_hashjoin', 'off', true) || set_config('enable_mergejoin', 'off', true))";

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Map<String, String> words(String schema) {
        return Map.of(
                "s", schema,
                "i", "",
                "key", "VARCHAR COLLATE \"C\"",
                "text", "TEXT",
                "blob", "BYTEA",
                "now", "statement_timestamp()",
                "ifAbsent", " ON CONFLICT DO NOTHING");
    }

    @Override
    public ClaimSql claims() {
        return new PostgresClaims();
    }

    @Override
    public void beginMigration(Tx tx, String schema) throws SQLException {
        tx.update(NO_LONG_WAITS);
        tx.first(ONE_AT_A_TIME, row -> true, "muster:" + schema);
    }

    @Override
    public boolean takesArrays() {
        return true;
    }

    @Override
    public String looksUpByIndex() {
        return BY_INDEX;
    }

    @Override
    public boolean sharesCommits() {
        return true;
    }

    @Override
    public void beginShared(Tx tx) throws SQLException {
        tx.later(HARDLY_WAITS);
    }

    @Override
    public String tells(String schema) {
        return "SELECT pg_notify('" + channel(schema) + "', '')";
    }

    @Override
    public String listens(String schema) {
        return "LISTEN " + channel(schema);
    }

    @Override
    public String listensNoMore(String schema) {
        return "UNLISTEN " + channel(schema);
    }

    @Override
    public String asksForEncoding() {
        return "SHOW server_encoding";
    }

    private static String channel(String schema) {
        return "muster_" + schema;
    }
}
