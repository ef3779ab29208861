package dev.muster.provider.inmemory;

import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.Deposit;
import dev.muster.spi.store.DepositClaim;
import dev.muster.spi.store.DepositEnd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The kept deliveries of a store. Used under the store's lock only. */
final class Inbox {

    private final Map<Id, Row> rows = new HashMap<>();
    private final TreeSet<Row> ready = new TreeSet<>(Row::byNumber);
    private final TreeSet<Row> waiting = new TreeSet<>(Row::byDueTime);
    private final List<Row> quarantine = new ArrayList<>();
    private long number;

    boolean deposit(Deposit deposit, Instant now) {
        Id id = new Id(deposit.provider(), deposit.deliveryId());
        if (rows.containsKey(id)) {
            return false;
        }
        Row row = new Row(++number, deposit, now);
        rows.put(id, row);
        ready.add(row);
        return true;
    }

    List<DepositClaim> claim(ClaimRequest request, Instant now) {
        while (!waiting.isEmpty() && !waiting.first().dueAt.isAfter(now)) {
            ready.add(Objects.requireNonNull(waiting.pollFirst()));
        }
        List<DepositClaim> claims = new ArrayList<>();
        Iterator<Row> rowsInOrder = ready.iterator();
        while (rowsInOrder.hasNext() && claims.size() < request.limit()) {
            Row row = rowsInOrder.next();
            if (row.deposit != null
                    && (request.providers().isEmpty() || request.providers().contains(row.deposit.provider()))) {
                rowsInOrder.remove();
                row.held = true;
                row.fence++;
                row.attempts++;
                row.dueAt = now.plus(request.lease());
                waiting.add(row);
                claims.add(new DepositClaim(row.deposit, row.fence, row.attempts));
            }
        }
        return claims;
    }

    boolean end(DepositClaim claim, DepositEnd end, Instant dueAt) {
        Row row = rows.get(new Id(claim.deposit().provider(), claim.deposit().deliveryId()));
        if (row == null || !row.held || row.fence != claim.fence()) {
            return false;
        }
        ready.remove(row);
        waiting.remove(row);
        row.held = false;
        switch (end) {
            case APPLIED -> row.deposit = null;
            case QUARANTINED -> quarantine.add(row);
            case AGAIN -> {
                row.dueAt = dueAt;
                waiting.add(row);
            }
        }
        return true;
    }

    List<Deposit> quarantine(int limit) {
        return quarantine.stream()
                .sorted(Row::byNumber)
                .limit(limit)
                .map(row -> Objects.requireNonNull(row.deposit))
                .toList();
    }

    @Nullable Instant nextDue() {
        Instant next = waiting.isEmpty() ? null : waiting.first().dueAt;
        for (Row row : ready) {
            if (next == null || row.dueAt.isBefore(next)) {
                next = row.dueAt;
            }
            break;
        }
        return next;
    }

    private record Id(String provider, String deliveryId) {}

    private static final class Row {

        private final long number;
        private int attempts;
        private long fence;
        private boolean held;

        /** When it is due, or, while it is held, when the lease ends. */
        private Instant dueAt;

        /** What came; null once it was applied: then only its id is worth keeping. */
        private @Nullable Deposit deposit;

        Row(long number, Deposit deposit, Instant dueAt) {
            this.number = number;
            this.deposit = deposit;
            this.dueAt = dueAt;
        }

        private static int byNumber(Row one, Row other) {
            return Long.compare(one.number, other.number);
        }

        private static int byDueTime(Row one, Row other) {
            int order = one.dueAt.compareTo(other.dueAt);
            return order == 0 ? byNumber(one, other) : order;
        }
    }
}
