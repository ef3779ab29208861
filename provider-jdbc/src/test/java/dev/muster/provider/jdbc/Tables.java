package dev.muster.provider.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Empties the tables of a store between tests. */
final class Tables {

    static final List<String> ALL = List.of(
            "stream",
            "event",
            "claimed_key",
            "summary",
            "summary_label",
            "intent",
            "intent_done",
            "intent_need",
            "inbox",
            "memo");

    private Tables() {}

    static void empty(DataSource source, String schema) {
        run(
                source,
                ALL.stream().map(table -> "DELETE FROM " + schema + '.' + table).toArray(String[]::new));
    }

    static void run(DataSource source, String... statements) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }
}
