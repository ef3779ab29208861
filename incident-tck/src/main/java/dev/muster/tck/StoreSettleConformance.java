package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Appended;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ConcurrentAppendException;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentEnd.Outcome;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.StoredIntent;
import dev.muster.spi.store.Summary;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a store promises of ending work: with what follows from it or not at all, and only by whoever holds it. */
public abstract class StoreSettleConformance extends StoreSuite {

    /** For subclasses. */
    protected StoreSettleConformance() {}

    @Test
    @DisplayName("SETTLE-1 ends work as delivered, cancelled or parked, with the time and the reason")
    void ends_work() {
        for (Outcome outcome : List.of(Outcome.DELIVERED, Outcome.CANCELLED, Outcome.PARKED)) {
            String stream = stream();
            RequestKey key = key(stream, "page");
            streamWith(stream, due(stream, "page").done());
            Claim claim = claimOnly(key);
            Instant before = store().now();
            settled(new IntentEnd(key, claim.fence(), outcome, null, "because of " + outcome));
            StoredIntent ended = stored(key, stream);
            assertThat(ended.state()).isEqualTo(IntentState.valueOf(outcome.name()));
            assertThat(ended.detail()).isEqualTo("because of " + outcome);
            assertBetween(ended.endedAt(), before, store().now(), "when it ended, by the store's clock");
        }
    }

