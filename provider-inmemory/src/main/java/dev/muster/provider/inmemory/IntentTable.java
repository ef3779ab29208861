package dev.muster.provider.inmemory;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.StoredIntent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All intents of a store. Used under the store's lock only.
 *
 * <p>What can be handed out stands in one ordered queue per lane and provider, what is held in one ordered by the end of the lease; a claim
 * looks at the heads of those only, however many intents wait for a later time.
 */
final class IntentTable {

    private final Map<RequestKey, IntentRow> rows = new HashMap<>();
    private final Map<String, StreamIntents> streams = new HashMap<>();
    private final Set<IntentRow> live = new LinkedHashSet<>();
    private final Set<IntentRow> parked = new LinkedHashSet<>();
    private final TreeMap<Integer, Map<String, NavigableSet<IntentRow>>> lanes = new TreeMap<>();
    private final TreeSet<IntentRow> leased = new TreeSet<>(IntentRow.BY_LEASE_END);

    /** Refuses an append whose intents need what is not there, or each other; before anything is written. */
    void check(Append append) {
        if (append.intents().isEmpty()) {
            return;
        }
        List<NewIntent> waiting = new ArrayList<>(0);
        for (NewIntent intent : append.intents()) {
            if (!intent.needs().isEmpty()) {
                waiting.add(intent);
            }
        }
        if (waiting.isEmpty()) {
            return;
        }
        Set<RequestKey> fresh = new HashSet<>();
        for (NewIntent intent : append.intents()) {
            fresh.add(intent.key());
        }
        for (NewIntent intent : waiting) {
            for (RequestKey need : intent.needs()) {
                IntentRow row = rows.get(need);
                if (row == null ? !fresh.contains(need) : !row.stream.equals(append.stream())) {
                    throw new IllegalArgumentException("intent " + intent.key() + " needs " + need
                            + ", which is no intent of stream " + append.stream()
                            + ": append it before, or in the same change");
                }
            }
        }
        waiting.forEach(intent -> fresh.remove(intent.key()));
        boolean settling = true;
        while (settling) {
            settling = waiting.removeIf(intent -> isSettled(intent, fresh));
        }
        if (!waiting.isEmpty()) {
            throw new IllegalArgumentException("intents need each other in a circle: "
                    + waiting.stream().map(NewIntent::key).toList() + " could never run");
        }
    }

    private boolean isSettled(NewIntent intent, Set<RequestKey> fresh) {
        for (RequestKey need : intent.needs()) {
            if (!rows.containsKey(need) && !fresh.contains(need)) {
                return false;
            }
        }
        fresh.add(intent.key());
        return true;
    }

    void apply(Append append, Instant now) {
        if (!append.cancellations().isEmpty()) {
            for (Map.Entry<RequestKey, String> cancellation :
                    append.cancellations().entrySet()) {
                IntentRow row = rows.get(cancellation.getKey());
                if (row != null && row.stream.equals(append.stream())) {
                    cancel(row, cancellation.getValue(), now);
                }
            }
        }
        if (append.intents().isEmpty()) {
            return;
        }
        StreamIntents stream = streams.computeIfAbsent(append.stream(), s -> new StreamIntents());
        for (NewIntent intent : append.intents()) {
            add(intent, append, stream, now);
        }
    }

    List<RequestKey> stale(List<IntentEnd> ends) {
        List<RequestKey> stale = new ArrayList<>(0);
        for (IntentEnd end : ends) {
            IntentRow row = rows.get(end.key());
            if (row == null || !row.isHeldUnder(end.fence())) {
                stale.add(end.key());
            }
        }
        return stale;
    }

    void settle(List<IntentEnd> ends, Instant now) {
        for (IntentEnd end : ends) {
            IntentRow row = Objects.requireNonNull(rows.get(end.key()));
            take(row);
            row.settle(end, now);
            put(row);
        }
    }

