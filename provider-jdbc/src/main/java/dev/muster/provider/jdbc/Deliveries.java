package dev.muster.provider.jdbc;

import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.Deposit;
import dev.muster.spi.store.DepositClaim;
import dev.muster.spi.store.DepositEnd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The inbox. Of a delivery that was applied only its id is kept. */
final class Deliveries {

    private static final String KEEP = "INSERT INTO {s}.inbox (provider, delivery_key, delivery_id, route, headers,"
            + " body, received_at, finer, state, due_at, fence, attempts)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'KEPT', {now}, 0, 0){ifAbsent}";
    private static final String DUE = "SELECT number, provider, delivery_id, route, headers, body, received_at, finer,"
            + " fence, attempts FROM {s}.inbox WHERE state IN ('KEPT', 'CLAIMED') AND due_at <= {now}%s"
            + " ORDER BY number LIMIT ? FOR UPDATE SKIP LOCKED";

    /** No column, so that no index leads to it: all deliveries there ever were are of a handful of providers, which a database may not know yet. */
    private static final String PROVIDER = "(provider || '')";

    private static final String TAKE = "UPDATE {s}.inbox SET state = 'CLAIMED', fence = fence + 1,"
            + " attempts = attempts + 1, due_at = ? WHERE number = ?";
    private static final String END = "UPDATE {s}.inbox SET state = ?, due_at = ?%s"
            + " WHERE provider = ? AND delivery_key = ? AND state = 'CLAIMED' AND fence = ?";
    private static final String EMPTY = ", headers = '', body = ?";
    private static final String QUARANTINE = "SELECT provider, delivery_id, route, headers, body, received_at, finer"
            + " FROM {s}.inbox WHERE state = 'QUARANTINED' ORDER BY number LIMIT ?";
    private static final String NEXT =
            "SELECT MIN(due_at) AS at_instant FROM {s}.inbox WHERE state IN ('KEPT', 'CLAIMED')";

    private static final byte[] NOTHING = {};

    private Deliveries() {}

    /** A claim and its row. */
    private record Taken(long number, DepositClaim claim) {}

    static boolean keep(Tx tx, Deposit deposit) throws SQLException {
        Delivery delivery = deposit.delivery();
        Instant received = delivery.receivedAt();
        return tx.insertIfAbsent(
                KEEP,
                Texts.kept("provider", deposit.provider()),
                Texts.indexed("delivery id", deposit.deliveryId()),
                deposit.deliveryId(),
                Texts.kept("route", delivery.route()),
                Texts.kept("headers", headers(delivery.headers())),
                delivery.body().bytes(),
                received,
                Times.finer(Instant.EPOCH, received));
    }

    static List<DepositClaim> claim(Tx tx, ClaimRequest request) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(request.providers());
        String filter =
                request.providers().isEmpty() ? "" : " AND " + PROVIDER + " IN (" + Tx.marks(request.providers()) + ')';
        values.add(request.limit());
        List<Taken> taken = tx.list(DUE.formatted(filter), Deliveries::taken, values.toArray());
        if (taken.isEmpty()) {
            return List.of();
        }
        Instant until = Clock.now(tx).plus(request.lease());
        List<@Nullable Object[]> rows = new ArrayList<>(taken.size());
        taken.forEach(each -> rows.add(new Object[] {until, each.number}));
        tx.batch(TAKE, rows);
        return taken.stream().map(Taken::claim).toList();
    }

    static boolean end(Tx tx, DepositClaim claim, DepositEnd end, Instant dueAt) throws SQLException {
        String state = switch (end) {
            case APPLIED -> "APPLIED";
            case QUARANTINED -> "QUARANTINED";
            case AGAIN -> "KEPT";
        };
        List<@Nullable Object> values = new ArrayList<>(Arrays.<@Nullable Object>asList(state, dueAt));
        if (end == DepositEnd.APPLIED) {
            values.add(NOTHING);
        }
        values.add(claim.deposit().provider());
        values.add(Texts.indexed("delivery id", claim.deposit().deliveryId()));
        values.add(claim.fence());
        return tx.update(END.formatted(end == DepositEnd.APPLIED ? EMPTY : ""), values.toArray()) > 0;
    }

    static List<Deposit> quarantine(Tx tx, int limit) throws SQLException {
        return tx.list(QUARANTINE, Deliveries::deposit, limit);
    }

    static @Nullable Instant nextDue(Tx tx) throws SQLException {
        return tx.instant(NEXT);
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                row.getLong("number"),
                new DepositClaim(deposit(row), row.getLong("fence") + 1, row.getInt("attempts") + 1));
    }

    private static Deposit deposit(ResultSet row) throws SQLException {
        Delivery delivery = new Delivery(
                row.getString("route"),
                headers(row.getString("headers")),
                RawBody.of(row.getBytes("body")),
                Times.withSecond(Times.read(row, "received_at"), row.getInt("finer")));
        return new Deposit(row.getString("provider"), row.getString("delivery_id"), delivery);
    }

    /** Headers as one text: for each the joined list of its name and values. */
    private static String headers(Map<String, List<String>> headers) {
        List<String> all = new ArrayList<>();
        new TreeMap<>(headers).forEach((name, values) -> {
            List<String> line = new ArrayList<>(List.of(name));
            line.addAll(values);
            all.add(Texts.joined(line));
        });
        return Texts.joined(all);
    }

    private static Map<String, List<String>> headers(String joined) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line : Texts.split(joined)) {
            List<String> parts = Texts.split(line);
            headers.put(parts.get(0), parts.subList(1, parts.size()));
        }
        return headers;
    }
}
