package dev.muster.provider.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Small named values; the newest wins. */
final class Memos {

    private static final String CHANGE = "UPDATE {s}.memo SET content = ? WHERE name = ?";
    private static final String ADD = "INSERT INTO {s}.memo (content, name) VALUES (?, ?){ifAbsent}";
    private static final String FIND = "SELECT content FROM {s}.memo WHERE name = ?";

    private Memos() {}

    static boolean remember(Tx tx, String name, String value) throws SQLException {
        String key = Texts.indexed("name", name);
        String content = Texts.kept("value", value);
        return tx.update(CHANGE, content, key) > 0
                || tx.insertIfAbsent(ADD, content, key)
                || tx.update(CHANGE, content, key) > 0;
    }

    static @Nullable String recall(Tx tx, String name) throws SQLException {
        return tx.first(FIND, row -> row.getString(1), Texts.indexed("name", name));
    }
}