    List<Claim> claim(ClaimRequest request, Instant now) {
        lapse(now);
        List<IntentRow> chosen = new ArrayList<>();
        for (Map<String, NavigableSet<IntentRow>> lane : lanes.values()) {
            if (chosen.size() == request.limit()) {
                break;
            }
            choose(lane, request, now, chosen);
        }
        List<Claim> claims = new ArrayList<>(chosen.size());
        Instant until = now.plus(request.lease());
        for (IntentRow row : chosen) {
            take(row);
            claims.add(row.hand(now, until));
            put(row);
        }
        return claims;
    }

    boolean revive(RequestKey key, Instant dueAt) {
        IntentRow row = rows.get(key);
        if (row == null || row.state != IntentState.PARKED) {
            return false;
        }
        take(row);
        row.revive(dueAt);
        put(row);
        for (IntentRow dependent : row.dependents) {
            if (key.equals(dependent.failedNeed)) {
                revive(dependent.intent.key(), dueAt);
            }
        }
        return true;
    }

    List<StoredIntent> query(IntentQuery query) {
        return candidates(query)
                .filter(row -> query.states().isEmpty() || query.states().contains(row.state))
                .sorted(IntentRow.BY_LANE)
                .limit(query.limit())
                .map(IntentRow::stored)
                .toList();
    }

    @Nullable Instant nextDue() {
        Instant next = leased.isEmpty() ? null : leased.first().leaseUntil;
        for (Map<String, NavigableSet<IntentRow>> lane : lanes.values()) {
            for (NavigableSet<IntentRow> queue : lane.values()) {
                if (!queue.isEmpty() && (next == null || queue.first().dueAt.isBefore(next))) {
                    next = queue.first().dueAt;
                }
            }
        }
        return next;
    }

    private Stream<IntentRow> candidates(IntentQuery query) {
        if (query.stream() != null) {
            StreamIntents stream = streams.get(query.stream());
            return stream == null ? Stream.empty() : stream.all.stream();
        }
        boolean ended = query.states().isEmpty()
                || query.states().contains(IntentState.DELIVERED)
                || query.states().contains(IntentState.CANCELLED);
        if (ended) {
            return rows.values().stream();
        }
        return query.states().contains(IntentState.PARKED)
                ? Stream.concat(live.stream(), parked.stream())
                : live.stream();
    }

    private void add(NewIntent intent, Append append, StreamIntents stream, Instant now) {
        if (rows.containsKey(intent.key())) {
            return;
        }
        List<IntentRow> needs = List.of();
        if (!intent.needs().isEmpty()) {
            needs = new ArrayList<>(intent.needs().size());
            for (RequestKey need : intent.needs()) {
                if (!rows.containsKey(need)) {
                    add(fresh(append, need), append, stream, now);
                }
                needs.add(Objects.requireNonNull(rows.get(need)));
            }
        }
        IntentRow row = new IntentRow(append.stream(), intent, now, needs);
        for (IntentRow need : needs) {
            need.neededBy(row);
        }
        rows.put(intent.key(), row);
        stream.all.add(row);
        if (intent.replaces() != null) {
            for (IntentRow older : stream.replace(intent.replaces(), row)) {
                cancel(older, "superseded by " + intent.key(), now);
            }
        }
        put(row);
    }

    private static NewIntent fresh(Append append, RequestKey key) {
        for (NewIntent intent : append.intents()) {
            if (intent.key().equals(key)) {
                return intent;
            }
        }
        throw new IllegalStateException("need " + key + " was checked before");
    }

    private void cancel(IntentRow row, String reason, Instant now) {
        if (row.state == IntentState.PENDING) {
            take(row);
            row.end(IntentState.CANCELLED, now);
            row.detail = reason;
            put(row);
        }
    }

