package dev.muster.provider.inmemory;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.StoredIntent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One intent as the store keeps it. Changed under the store's lock only. */
final class IntentRow {

    static final Comparator<IntentRow> BY_DUE_TIME = IntentRow::byDueTime;
    static final Comparator<IntentRow> BY_LEASE_END = IntentRow::byLeaseEnd;
    static final Comparator<IntentRow> BY_LANE = IntentRow::byLane;

    final String stream;
    final NewIntent intent;
    final Instant createdAt;
    final List<IntentRow> needs;

    /** Intents that need this one. */
    List<IntentRow> dependents = List.of();

    IntentState state = IntentState.PENDING;
    int attempts;
    private int failures;
    Instant dueAt;
    Instant leaseUntil;

    @Nullable Instant endedAt;

    String detail = "";
    long fence;

    /** The row stands in the queue of its lane, or among the leased, or in neither. */
    Place place = Place.NOWHERE;

    /** What the running or last claim was marked with. */
    @Nullable RequestKey failedNeed;

    private @Nullable Instant startedAt;
    private @Nullable Instant startedBefore;

    private static int byDueTime(IntentRow one, IntentRow other) {
        int order = one.dueAt.compareTo(other.dueAt);
        return order == 0 ? one.intent.key().compareTo(other.intent.key()) : order;
    }

    private static int byLeaseEnd(IntentRow one, IntentRow other) {
        int order = one.leaseUntil.compareTo(other.leaseUntil);
        return order == 0 ? one.intent.key().compareTo(other.intent.key()) : order;
    }

    private static int byLane(IntentRow one, IntentRow other) {
        int order = Integer.compare(one.intent.lane(), other.intent.lane());
        return order == 0 ? byDueTime(one, other) : order;
    }

    IntentRow(String stream, NewIntent intent, Instant createdAt, List<IntentRow> needs) {
        this.stream = stream;
        this.intent = intent;
        this.createdAt = createdAt;
        this.needs = needs;
        this.dueAt = intent.dueAt();
        this.leaseUntil = intent.dueAt();
    }

    void neededBy(IntentRow dependent) {
        if (dependents.isEmpty()) {
            dependents = new ArrayList<>(2);
        }
        dependents.add(dependent);
    }

    /** Whether nothing but its time keeps it from being handed out. */
    boolean unblocked() {
        boolean waiting = false;
        for (IntentRow need : needs) {
            if (need.hasFailed()) {
                if (!intent.tolerant()) {
                    return true;
                }
            } else if (need.state != IntentState.DELIVERED) {
                waiting = true;
            }
        }
        return !waiting;
    }

    boolean hasFailed() {
        return state == IntentState.CANCELLED || state == IntentState.PARKED;
    }

    boolean isHeldUnder(long claimedFence) {
        return state == IntentState.CLAIMED && fence == claimedFence;
    }

    /** A claim marked with a failed need is not a try: nothing is carried out under it. */
    Claim hand(Instant now, Instant until) {
        failedNeed = intent.tolerant() ? null : firstFailedNeed();
        state = IntentState.CLAIMED;
        leaseUntil = until;
        fence++;
        if (failedNeed == null) {
            attempts++;
            startedBefore = startedAt;
            startedAt = now;
        }
        return new Claim(stream, intent, fence, Math.max(1, attempts), failures, startedBefore, until, failedNeed);
    }

    void settle(IntentEnd end, Instant now) {
        detail = end.detail();
        switch (end.outcome()) {
            case RETRY -> {
                if (failedNeed == null) {
                    failures++;
                }
                again(end);
            }
            case RELEASE -> {
                if (failedNeed == null) {
                    attempts--;
                    startedAt = startedBefore;
                }
                again(end);
            }
            case DELIVERED -> end(IntentState.DELIVERED, now);
            case CANCELLED -> end(IntentState.CANCELLED, now);
            case PARKED -> end(IntentState.PARKED, now);
        }
    }

    void end(IntentState how, Instant now) {
        state = how;
        endedAt = now;
    }

    void revive(Instant when) {
        state = IntentState.PENDING;
        dueAt = when;
        endedAt = null;
        failures = attempts;
    }

    StoredIntent stored() {
        return new StoredIntent(stream, intent, state, attempts, dueAt, createdAt, endedAt, detail);
    }

    private void again(IntentEnd end) {
        state = IntentState.PENDING;
        if (end.dueAt() != null) {
            dueAt = end.dueAt();
        }
    }

    private @Nullable RequestKey firstFailedNeed() {
        for (IntentRow need : needs) {
            if (need.hasFailed()) {
                return need.intent.key();
            }
        }
        return null;
    }

    enum Place {
        NOWHERE,
        QUEUED,
        LEASED
    }
}
