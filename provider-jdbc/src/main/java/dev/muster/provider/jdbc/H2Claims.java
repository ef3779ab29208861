package dev.muster.provider.jdbc;

import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands work out in three steps: what is due is locked, taken and read. */
final class H2Claims implements ClaimSql {

    private static final String DUE = "SELECT i.intent_key, i.lane, i.due_at FROM {s}.intent i"
            + " WHERE i.state = 'PENDING' AND i.ready = TRUE AND i.due_at <= {now}%s"
            + " ORDER BY i.lane, i.due_at, i.intent_key LIMIT ? FOR UPDATE SKIP LOCKED";
    private static final String LAPSED = "SELECT i.intent_key, i.lane, i.due_at FROM {s}.intent i"
            + " WHERE i.state = 'CLAIMED' AND i.lease_until <= {now}%s"
            + " ORDER BY i.lane, i.due_at, i.intent_key LIMIT ? FOR UPDATE SKIP LOCKED";
    private static final String TAKE =
            "UPDATE {s}.intent i" + Claims.SET + "DATEADD(MICROSECOND, ?, {now}) WHERE i.intent_key = ?";
    private static final String READ = "SELECT * FROM {s}.intent WHERE intent_key IN (";
    private static final String NEXT = "SELECT MIN(one.due) AS at_instant FROM ("
            + "SELECT MIN(due_at) AS due FROM {s}.intent WHERE state = 'PENDING' AND ready = TRUE"
            + " UNION ALL SELECT MIN(lease_until) AS due FROM {s}.intent WHERE state = 'CLAIMED') one";

    private static final Comparator<Due> ORDER =
            Comparator.comparingInt(Due::lane).thenComparing(Due::at).thenComparing(Due::key);

    /** A row that can be taken. */
    private record Due(String key, int lane, Instant at) {}

    @Override
    public List<Claim> claim(Tx tx, ClaimRequest request) throws SQLException {
        List<Due> due = new ArrayList<>(due(tx, DUE, request));
        due.addAll(due(tx, LAPSED, request));
        List<String> chosen =
                due.stream().sorted(ORDER).limit(request.limit()).map(Due::key).toList();
        List<@Nullable Object[]> rows = new ArrayList<>(chosen.size());
        long micros = request.lease().toNanos() / 1000;
        chosen.forEach(key -> rows.add(new Object[] {request.worker(), micros, key}));
        tx.batch(TAKE, rows);
        List<Claims.Handed> handed = new ArrayList<>();
        for (List<String> some : Chunks.of(chosen)) {
            handed.addAll(tx.list(READ + Tx.marks(some) + ')', Claims::read, some.toArray()));
        }
        return Claims.inOrder(handed);
    }

    @Override
    public @Nullable Instant nextDue(Tx tx) throws SQLException {
        return tx.instant(NEXT);
    }

    private static List<Due> due(Tx tx, String template, ClaimRequest request) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(request.providers());
        String filter =
                request.providers().isEmpty() ? "" : " AND i.provider IN (" + Tx.marks(request.providers()) + ')';
        values.add(request.limit());
        return tx.list(
                template.formatted(filter),
                row -> new Due(row.getString(1), row.getInt(2), Times.read(row, "due_at")),
                values.toArray());
    }
}
