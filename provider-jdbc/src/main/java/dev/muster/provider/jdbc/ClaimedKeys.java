package dev.muster.provider.jdbc;

import dev.muster.spi.store.Appended;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keys that belong to one stream. Two that claim one key at once wait for each other; the second finds it taken. */
final class ClaimedKeys {

    private static final String CLAIM =
            "INSERT INTO {s}.claimed_key (key_name, owner, fingerprint) VALUES (?, ?, ?){ifAbsent}";
    private static final String OWNER = "SELECT owner, fingerprint FROM {s}.claimed_key WHERE key_name = ?";
    private static final String OWNERS =
            "SELECT key_name, owner, fingerprint FROM {s}.claimed_key WHERE key_name {among}";

    private ClaimedKeys() {}

    /** A key that a change claims, as it was given. */
    private record Wanted(Part part, String key, String fingerprint) {}

    /** Claims the keys of all changes, in order, so that two transactions never wait for each other; a change that finds one taken is refused. */
    static void claim(Tx tx, List<Part> parts) throws SQLException {
        TreeMap<String, Wanted> wanted = new TreeMap<>();
        for (Part part : parts) {
            if (part.appends()) {
                part.append()
                        .claimedKeys()
                        .forEach((key, fingerprint) -> wanted.put(
                                Texts.indexed("claimed key", key),
                                new Wanted(part, key, Texts.kept("fingerprint of a claimed key", fingerprint))));
            }
        }
        if (parts.size() == 1) {
            claimOneByOne(tx, wanted);
        } else if (!wanted.isEmpty()) {
            claimTogether(tx, wanted);
        }
    }

    private static void claimOneByOne(Tx tx, Map<String, Wanted> wanted) throws SQLException {
        for (Map.Entry<String, Wanted> each : wanted.entrySet()) {
            Wanted one = each.getValue();
            if (one.part.goesOn() && !tx.insertIfAbsent(CLAIM, row(each.getKey(), one))) {
                Appended.KeyTaken taken = owner(tx, one.key);
                if (taken == null) {
                    throw new SQLException("a claimed key was given up meanwhile", "40001");
                }
                Writing.refuse(one.part, new Outcome.KeyTaken(taken), true);
            }
        }
    }

    private static void claimTogether(Tx tx, Map<String, Wanted> wanted) throws SQLException {
        Map<String, Appended.KeyTaken> taken = new HashMap<>();
        tx.listAmong(OWNERS, wanted.keySet(), row -> {
            String key = row.getString(1);
            Wanted one = wanted.get(key);
            return one == null
                    ? null
                    : taken.put(key, new Appended.KeyTaken(one.key, row.getString(2), row.getString(3)));
        });
        List<@Nullable Object[]> rows = new ArrayList<>();
        wanted.forEach((key, one) -> {
            Appended.KeyTaken owner = taken.get(key);
            if (owner != null && one.part.goesOn()) {
                Writing.refuse(one.part, new Outcome.KeyTaken(owner), false);
            }
        });
        wanted.forEach((key, one) -> {
            if (one.part.goesOn()) {
                one.part.touched = true;
                rows.add(row(key, one));
            }
        });
        if (tx.insert(CLAIM, rows) < rows.size()) {
            throw new Entangled("a key was claimed meanwhile");
        }
    }

    private static @Nullable Object[] row(String key, Wanted wanted) {
        return new Object[] {key, wanted.part.append().stream(), wanted.fingerprint};
    }

    static Appended.@Nullable KeyTaken owner(Tx tx, String key) throws SQLException {
        return tx.first(
                OWNER,
                row -> new Appended.KeyTaken(key, row.getString(1), row.getString(2)),
                Texts.indexed("claimed key", key));
    }
}