    @Test
    @DisplayName(
            "SETTLE-2 counts a retry: due again at its time, as a further attempt that knows when the one before began")
    void counts_a_retry() {
        String stream = stream();
        RequestKey key = key(stream, "page");
        streamWith(stream, due(stream, "page").done());
        Instant before = store().now();
        Claim first = claimOnly(key);
        Instant after = store().now();
        Instant again = now().plus(tool().lease());
        settled(endAt(first, Outcome.RETRY, again));

        StoredIntent waiting = stored(key, stream);
        assertThat(waiting.state()).isEqualTo(IntentState.PENDING);
        assertThat(waiting.attempts()).isEqualTo(1);
        assertThat(waiting.dueAt()).isEqualTo(again);
        assertThat(waiting.endedAt()).isNull();
        assertThat(claim(10)).isEmpty();
        assertThat(store().nextDue()).contains(again);

        tool().advance(tool().lease());
        Claim second = claimOnly(key);
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.failures()).as("the retry").isEqualTo(1);
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertBetween(second.lastStartedAt(), before, after, "when the first attempt began");
    }

    @Test
    @DisplayName("SETTLE-3 does not count a release: due again at its time, as the same attempt")
    void does_not_count_a_release() {
        String stream = stream();
        RequestKey key = key(stream, "page");
        streamWith(stream, due(stream, "page").done());
        Claim first = claimOnly(key);
        Instant again = now().plus(tool().lease());
        settled(endAt(first, Outcome.RELEASE, again));
        assertThat(stored(key, stream).attempts()).isZero();
        assertThat(claim(10)).isEmpty();

        tool().advance(tool().lease());
        Claim second = claimOnly(key);
        assertThat(second.attempt()).isEqualTo(1);
        assertThat(second.lastStartedAt()).isNull();
        assertThat(second.fence()).isGreaterThan(first.fence());

        settled(endAt(second, Outcome.RETRY, now()));
        settled(endAt(claimOnly(key), Outcome.RELEASE, now()));
        Claim last = claimOnly(key);
        assertThat(last.attempt()).as("attempts: one retry, two releases").isEqualTo(2);
        assertThat(last.failures()).as("failures: one retry, two releases").isEqualTo(1);
        assertThat(last.lastStartedAt()).isNotNull();
    }

    @Test
    @DisplayName("SETTLE-4 writes what follows in the same commit, and hands out what waited for it at once")
    void writes_what_follows() {
        String stream = stream();
        RequestKey open = key(stream, "open");
        RequestKey old = key(stream, "old");
        RequestKey stale = key(stream, "stale");
        NewIntent post = due(stream, "post").needs(open).replaces("card").done();
        Summary summary = Card.of(stream).title("opened").done();
        streamWith(
                stream,
                due(stream, "open").lane(0).done(),
                due(stream, "old").replaces("card").done(),
                due(stream, "stale").done());
        Claim claim = claim(1).get(0);
        assertThat(claim.intent().key()).isEqualTo(open);

        Append follows = Change.of(stream, 1)
                .events("opened")
                .summary(summary)
                .intents(post)
                .cancelling(stale, "opened")
                .claiming(stream + "-conversation", "C1")
                .done();
        settledWith(follows, end(claim, Outcome.DELIVERED));

        assertThat(payloads(stream)).containsExactly("declared", "opened");
        assertThat(store().summary(stream)).contains(summary);
        assertThat(store().ownerOf(stream + "-conversation")).isPresent();
        assertState(stream, open, IntentState.DELIVERED);
        assertState(stream, old, IntentState.CANCELLED);
        assertState(stream, stale, IntentState.CANCELLED);
        claimOnly(post.key());
    }

    @Test
    @DisplayName("SETTLE-5 answers stale and writes nothing when the work is somebody else's by now")
    void writes_nothing_when_stale() {
        String stream = stream();
        RequestKey key = key(stream, "page");
        streamWith(stream, due(stream, "page").done());
        Claim late = claimOnly(key, tool().lease());
        tool().advance(tool().lease());
        Claim holder = claimOnly(key);

        Append follows = Change.of(stream, 1)
                .events("late")
                .intents(due(stream, "more").done())
                .claiming(stream + "-k", "f")
                .done();
        assertThat(settle(follows, end(late, Outcome.DELIVERED))).isEqualTo(new Settled.Stale(List.of(key)));
        assertThat(settle(null, endAt(late, Outcome.RETRY, now()))).isEqualTo(new Settled.Stale(List.of(key)));

        assertThat(payloads(stream)).containsExactly("declared");
        assertThat(store().ownerOf(stream + "-k")).isEmpty();
        assertState(stream, key, IntentState.CLAIMED);
        assertThat(claim(10)).isEmpty();
        settled(end(holder, Outcome.DELIVERED));
    }

    @Test
    @DisplayName("SETTLE-6 writes nothing at all when one of many ends is stale, and names that one only")
    void writes_nothing_when_one_is_stale() {
        String stream = stream();
        RequestKey a = key(stream, "a");
        RequestKey b = key(stream, "b");
        streamWith(stream, due(stream, "a").done(), due(stream, "b").done());
        Claim late = claim(1, tool().lease()).get(0);
        assertThat(late.intent().key()).isEqualTo(a);
        Claim good = claimOnly(b);
        tool().advance(tool().lease());
        Claim holder = claimOnly(a);

        Append follows = Change.of(stream, 1).events("late").done();
        assertThat(settle(follows, end(good, Outcome.DELIVERED), end(late, Outcome.DELIVERED)))
                .isEqualTo(new Settled.Stale(List.of(a)));
        assertThat(payloads(stream)).containsExactly("declared");
        assertState(stream, b, IntentState.CLAIMED);
        settledWith(follows, end(good, Outcome.DELIVERED), end(holder, Outcome.DELIVERED));
        assertThat(payloads(stream)).containsExactly("declared", "late");
    }

    @Test
    @DisplayName("SETTLE-7 answers stale for a fence that was never given and for work that was never appended")
    void refuses_made_up_claims() {
        String stream = stream();
        RequestKey key = key(stream, "page");
        RequestKey unknown = key(stream, "unknown");
        streamWith(stream, due(stream, "page").done());
        Claim claim = claimOnly(key);
        IntentEnd wrongFence = new IntentEnd(key, claim.fence() + 1, Outcome.DELIVERED, null, "");
        IntentEnd wrongKey = new IntentEnd(unknown, claim.fence(), Outcome.DELIVERED, null, "");
        assertThat(settle(null, wrongFence)).isEqualTo(new Settled.Stale(List.of(key)));
        assertThat(settle(null, wrongKey)).isEqualTo(new Settled.Stale(List.of(unknown)));
        settled(end(claim, Outcome.DELIVERED));
    }

    @Test
    @DisplayName(
            "SETTLE-8 answers stale to a settlement that is repeated because its answer was lost, and writes it once")
    void writes_a_repeated_settlement_once() {
        String stream = stream();
        RequestKey key = key(stream, "page");
        streamWith(stream, due(stream, "page").done());
        Claim claim = claimOnly(key);
        loseAnswer(() -> settledWith(Change.of(stream, 1).events("paged").done(), end(claim, Outcome.DELIVERED)));
        assertThat(settle(Change.of(stream, 2).events("paged").done(), end(claim, Outcome.DELIVERED)))
                .isEqualTo(new Settled.Stale(List.of(key)));
        assertThat(payloads(stream)).containsExactly("declared", "paged");
        assertState(stream, key, IntentState.DELIVERED);
    }

    @Test
    @DisplayName("SETTLE-9 writes nothing when what follows expects another version, and the claims still hold")
    void keeps_claims_on_a_conflict() {
        String stream = stream();
        RequestKey key = key(stream, "page");
        streamWith(stream, due(stream, "page").done());
        Claim claim = claimOnly(key);
        commit(Change.of(stream, 1).events("meanwhile").done());

        Append outdated = Change.of(stream, 1).events("paged").done();
        assertThatThrownBy(() -> settle(outdated, end(claim, Outcome.DELIVERED)))
                .isInstanceOfSatisfying(ConcurrentAppendException.class, conflict -> {
                    assertThat(conflict.stream()).isEqualTo(stream);
                    assertThat(conflict.expectedVersion()).isEqualTo(1);
                    assertThat(conflict.actualVersion()).isEqualTo(2);
                });
        assertThat(payloads(stream)).containsExactly("declared", "meanwhile");
        assertState(stream, key, IntentState.CLAIMED);
        assertThat(claim(10)).isEmpty();
        settledWith(Change.of(stream, 2).events("paged").done(), end(claim, Outcome.DELIVERED));
        assertThat(payloads(stream)).containsExactly("declared", "meanwhile", "paged");
    }

    @Test
    @DisplayName("SETTLE-10 writes nothing when a key of what follows is taken, and the claims still hold")
    void keeps_claims_on_a_taken_key() {
        String owner = stream();
        String taken = unique("ticket");
        commit(Change.first(owner).events("a").claiming(taken, "f").done());
        String stream = stream();
        RequestKey key = key(stream, "page");
        streamWith(stream, due(stream, "page").done());
        Claim claim = claimOnly(key);
        assertThat(settle(Change.of(stream, 1).events("z").claiming(taken, "g").done(), end(claim, Outcome.DELIVERED)))
                .isEqualTo(new Settled.KeyTaken(new Appended.KeyTaken(taken, owner, "f")));
        assertThat(payloads(stream)).containsExactly("declared");
        assertState(stream, key, IntentState.CLAIMED);
        settled(end(claim, Outcome.DELIVERED));
    }

    @Test
    @DisplayName("SETTLE-11 either takes a settlement after the lease or hands the work out again, never both")
    void settles_late_or_hands_out_again() {
        String stream = stream();
        RequestKey key = key(stream, "page");
        streamWith(stream, due(stream, "page").done());
        Claim late = claimOnly(key, tool().lease());
        tool().advance(tool().lease());
        Settled settled = settle(Change.of(stream, 1).events("paged").done(), end(late, Outcome.DELIVERED));
        if (settled instanceof Settled.Done) {
            assertThat(payloads(stream)).containsExactly("declared", "paged");
            assertThat(claim(10)).isEmpty();
            assertState(stream, key, IntentState.DELIVERED);
        } else {
            assertThat(settled).isEqualTo(new Settled.Stale(List.of(key)));
            assertThat(payloads(stream)).containsExactly("declared");
            claimOnly(key);
        }
    }

    @Test
    @DisplayName("SETTLE-12 ends a whole batch in one settlement")
    void ends_a_batch() {
        String stream = stream();
        streamWith(
                stream,
                IntStream.range(0, 200)
                        .mapToObj(i -> due(stream, "i" + i).done())
                        .toArray(NewIntent[]::new));
        List<Claim> claims = claim(200);
        assertThat(claims).hasSize(200);
        settledWith(
                Change.of(stream, 1).events("all").done(),
                claims.stream().map(claim -> end(claim, Outcome.DELIVERED)).toArray(IntentEnd[]::new));
        assertThat(payloads(stream)).containsExactly("declared", "all");
        assertThat(store().nextDue()).isEmpty();
    }

    @Test
    @DisplayName("SETTLE-13 revives what was parked at the time given, and nothing else")
    void revives_what_was_parked() {
        String stream = stream();
        RequestKey parked = key(stream, "a-parked");
        RequestKey delivered = key(stream, "b-delivered");
        RequestKey cancelled = key(stream, "c-cancelled");
        RequestKey pending = key(stream, "d-pending");
        streamWith(
                stream,
                due(stream, "a-parked").done(),
                due(stream, "b-delivered").done(),
                due(stream, "c-cancelled").done(),
                Work.of(pending, now().plus(LONG)).done());
        List<Claim> claims = claim(10);
        assertThat(claims).hasSize(3);
        settled(
                end(claims.get(0), Outcome.PARKED),
                end(claims.get(1), Outcome.DELIVERED),
                end(claims.get(2), Outcome.CANCELLED));

        Instant again = now().plus(tool().lease());
        assertThat(store().revive(delivered, again)).isFalse();
        assertThat(store().revive(cancelled, again)).isFalse();
        assertThat(store().revive(pending, again)).isFalse();
        assertThat(store().revive(key(stream, "unknown"), again)).isFalse();
        assertThat(store().revive(parked, again)).isTrue();
        assertThat(store().revive(parked, again))
                .as("reviving what is pending by now")
                .isFalse();

        assertState(stream, parked, IntentState.PENDING);
        assertThat(stored(parked, stream).dueAt()).isEqualTo(again);
        assertThat(stored(parked, stream).endedAt()).isNull();
        assertThat(claim(10)).isEmpty();
        tool().advance(tool().lease());
        Claim claim = claimOnly(parked);
        assertThat(claim.attempt())
                .as("the try before it was parked may have reached the tool")
                .isGreaterThan(1);
        assertThat(claim.lost()).as("what was tried before it was revived").isZero();
        settled(end(claim, Outcome.DELIVERED));
    }

    @Test
    @DisplayName("SETTLE-14 revives what was parked because it needed the revived, link by link")
    void revives_dependents() {
        String stream = stream();
        RequestKey a = key(stream, "a");
        RequestKey b = key(stream, "b");
        RequestKey c = key(stream, "c");
        streamWith(
                stream,
                due(stream, "a").done(),
                due(stream, "b").needs(a).done(),
                due(stream, "c").needs(b).done());
        finish(a, Outcome.PARKED);
        finish(b, Outcome.PARKED);
        finish(c, Outcome.PARKED);

        assertThat(store().revive(a, now())).isTrue();
        List.of(a, b, c).forEach(key -> assertState(stream, key, IntentState.PENDING));
        for (RequestKey next : List.of(a, b, c)) {
            Claim claim = claimOnly(next);
            assertThat(claim.failedNeed()).isNull();
            settled(end(claim, Outcome.DELIVERED));
        }
    }

    @Test
    @DisplayName("SETTLE-15 revives no work that was parked for a reason of its own or was cancelled")
    void revives_no_others() {
        String stream = stream();
        RequestKey a = key(stream, "a");
        RequestKey own = key(stream, "own");
        RequestKey cancelled = key(stream, "waits");
        RequestKey other = key(stream, "z-other");
        streamWith(
                stream,
                due(stream, "a").lane(0).done(),
                due(stream, "own").needs(a).tolerant().done(),
                due(stream, "waits").needs(a).done(),
                due(stream, "z-other").lane(5).done());
        Claim first = claim(1).get(0);
        assertThat(first.intent().key()).isEqualTo(a);
        settled(end(first, Outcome.PARKED));
        List<Claim> claims = claim(10);
        assertThat(keysOf(claims)).containsExactly(own, cancelled, other);
        settled(
                end(claims.get(0), Outcome.PARKED),
                end(claims.get(1), Outcome.CANCELLED),
                end(claims.get(2), Outcome.PARKED));

        assertThat(store().revive(a, now())).isTrue();
        assertState(stream, a, IntentState.PENDING);
        assertState(stream, own, IntentState.PARKED);
        assertState(stream, cancelled, IntentState.CANCELLED);
        assertState(stream, other, IntentState.PARKED);
    }
}
