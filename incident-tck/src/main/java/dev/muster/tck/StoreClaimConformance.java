package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentEnd.Outcome;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a store promises of handing work out: what is due, in order, to one worker at a time, and again when a lease ends. */
public abstract class StoreClaimConformance extends StoreSuite {

    /** For subclasses. */
    protected StoreClaimConformance() {}

    @Test
    @DisplayName("CLAIM-1 hands out a due intent with all that a worker needs to know")
    void hands_out_what_is_due() {
        String stream = stream();
        NewIntent intent = due(stream, "page").payload("p").done();
        streamWith(stream, intent);
        Instant before = store().now();
        Claim claim = claimOnly(intent.key());
        Instant after = store().now();
        assertThat(claim.stream()).isEqualTo(stream);
        assertThat(claim.intent()).isEqualTo(intent);
        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.lastStartedAt()).isNull();
        assertThat(claim.failedNeed()).isNull();
        assertBetween(
                claim.leaseUntil(), before.plus(LONG), after.plus(LONG), "end of the lease, by the store's clock");
        assertState(stream, intent.key(), IntentState.CLAIMED);
    }

    @Test
    @DisplayName("CLAIM-2 hands nothing out before it is due")
    void waits_until_due() {
        String stream = stream();
        RequestKey key = key(stream, "timer");
        streamWith(stream, Work.of(key, now().plus(tool().lease())).done());
        assertThat(claim(10)).isEmpty();
        tool().advance(tool().lease());
        claimOnly(key);
    }

    @Test
    @DisplayName("CLAIM-3 hands out by lane, then by due time, then by key")
    void keeps_the_order() {
        String stream = stream();
        Instant now = now();
        streamWith(
                stream,
                Work.of(key(stream, "c"), now.minusSeconds(9)).lane(1).done(),
                Work.of(key(stream, "e"), now.minusSeconds(99)).lane(3).done(),
                Work.of(key(stream, "b"), now.minusSeconds(5)).lane(0).done(),
                Work.of(key(stream, "d"), now.minusSeconds(9)).lane(1).done(),
                Work.of(key(stream, "a"), now.minusSeconds(7)).lane(0).done());
        assertThat(keysOf(claim(10)))
                .containsExactly(
                        key(stream, "a"), key(stream, "b"), key(stream, "c"), key(stream, "d"), key(stream, "e"));
    }

    @Test
    @DisplayName("CLAIM-4 hands out no more than asked for, and the rest to the next")
    void keeps_the_limit() {
        String stream = stream();
        streamWith(
                stream,
                IntStream.range(0, 7).mapToObj(i -> due(stream, "i" + i).done()).toArray(NewIntent[]::new));
        assertThat(keysOf(claim(3))).containsExactly(key(stream, "i0"), key(stream, "i1"), key(stream, "i2"));
        assertThat(keysOf(claim(3))).hasSize(3).doesNotContain(key(stream, "i0"));
        assertThat(keysOf(claim(3))).containsExactly(key(stream, "i6"));
        assertThat(claim(3)).isEmpty();
    }

    @Test
    @DisplayName("CLAIM-5 hands out the work of the providers asked for, of all when none is named")
    void keeps_to_providers() {
        String stream = stream();
        streamWith(
                stream,
                due(stream, "chat").provider("chat").done(),
                due(stream, "pager").provider("pager").done(),
                due(stream, "mail").provider("mail").done(),
                due(stream, "timer").provider("engine").done());
        assertThat(keysOf(claim(10, LONG, "pager", "mail")))
                .containsExactlyInAnyOrder(key(stream, "mail"), key(stream, "pager"));
        assertThat(claim(10, LONG, "unknown")).isEmpty();
        assertThat(keysOf(claim(10))).containsExactlyInAnyOrder(key(stream, "chat"), key(stream, "timer"));
    }

    @Test
    @DisplayName("CLAIM-6 hands nothing out twice while its lease holds, through any door")
    void holds_the_lease() {
        String stream = stream();
        RequestKey key = key(stream, "page");
        streamWith(stream, due(stream, "page").done());
        claimOnly(key);
        assertThat(claim(10)).isEmpty();
        assertThat(tool().secondDoor().claim(new ClaimRequest("worker-2", 10, LONG, Set.of())))
                .isEmpty();
        tool().advance(tool().lease());
        assertThat(claim(10)).isEmpty();
    }

    @Test
    @DisplayName("CLAIM-7 hands work out again when its lease has ended, as a further attempt with a larger fence")
    void comes_again_after_the_lease() {
        String stream = stream();
        RequestKey key = key(stream, "page");
        streamWith(stream, due(stream, "page").done());
        Instant before = store().now();
        Claim first = claimOnly(key, tool().lease());
        Instant after = store().now();
        tool().advance(tool().lease());
        Claim second = claimOnly(key, tool().lease());
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertBetween(second.lastStartedAt(), before, after, "when the first attempt began");
        tool().advance(tool().lease());
        Claim third = claimOnly(key);
        assertThat(third.attempt()).isEqualTo(3);
        assertThat(third.failures()).as("what was lost told of no failure").isZero();
        assertThat(third.lost()).isEqualTo(2);
        assertThat(third.fence()).isGreaterThan(second.fence());
    }

    @Test
    @DisplayName("CLAIM-8 holds work back until all that it needs was delivered")
    void waits_for_all_needs() {
        String stream = stream();
        RequestKey a = key(stream, "a");
        RequestKey b = key(stream, "b");
        RequestKey c = key(stream, "c");
        streamWith(
                stream,
                due(stream, "a").done(),
                due(stream, "b").done(),
                due(stream, "c").lane(0).needs(a, b).done());
        List<Claim> claims = claim(10);
        assertThat(keysOf(claims)).containsExactly(a, b);
        assertThat(claim(10)).isEmpty();
        settled(end(claims.get(0), Outcome.DELIVERED));
        assertThat(claim(10)).isEmpty();
        settled(endAt(claims.get(1), Outcome.RETRY, now()));
        claims = claim(10);
        assertThat(keysOf(claims))
                .as("a need that is tried again has not ended")
                .containsExactly(b);
        settled(end(claims.get(0), Outcome.DELIVERED));
        assertThat(claimOnly(c).failedNeed()).isNull();
    }

    @Test
    @DisplayName("CLAIM-9 hands out work whose need was cancelled or parked marked with that need")
    void marks_failed_needs() {
        for (Outcome outcome : List.of(Outcome.CANCELLED, Outcome.PARKED)) {
            String stream = stream();
            RequestKey a = key(stream, "a");
            RequestKey b = key(stream, "b");
            streamWith(
                    stream, due(stream, "a").done(), due(stream, "b").needs(a).done());
            finish(a, outcome);
            Claim marked = claimOnly(b);
            assertThat(marked.failedNeed()).as("the need that was %s", outcome).isEqualTo(a);
            settled(end(marked, outcome));
            assertState(stream, b, IntentState.valueOf(outcome.name()));
        }
    }

    @Test
    @DisplayName("CLAIM-10 marks work whose need was cancelled by an append as well")
    void marks_needs_cancelled_by_an_append() {
        String stream = stream();
        RequestKey a = key(stream, "a");
        RequestKey b = key(stream, "b");
        streamWith(stream, due(stream, "a").done(), due(stream, "b").needs(a).done());
        commit(Change.of(stream, 1).cancelling(a, "not wanted").done());
        assertThat(claimOnly(b).failedNeed()).isEqualTo(a);
    }

    @Test
    @DisplayName("CLAIM-11 lets tolerant work wait for its needs and run however they ended")
    void lets_tolerant_work_run() {
        for (Outcome outcome : List.of(Outcome.DELIVERED, Outcome.CANCELLED, Outcome.PARKED)) {
            String stream = stream();
            RequestKey a = key(stream, "a");
            RequestKey b = key(stream, "b");
            streamWith(
                    stream,
                    due(stream, "a").done(),
                    due(stream, "b").lane(0).needs(a).tolerant().done());
            finish(a, outcome);
            assertThat(claimOnly(b).failedNeed())
                    .as("mark of tolerant work after %s", outcome)
                    .isNull();
        }
    }

    @Test
    @DisplayName("CLAIM-12 marks a chain link by link as its needs are parked")
    void marks_a_chain() {
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
        Claim second = claimOnly(b);
        assertThat(second.failedNeed()).isEqualTo(a);
        settled(end(second, Outcome.PARKED));
        assertThat(claimOnly(c).failedNeed()).isEqualTo(b);
    }

    @Test
    @DisplayName("CLAIM-13 hands out what needs something that had ended before it was appended")
    void knows_needs_that_ended_before() {
        String stream = stream();
        RequestKey a = key(stream, "a");
        streamWith(stream, due(stream, "a").done());
        finish(a, Outcome.DELIVERED);
        commit(Change.of(stream, 1).intents(due(stream, "b").needs(a).done()).done());
        assertThat(claimOnly(key(stream, "b")).failedNeed()).isNull();
    }

    @Test
    @DisplayName("CLAIM-14 never hands out again what was delivered, cancelled or parked")
    void forgets_what_ended() {
        String stream = stream();
        streamWith(
                stream,
                due(stream, "a").done(),
                due(stream, "b").done(),
                due(stream, "c").done());
        List<Claim> claims = claim(10, tool().lease());
        assertThat(claims).hasSize(3);
        settled(
                end(claims.get(0), Outcome.DELIVERED),
                end(claims.get(1), Outcome.CANCELLED),
                end(claims.get(2), Outcome.PARKED));
        assertThat(claim(10)).isEmpty();
        tool().advance(tool().lease().multipliedBy(2));
        assertThat(claim(10)).isEmpty();
        assertThat(store().nextDue()).isEmpty();
    }

    @Test
    @DisplayName("CLAIM-15 finds the one live intent among ten thousand that have ended")
    void does_not_see_ten_thousand_ended() {
        for (int batch = 0; batch < 10; batch++) {
            String stream = stream();
            streamWith(
                    stream,
                    IntStream.range(0, 1000)
                            .mapToObj(i -> due(stream, "i" + i).done())
                            .toArray(NewIntent[]::new));
            List<Claim> claims = claim(1000);
            assertThat(claims).hasSize(1000);
            assertThat(Set.copyOf(keysOf(claims)))
                    .as("keys handed out in one batch")
                    .hasSize(1000);
            settled(claims.stream().map(claim -> end(claim, Outcome.DELIVERED)).toArray(IntentEnd[]::new));
        }
        assertThat(claim(1000)).isEmpty();
        assertThat(store().nextDue()).isEmpty();
        String stream = stream();
        streamWith(stream, due(stream, "live").done());
        claimOnly(key(stream, "live"));
    }

    @Test
    @DisplayName(
            "CLAIM-16 says when the next work is due: what is pending, when a lease ends, nothing when nothing waits")
    void says_when_the_next_is_due() {
        String stream = stream();
        Instant soon = now().plus(tool().lease());
        Instant later = soon.plus(LONG);
        streamWith(
                stream,
                Work.of(key(stream, "later"), later).done(),
                Work.of(key(stream, "soon"), soon).done(),
                due(stream, "blocked").needs(key(stream, "soon")).done());
        assertThat(store().nextDue()).as("blocked work does not count").contains(soon);

        tool().advance(tool().lease());
        Claim claim = claimOnly(key(stream, "soon"), Duration.ofMinutes(10));
        assertThat(store().nextDue()).as("when the lease ends").contains(claim.leaseUntil());

        settled(end(claim, Outcome.DELIVERED));
        finish(key(stream, "blocked"), Outcome.DELIVERED);
        assertThat(store().nextDue()).contains(later);
        commit(Change.of(stream, 1).cancelling(key(stream, "later"), "done").done());
        assertThat(store().nextDue()).isEmpty();
    }

    @Test
    @DisplayName("CLAIM-17 counts work whose need has failed as due, since it has to be settled")
    void counts_failed_needs_as_due() {
        String stream = stream();
        RequestKey a = key(stream, "a");
        streamWith(stream, due(stream, "a").done(), due(stream, "b").needs(a).done());
        finish(a, Outcome.PARKED);
        assertThat(store().nextDue()).hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(store().now()));
        finish(key(stream, "b"), Outcome.PARKED);
        assertThat(store().nextDue()).isEmpty();
    }

    @Test
    @DisplayName("CLAIM-18 has a clock that goes on and never back")
    void has_a_clock_that_goes_on() {
        Instant before = store().now();
        tool().advance(tool().lease());
        Instant last = store().now();
        assertThat(last).isAfterOrEqualTo(before.plus(tool().lease()));
        for (int i = 0; i < 1000; i++) {
            Instant next = store().now();
            assertThat(next).isAfterOrEqualTo(last);
            last = next;
        }
    }

    @Test
    @DisplayName("CLAIM-19 gives claims back after a restart when their lease ends, where it is durable")
    void gives_claims_back_after_a_restart() {
        String stream = stream();
        RequestKey key = key(stream, "page");
        streamWith(stream, due(stream, "page").done());
        Claim lost = claimOnly(key, tool().lease());
        tool().restart();
        tool().advance(tool().lease());
        if (tool().durable()) {
            Claim again = claimOnly(key);
            assertThat(again.attempt()).isEqualTo(2);
            assertThat(again.fence()).isGreaterThan(lost.fence());
        } else {
            assertThat(claim(10)).isEmpty();
        }
    }
}