    /** Claims whose lease is over can be handed out again, in the place that their lane and due time give them. */
    private void lapse(Instant now) {
        while (!leased.isEmpty() && !leased.first().leaseUntil.isAfter(now)) {
            IntentRow row = Objects.requireNonNull(leased.pollFirst());
            row.place = IntentRow.Place.NOWHERE;
            enqueue(row);
        }
    }

    private static void choose(
            Map<String, NavigableSet<IntentRow>> lane, ClaimRequest request, Instant now, List<IntentRow> chosen) {
        int room = request.limit() - chosen.size();
        TreeSet<IntentRow> merged = new TreeSet<>(IntentRow.BY_DUE_TIME);
        for (Map.Entry<String, NavigableSet<IntentRow>> queue : lane.entrySet()) {
            if (request.providers().isEmpty() || request.providers().contains(queue.getKey())) {
                int taken = 0;
                for (IntentRow row : queue.getValue()) {
                    if (row.dueAt.isAfter(now) || taken++ == room) {
                        break;
                    }
                    merged.add(row);
                }
            }
        }
        for (IntentRow row : merged) {
            if (room-- == 0) {
                break;
            }
            chosen.add(row);
        }
    }

    /** Takes a row out of every index; to be {@linkplain #put put back} after its state or times changed. */
    private void take(IntentRow row) {
        if (row.place == IntentRow.Place.QUEUED) {
            queueOf(row).remove(row);
        } else if (row.place == IntentRow.Place.LEASED) {
            leased.remove(row);
        }
        row.place = IntentRow.Place.NOWHERE;
    }

    private void put(IntentRow row) {
        if (row.state == IntentState.PENDING) {
            if (row.unblocked()) {
                enqueue(row);
            }
        } else if (row.state == IntentState.CLAIMED) {
            leased.add(row);
            row.place = IntentRow.Place.LEASED;
        }
        if (row.state.isEnd()) {
            live.remove(row);
        } else {
            live.add(row);
        }
        if (row.state == IntentState.PARKED) {
            parked.add(row);
        } else if (!parked.isEmpty()) {
            parked.remove(row);
        }
        for (int i = 0; i < row.dependents.size(); i++) {
            IntentRow dependent = row.dependents.get(i);
            if (dependent.state == IntentState.PENDING) {
                boolean unblocked = dependent.unblocked();
                if (unblocked && dependent.place == IntentRow.Place.NOWHERE) {
                    enqueue(dependent);
                } else if (!unblocked) {
                    take(dependent);
                }
            }
        }
    }

    private void enqueue(IntentRow row) {
        queueOf(row).add(row);
        row.place = IntentRow.Place.QUEUED;
    }

    private NavigableSet<IntentRow> queueOf(IntentRow row) {
        return lanes.computeIfAbsent(row.intent.lane(), lane -> new TreeMap<>())
                .computeIfAbsent(row.intent.provider(), provider -> new TreeSet<>(IntentRow.BY_DUE_TIME));
    }

    /** The intents not ended, in the order lane, due time, key. */
    List<StoredIntent> live() {
        return query(new IntentQuery(null, EnumSet.of(IntentState.PENDING, IntentState.CLAIMED), Integer.MAX_VALUE));
    }

    private static final class StreamIntents {
        private final List<IntentRow> all = new ArrayList<>();
        private Map<String, List<IntentRow>> replaceable = Map.of();

        /** Notes a newer intent for a value; answers the earlier ones, which may still be pending. */
        List<IntentRow> replace(String value, IntentRow newer) {
            if (replaceable.isEmpty()) {
                replaceable = new HashMap<>();
            }
            List<IntentRow> earlier = new ArrayList<>(0);
            for (IntentRow row : replaceable.getOrDefault(value, List.of())) {
                if (row.state != IntentState.DELIVERED && row.state != IntentState.CANCELLED) {
                    earlier.add(row);
                }
            }
            List<IntentRow> same = new ArrayList<>(earlier.size() + 1);
            same.addAll(earlier);
            same.add(newer);
            replaceable.put(value, same);
            return earlier;
        }
    }
}
