package dev.muster.provider.jdbc;

import dev.muster.spi.store.Appended;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Keys that are being claimed. */
    @FunctionalInterface
    interface Claiming {
        /** Looks what came of it: a change that found a key taken is refused. */
        void look() throws SQLException;
    }

    /** A key that a change claims, as it was given. */
    private record Wanted(Part part, String key, String fingerprint) {}

    /** The keys of changes that all go on, in order. */
    static List<@Nullable Object[]> rows(List<Part> parts) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        wanted(parts).forEach((key, one) -> rows.add(row(key, one)));
        return rows;
    }

    /** Claims such keys; fewer rows are written when one is somebody's already. */
    static Later put(Tx tx, List<@Nullable Object[]> rows) throws SQLException {
        return tx.insert(CLAIM, rows);
    }

    /** Claims the keys of all changes, in order, so that two transactions never wait for each other. */
    static Claiming claim(Tx tx, List<Part> parts) throws SQLException {
        Map<String, Wanted> wanted = wanted(parts);
        return parts.size() == 1 ? claimOneByOne(tx, wanted) : claimTogether(tx, wanted);
    }

    /** In the order of their names. */
    private static Map<String, Wanted> wanted(List<Part> parts) {
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
        return wanted;
    }

    private static Claiming claimOneByOne(Tx tx, Map<String, Wanted> wanted) throws SQLException {
        Map<Wanted, Later> claimed = new LinkedHashMap<>();
        for (Map.Entry<String, Wanted> each : wanted.entrySet()) {
            claimed.put(each.getValue(), tx.laterIfAbsent(CLAIM, row(each.getKey(), each.getValue())));
        }
        return () -> {
            for (Map.Entry<Wanted, Later> each : claimed.entrySet()) {
                Wanted one = each.getKey();
                if (one.part.goesOn() && each.getValue().rows() == 0) {
                    Appended.KeyTaken taken = owner(tx, one.key);
                    if (taken == null) {
                        throw new SQLException("a claimed key was given up meanwhile", "40001");
                    }
                    Writing.refuse(one.part, new Outcome.KeyTaken(taken), true);
                }
            }
        };
    }

    private static Claiming claimTogether(Tx tx, Map<String, Wanted> wanted) throws SQLException {
        Map<String, Appended.KeyTaken> taken = new HashMap<>();
        tx.listAmong(OWNERS, wanted.keySet(), row -> {
            String key = row.getString(1);
            Wanted one = Objects.requireNonNull(wanted.get(key));
            return taken.put(key, new Appended.KeyTaken(one.key, row.getString(2), row.getString(3)));
        });
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Map.Entry<String, Wanted> each : wanted.entrySet()) {
            Appended.KeyTaken owner = taken.get(each.getKey());
            Part part = each.getValue().part;
            if (owner != null && part.goesOn()) {
                Writing.refuse(part, new Outcome.KeyTaken(owner), false);
            }
        }
        wanted.forEach((key, one) -> {
            if (one.part.goesOn()) {
                one.part.touched = true;
                rows.add(row(key, one));
            }
        });
        Later claimed = tx.insert(CLAIM, rows);
        return () -> {
            if (claimed.rows() < rows.size()) {
                throw Writing.entangled("a key was claimed meanwhile");
            }
        };
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
