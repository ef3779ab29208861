package dev.muster.provider.jdbc;

import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands work out in one statement. The lanes that hold something ready are found by hopping along the index, and in each lane the index is read in order from
 * its head, so that neither finished rows nor those due later, nor those of another provider, cost anything.
 */
final class PostgresClaims implements ClaimSql {

    private static final int USES_OF_THE_FILTER = 4;
    private static final int NANOS_PER_MICRO = 1000;
    private static final String READY = "i.state = 'PENDING' AND i.ready";
    private static final String ORDER = "i.lane, i.due_at, i.intent_key";

    /** The first ready row of each lane. It is looked for once: whatever was taken before it lies there dead until the next VACUUM, and is stepped over here. */
    private static final String LANES = "WITH RECURSIVE lanes AS ("
            + "(SELECT " + ORDER + " FROM {s}.intent i WHERE " + READY + "%1$s ORDER BY " + ORDER + " LIMIT 1)"
            + " UNION ALL SELECT n.* FROM lanes l CROSS JOIN LATERAL (SELECT " + ORDER + " FROM {s}.intent i WHERE "
            + READY + "%1$s AND i.lane > l.lane ORDER BY " + ORDER + " LIMIT 1) n)";

    private static final String CLAIM = LANES
            + ", due AS (SELECT d.* FROM lanes l CROSS JOIN LATERAL ("
            + "SELECT " + ORDER + " FROM {s}.intent i WHERE " + READY
            + "%1$s AND i.lane = l.lane AND (i.due_at, i.intent_key) >= (l.due_at, l.intent_key)"
            + " AND i.due_at <= {now} ORDER BY i.due_at, i.intent_key LIMIT %2$d FOR UPDATE SKIP LOCKED) d"
            + " LIMIT %2$d)"
            + ", lapsed AS (SELECT " + ORDER + " FROM {s}.intent i"
            + " WHERE i.state = 'CLAIMED' AND i.lease_until <= {now}%1$s"
            + " ORDER BY " + ORDER + " LIMIT %2$d FOR UPDATE SKIP LOCKED)"
            + ", chosen AS (SELECT intent_key FROM (SELECT * FROM due UNION ALL SELECT * FROM lapsed) both_kinds"
            + " ORDER BY lane, due_at, intent_key LIMIT %2$d)"
            + " UPDATE {s}.intent i" + Claims.SET + "{now} + ? * INTERVAL '1 microsecond'"
            + " FROM chosen c WHERE i.intent_key = c.intent_key RETURNING " + Claims.COLUMNS;

    private static final String NEXT = LANES
            + " SELECT LEAST((SELECT MIN(l.due_at) FROM lanes l),"
            + "(SELECT MIN(i.lease_until) FROM {s}.intent i WHERE i.state = 'CLAIMED')) AS at_instant";

    @Override
    public List<Claim> claim(Tx tx, ClaimRequest request) throws SQLException {
        return Claims.inOrder(tx.list(statement(request), Claims::read, values(request)));
    }

    /** The statement that hands out work for a request. */
    static String statement(ClaimRequest request) {
        String filter = switch (request.providers().size()) {
            case 0 -> "";
            case 1 -> " AND i.provider = ?";
            default -> " AND i.provider IN (" + Tx.marks(request.providers()) + ')';
        };
        return CLAIM.formatted(filter, request.limit());
    }

    /** Its values. */
    static @Nullable Object[] values(ClaimRequest request) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int use = 0; use < USES_OF_THE_FILTER; use++) {
            values.addAll(request.providers());
        }
        values.add(request.worker());
        values.add(request.lease().toNanos() / NANOS_PER_MICRO);
        return values.toArray();
    }

    @Override
    public @Nullable Instant nextDue(Tx tx) throws SQLException {
        return tx.instant(NEXT.formatted(""));
    }
}
