package dev.muster.provider.jdbc;

import java.util.Map;

/** H2, in a file or in memory. Its DDL commits by itself, so that the statements of a migration are safe to be run twice. */
final class H2Dialect implements Dialect {

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public Map<String, String> words(String schema) {
        return Map.of(
                "s", schema,
                "i", schema + ".",
                "key", "VARCHAR",
                "text", "CHARACTER LARGE OBJECT",
                "blob", "BINARY LARGE OBJECT",
                "now", "CURRENT_TIMESTAMP(6)",
                "ifAbsent", "");
    }

    @Override
    public ClaimSql claims() {
        return new H2Claims();
    }

    @Override
    public void beginMigration(Tx tx, String schema) {}
}
