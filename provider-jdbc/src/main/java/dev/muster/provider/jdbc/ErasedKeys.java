package dev.muster.provider.jdbc;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Takes a person out of the keys that changes were made under. When two keys become one, the first stays. */
final class ErasedKeys {

    private static final String HOLDING =
            "SELECT key_name FROM {s}.claimed_key WHERE POSITION(? IN key_name) > 0 ORDER BY key_name";
    private static final String IS_THERE = "SELECT 1 FROM {s}.claimed_key WHERE key_name = ?";
    private static final String CHANGE = "UPDATE {s}.claimed_key SET key_name = ? WHERE key_name = ?";
    private static final String REMOVE = "DELETE FROM {s}.claimed_key WHERE key_name = ?";

    private final Database database;
    private final Erasure erasure;

    ErasedKeys(Database database, Erasure erasure) {
        this.database = database;
        this.erasure = erasure;
    }

    /** Erases; how many keys were changed. */
    long erase() {
        Set<String> keys = new LinkedHashSet<>();
        for (String text : erasure.texts()) {
            keys.addAll(database.read(tx -> tx.list(HOLDING, row -> row.getString(1), text)));
        }
        long changed = 0;
        for (String key : keys) {
            String erased = erasure.of(key);
            changed += erased.equals(key) ? 0 : database.write(tx -> rename(tx, key, erased));
        }
        return changed;
    }

    private static int rename(Tx tx, String key, String erased) throws SQLException {
        boolean isThere = tx.first(IS_THERE, row -> true, erased) != null;
        return isThere ? tx.update(REMOVE, key) : tx.update(CHANGE, erased, key);
    }
}
