package dev.muster.provider.jdbc;

import dev.muster.spi.store.Append;
import dev.muster.spi.store.Appended;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keys that belong to one stream. Two that claim one key at once wait for each other; the second finds it taken. */
final class ClaimedKeys {

    private static final String CLAIM =
            "INSERT INTO {s}.claimed_key (key_name, owner, fingerprint) VALUES (?, ?, ?){ifAbsent}";
    private static final String OWNER = "SELECT owner, fingerprint FROM {s}.claimed_key WHERE key_name = ?";

    private ClaimedKeys() {}

    /** Claims all keys of an append, in order, so that two appends never wait for each other; answers the first that is taken, or null. */
    static Appended.@Nullable KeyTaken claim(Tx tx, Append append) throws SQLException {
        for (Map.Entry<String, String> claimed : new TreeMap<>(append.claimedKeys()).entrySet()) {
            String key = claimed.getKey();
            boolean free = tx.insertIfAbsent(
                    CLAIM,
                    Texts.indexed("claimed key", key),
                    append.stream(),
                    Texts.kept("fingerprint of a claimed key", claimed.getValue()));
            if (!free) {
                Appended.KeyTaken taken = owner(tx, key);
                if (taken == null) {
                    throw new SQLException("a claimed key was given up meanwhile", "40001");
                }
                return taken;
            }
        }
        return null;
    }

    static Appended.@Nullable KeyTaken owner(Tx tx, String key) throws SQLException {
        return tx.first(
                OWNER,
                row -> new Appended.KeyTaken(key, row.getString(1), row.getString(2)),
                Texts.indexed("claimed key", key));
    }
}
