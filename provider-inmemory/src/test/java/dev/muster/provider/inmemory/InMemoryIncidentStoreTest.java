package dev.muster.provider.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Appended;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.ConcurrentAppendException;
import dev.muster.spi.store.Deposit;
import dev.muster.spi.store.DepositClaim;
import dev.muster.spi.store.DepositEnd;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentEnd.Outcome;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.StoredIntent;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("an in-memory store")
class InMemoryIncidentStoreTest {

    private static final Instant T0 = MovableClock.START;
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final MovableClock clock = new MovableClock();
    private final InMemoryIncidentStore store = new InMemoryIncidentStore(clock);

    @Test
    void never_lets_its_time_run_backwards() {
        Instant before = store.now();
        clock.set(T0.minusSeconds(3600));
        assertThat(store.now()).isEqualTo(before);
        clock.set(T0.plusSeconds(1));
        assertThat(store.now()).isEqualTo(T0.plusSeconds(1));
    }

    @Nested
    @DisplayName("when it is appended to")
    class WhenItIsAppendedTo {

        @Test
        void numbers_the_events_of_a_stream_without_gaps() {
            assertThat(store.append(events("i1", 0, 2))).isEqualTo(new Appended.Committed(2));
            assertThat(store.append(events("i1", 2, 1))).isEqualTo(new Appended.Committed(3));
            assertThat(store.read("i1", 1, 10)).extracting(e -> e.sequence()).containsExactly(2L, 3L);
            assertThat(store.read("i1", 0, 1)).hasSize(1);
            assertThat(store.read("nobody", 0, 10)).isEmpty();
            assertThat(store.streams()).containsExactly("i1");
        }

        @Test
        void refuses_another_version_and_writes_nothing() {
            store.append(events("i1", 0, 1));
            Append late =
                    new Append("i1", 0, List.of(event()), null, List.of(intent("i1/a")), Map.of(), Map.of("k", "f"));
            assertThatThrownBy(() -> store.append(late))
                    .isInstanceOfSatisfying(
                            ConcurrentAppendException.class,
                            e -> assertThat(e.actualVersion()).isEqualTo(1));
            assertThat(store.read("i1", 0, 10)).hasSize(1);
            assertThat(store.liveIntents()).isEmpty();
            assertThat(store.ownerOf("k")).isEmpty();
        }

        @Test
        void tells_whose_a_taken_key_is_even_to_its_owner() {
            Append first = new Append("i1", 0, List.of(event()), null, List.of(), Map.of(), Map.of("alert", "f1"));
            store.append(first);
            Appended.KeyTaken taken = new Appended.KeyTaken("alert", "i1", "f1");
            assertThat(store.append(new Append(
                            "i2", 0, List.of(event()), null, List.of(), Map.of(), Map.of("new", "x", "alert", "f2"))))
                    .isEqualTo(taken);
            assertThat(store.append(first)).isEqualTo(taken);
            assertThat(store.ownerOf("alert")).contains(taken);
            assertThat(store.ownerOf("new")).isEmpty();
            assertThat(store.read("i2", 0, 1)).isEmpty();
        }

        @Test
        void changes_nothing_for_an_intent_it_has() {
            add(intent("i1/a"));
            Claim claim = claimOne();
            end(claim, Outcome.DELIVERED);
            add(intent("i1/a"));
            assertThat(state("i1/a")).isEqualTo(IntentState.DELIVERED);
        }

        @Test
        void refuses_a_need_that_nobody_appended_by_its_name() {
            assertThatThrownBy(() -> add(needing("i1/b", "i1/a")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("i1/a");
            assertThatThrownBy(() -> add(needing("i1/b", "i1/b"))).hasMessageContaining("circle");
            assertThatThrownBy(() -> add(needing("i1/b", "i1/c"), needing("i1/c", "i1/b")))
                    .hasMessageContaining("circle");
            add(needing("i1/b", "i1/a"), intent("i1/a"));
            assertThat(claimKeys()).containsExactly("i1/a");
        }

        @Test
        void cancels_pending_intents_and_leaves_claimed_ones_alone() {
            add(intent("i1/a"), intent("i1/b", 1, T0));
            Claim held = claimOne();
            store.append(new Append(
                    "i1",
                    0,
                    List.of(),
                    null,
                    List.of(),
                    Map.of(RequestKey.of("i1/a"), "why a", RequestKey.of("i1/b"), "why b"),
                    Map.of()));
            assertThat(held.intent().key().value()).isEqualTo("i1/a");
            assertThat(state("i1/a")).isEqualTo(IntentState.CLAIMED);
            assertThat(stored("i1/b").state()).isEqualTo(IntentState.CANCELLED);
            assertThat(stored("i1/b").detail()).isEqualTo("why b");
            assertThat(stored("i1/b").endedAt()).isEqualTo(T0);
        }

        @Test
        void lets_a_newer_intent_take_the_place_of_older_pending_ones() {
            add(replacing("i1/a", "card"));
            Claim held = claimOne();
            add(replacing("i1/b", "card"), replacing("i1/x", "other"));
            add(replacing("i1/c", "card"));
            assertThat(state("i1/a")).isEqualTo(IntentState.CLAIMED);
            assertThat(stored("i1/b").detail()).isEqualTo("superseded by i1/c");
            assertThat(state("i1/x")).isEqualTo(IntentState.PENDING);
            store.settle(again(held, Outcome.RETRY, T0));
            add(replacing("i1/d", "card"));
            assertThat(state("i1/a")).isEqualTo(IntentState.CANCELLED);
            assertThat(state("i1/c")).isEqualTo(IntentState.CANCELLED);
        }

        @Test
        void keeps_up_with_a_hundred_thousand_timers_that_wait() {
            List<NewIntent> timers = new ArrayList<>();
            for (int n = 0; n < 100_000; n++) {
                timers.add(intent("t/" + n, 5, T0.plusSeconds(3600 + n)));
            }
            add(timers.toArray(NewIntent[]::new));
            ThreadMXBean thread = ManagementFactory.getThreadMXBean();
            long begin = thread.getCurrentThreadCpuTime();
            for (int n = 0; n < 2_000; n++) {
                add(intent("i1/" + n));
                end(claimOne(), Outcome.DELIVERED);
            }
            Duration worked = Duration.ofNanos(thread.getCurrentThreadCpuTime() - begin);
            assertThat(worked).isLessThan(Duration.ofSeconds(5));
            assertThat(store.nextDue()).contains(T0.plusSeconds(3600));
        }
    }

    @Nested
    @DisplayName("when work is claimed")
    class WhenWorkIsClaimed {

        @Test
        void hands_out_by_lane_then_time_then_key_and_nothing_before_its_time() {
            add(
                    intent("i1/chat", 3, T0.minusSeconds(9)),
                    intent("i1/page-b", 0, T0),
                    intent("i1/page-a", 0, T0),
                    intent("i1/page-early", 0, T0.minusSeconds(5)),
                    intent("i1/later", 0, T0.plusSeconds(1)));
            assertThat(claimKeys()).containsExactly("i1/page-early", "i1/page-a", "i1/page-b", "i1/chat");
            assertThat(store.nextDue()).contains(T0.plusSeconds(1));
        }

        @Test
        void serves_the_providers_asked_for_only() {
            add(provider("i1/a", "slack"), provider("i1/b", "jira"), provider("i1/c", "pager"));
            assertThat(store.claim(new ClaimRequest("w", 9, LEASE, Set.of("jira", "pager"))))
                    .extracting(c -> c.intent().key().value())
                    .containsExactly("i1/b", "i1/c");
        }

        @Test
        void merges_the_queues_of_all_providers_up_to_the_limit() {
            add(
                    new Draft("i1/a").provider("x").due(T0.minusSeconds(3)).make(),
                    new Draft("i1/b").provider("y").due(T0.minusSeconds(4)).make(),
                    new Draft("i1/c").provider("x").due(T0.minusSeconds(5)).make());
            assertThat(store.claim(new ClaimRequest("w", 2, LEASE, Set.of())))
                    .extracting(c -> c.intent().key().value())
                    .containsExactly("i1/c", "i1/b");
        }

        @Test
        void hands_out_again_after_the_lease_with_a_larger_fence_and_counts_the_try() {
            add(intent("i1/a"));
            Claim first = claimOne();
            assertThat(first.attempt()).isEqualTo(1);
            assertThat(first.lastStartedAt()).isNull();
            assertThat(first.leaseUntil()).isEqualTo(T0.plus(LEASE));
            assertThat(claimKeys()).isEmpty();
            assertThat(store.nextDue()).contains(T0.plus(LEASE));
            clock.advance(LEASE);
            Claim second = claimOne();
            assertThat(second.attempt()).isEqualTo(2);
            assertThat(second.fence()).isGreaterThan(first.fence());
            assertThat(second.lastStartedAt()).isEqualTo(T0);
            assertThat(store.settle(new Settlement(
                            List.of(new IntentEnd(first.intent().key(), first.fence(), Outcome.DELIVERED, null, "")),
                            events("i1", 0, 1))))
                    .isEqualTo(new Settled.Stale(List.of(RequestKey.of("i1/a"))));
            assertThat(store.read("i1", 0, 1)).isEmpty();
            assertThat(end(second, Outcome.DELIVERED)).isInstanceOf(Settled.Done.class);
        }

        @Test
        void lets_a_late_holder_settle_while_nobody_else_holds_it() {
            add(intent("i1/a"));
            Claim claim = claimOne();
            clock.advance(LEASE.plusSeconds(5));
            assertThat(end(claim, Outcome.DELIVERED)).isInstanceOf(Settled.Done.class);
            assertThat(claimKeys()).isEmpty();
        }

        @Test
        void counts_a_retry_but_not_a_release() {
            add(intent("i1/a"));
            store.settle(again(claimOne(), Outcome.RELEASE, T0));
            Claim next = claimOne();
            assertThat(next.attempt()).isEqualTo(1);
            assertThat(next.lastStartedAt()).isNull();
            store.settle(again(next, Outcome.RETRY, T0.plusSeconds(10)));
            assertThat(claimKeys()).isEmpty();
            assertThat(store.nextDue()).contains(T0.plusSeconds(10));
            clock.advance(Duration.ofSeconds(10));
            assertThat(claimOne().attempt()).isEqualTo(2);
        }
    }

    @Nested
    @DisplayName("when intents need others")
    class WhenIntentsNeedOthers {

        @Test
        void waits_until_all_are_delivered() {
            add(intent("i1/a"), intent("i1/b"), needing("i1/c", "i1/a", "i1/b"));
            List<Claim> claims = claim();
            assertThat(claims).hasSize(2);
            end(claims.get(0), Outcome.DELIVERED);
            assertThat(claimKeys()).isEmpty();
            end(claims.get(1), Outcome.DELIVERED);
            assertThat(claimKeys()).containsExactly("i1/c");
        }

        @Test
        void hands_out_marked_what_can_never_run_and_does_not_count_it_as_a_try() {
            add(intent("i1/a"), intent("i1/z"), needing("i1/c", "i1/z", "i1/a"));
            end(claim().get(0), Outcome.PARKED);
            Claim marked = claimOne();
            assertThat(marked.failedNeed()).isEqualTo(RequestKey.of("i1/a"));
            assertThat(marked.attempt()).isEqualTo(1);
            end(marked, Outcome.PARKED);
            assertThat(stored("i1/c").attempts()).isZero();
        }

        @Test
        void runs_the_tolerant_once_all_has_ended_in_any_way() {
            add(
                    intent("i1/a"),
                    intent("i1/b"),
                    new Draft("i1/c").needs("i1/a", "i1/b").tolerant().make());
            List<Claim> claims = claim();
            end(claims.get(0), Outcome.CANCELLED);
            assertThat(claimKeys()).isEmpty();
            end(claims.get(1), Outcome.PARKED);
            assertThat(claimOne().failedNeed()).isNull();
        }

        @Test
        void revives_what_was_parked_and_what_was_parked_for_it() {
            add(intent("i1/a"), needing("i1/b", "i1/a"), needing("i1/c", "i1/b"));
            end(claimOne(), Outcome.PARKED);
            end(claimOne(), Outcome.PARKED);
            end(claimOne(), Outcome.PARKED);
            assertThat(store.intents(new IntentQuery(null, Set.of(IntentState.PARKED), 10)))
                    .hasSize(3);
            assertThat(store.revive(RequestKey.of("i1/a"), T0)).isTrue();
            assertThat(store.revive(RequestKey.of("i1/a"), T0)).isFalse();
            for (String key : List.of("i1/a", "i1/b", "i1/c")) {
                Claim claim = claimOne();
                assertThat(claim.intent().key().value()).isEqualTo(key);
                assertThat(claim.failedNeed()).isNull();
                end(claim, Outcome.DELIVERED);
            }
            assertThat(store.nextDue()).isEmpty();
        }

        @Test
        void takes_back_what_waited_to_be_settled_as_failed_when_the_need_is_revived() {
            add(intent("i1/a"), needing("i1/b", "i1/a"));
            end(claimOne(), Outcome.PARKED);
            store.revive(RequestKey.of("i1/a"), T0.plusSeconds(60));
            assertThat(claimKeys()).isEmpty();
            clock.advance(Duration.ofSeconds(60));
            assertThat(claimKeys()).containsExactly("i1/a");
        }
    }

    @Nested
    @DisplayName("when claims are settled")
    class WhenClaimsAreSettled {

        @Test
        void writes_the_end_and_what_follows_together() {
            add(intent("i1/a"));
            Claim claim = claimOne();
            Append follows = new Append(
                    "i1", 0, List.of(event()), null, List.of(needing("i1/b", "i1/a")), Map.of(), Map.of("k", "f"));
            Settlement settlement = new Settlement(List.of(done(claim)), follows);
            assertThat(store.settle(settlement)).isInstanceOf(Settled.Done.class);
            assertThat(store.read("i1", 0, 9)).hasSize(1);
            assertThat(claimKeys()).containsExactly("i1/b");
            assertThat(store.settle(settlement)).isInstanceOf(Settled.Stale.class);
        }

        @Test
        void writes_nothing_when_the_version_or_a_key_is_wrong_and_the_claim_holds() {
            store.append(
                    new Append("i0", 0, List.of(event()), null, List.of(intent("i0/a")), Map.of(), Map.of("k", "f")));
            Claim claim = claimOne();
            assertThatThrownBy(() -> store.settle(new Settlement(List.of(done(claim)), events("i0", 0, 1))))
                    .isInstanceOf(ConcurrentAppendException.class);
            Append taken = new Append("i0", 1, List.of(event()), null, List.of(), Map.of(), Map.of("k", "g"));
            assertThat(store.settle(new Settlement(List.of(done(claim)), taken)))
                    .isEqualTo(new Settled.KeyTaken(new Appended.KeyTaken("k", "i0", "f")));
            assertThat(state("i0/a")).isEqualTo(IntentState.CLAIMED);
            assertThat(end(claim, Outcome.DELIVERED)).isInstanceOf(Settled.Done.class);
        }
    }

    @Nested
    @DisplayName("when deliveries are kept")
    class WhenDeliveriesAreKept {

        @Test
        void keeps_each_once_and_hands_them_out_oldest_first() {
            assertThat(store.deposit(deposit("chat", "2"))).isTrue();
            assertThat(store.deposit(deposit("chat", "1"))).isTrue();
            assertThat(store.deposit(deposit("chat", "2"))).isFalse();
            assertThat(store.deposit(deposit("jira", "2"))).isTrue();
            assertThat(store.nextDue()).contains(T0);
            assertThat(store.claimDeposits(new ClaimRequest("w", 9, LEASE, Set.of("chat"))))
                    .extracting(c -> c.deposit().deliveryId())
                    .containsExactly("2", "1");
            assertThat(store.claimDeposits(new ClaimRequest("w", 9, LEASE, Set.of())))
                    .extracting(c -> c.deposit().provider())
                    .containsExactly("jira");
        }

        @Test
        void comes_back_after_the_lease_and_knows_its_late_holder() {
            store.deposit(deposit("chat", "1"));
            DepositClaim first = claimDeposit();
            clock.advance(LEASE);
            DepositClaim second = claimDeposit();
            assertThat(second.attempt()).isEqualTo(2);
            assertThat(store.endDeposit(first, DepositEnd.APPLIED, T0)).isFalse();
            assertThat(store.endDeposit(
                            second, DepositEnd.AGAIN, clock.instant().plusSeconds(5)))
                    .isTrue();
            assertThat(store.nextDue()).contains(clock.instant().plusSeconds(5));
            clock.advance(Duration.ofSeconds(5));
            assertThat(store.endDeposit(claimDeposit(), DepositEnd.QUARANTINED, T0))
                    .isTrue();
            assertThat(store.quarantine(5)).containsExactly(deposit("chat", "1"));
            assertThat(store.nextDue()).isEmpty();
            assertThat(store.deposit(deposit("chat", "1"))).isFalse();
        }

        private DepositClaim claimDeposit() {
            List<DepositClaim> claims = store.claimDeposits(new ClaimRequest("w", 1, LEASE, Set.of()));
            assertThat(claims).hasSize(1);
            return claims.get(0);
        }
    }

    @Nested
    @DisplayName("when it is asked")
    class WhenItIsAsked {

        @Test
        void lists_newest_declared_first_in_stable_pages() {
            for (int n = 0; n < 5; n++) {
                put(summary("i" + n, T0.plusSeconds(n / 2), true, "page:" + n));
            }
            assertThat(store.query(SummaryQuery.all(2)))
                    .extracting(Summary::stream)
                    .containsExactly("i4", "i2");
            assertThat(store.query(SummaryQuery.all(2).nextAfter("i2")))
                    .extracting(Summary::stream)
                    .containsExactly("i3", "i0");
            assertThat(store.query(SummaryQuery.all(2).nextAfter("i1"))).isEmpty();
        }

        @Test
        void follows_a_summary_that_changes() {
            put(summary("i1", T0, true, "page:1"));
            store.append(
                    new Append("i1", 1, List.of(), summary("i1", T0, false, "page:2"), List.of(), Map.of(), Map.of()));
            assertThat(store.query(SummaryQuery.all(9).onlyOpen(true))).isEmpty();
            assertThat(store.query(SummaryQuery.all(9).onlyOpen(false))).hasSize(1);
            assertThat(store.query(SummaryQuery.byReference("page:1"))).isEmpty();
            assertThat(store.query(SummaryQuery.byReference("page:2"))).hasSize(1);
        }

        @Test
        void finds_by_the_words_of_the_title_in_any_case() {
            put(summary("i1", T0, true, "x"));
            assertThat(store.query(withText("FAILS checkout"))).hasSize(1);
            assertThat(store.query(withText("fails login"))).isEmpty();
        }

        @Test
        void remembers_the_newest_value_of_a_name() {
            assertThat(store.recall("roster")).isEmpty();
            store.remember("roster", "ann");
            store.remember("roster", "bob");
            assertThat(store.recall("roster")).contains("bob");
        }

        private SummaryQuery withText(String text) {
            return new SummaryQuery(
                    null, null, Set.of(), Set.of(), Set.of(), null, null, null, null, null, text, null, 10);
        }

        private void put(Summary summary) {
            store.append(new Append(summary.stream(), 0, List.of(event()), summary, List.of(), Map.of(), Map.of()));
        }
    }

    @Test
    void hands_each_intent_to_one_of_many_workers() throws Exception {
        for (int n = 0; n < 500; n++) {
            add(intent("i1/" + n));
        }
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            Callable<List<String>> work = () -> {
                List<String> mine = new ArrayList<>();
                for (List<Claim> claims = claim(3); !claims.isEmpty(); claims = claim(3)) {
                    claims.forEach(claim -> {
                        mine.add(claim.intent().key().value());
                        end(claim, Outcome.DELIVERED);
                    });
                }
                return mine;
            };
            List<String> all = new ArrayList<>();
            for (var done : workers.invokeAll(List.of(work, work, work, work, work, work, work, work))) {
                all.addAll(done.get());
            }
            assertThat(all).hasSize(500).doesNotHaveDuplicates();
        } finally {
            workers.shutdownNow();
        }
    }

    private void add(NewIntent... intents) {
        String stream = intents[0].key().value().replaceAll("/.*", "");
        store.append(new Append(stream, 0, List.of(), null, List.of(intents), Map.of(), Map.of()));
    }

    private List<Claim> claim() {
        return claim(100);
    }

    private List<Claim> claim(int limit) {
        return store.claim(new ClaimRequest("w", limit, LEASE, Set.of()));
    }

    private List<String> claimKeys() {
        return claim().stream().map(c -> c.intent().key().value()).toList();
    }

    private Claim claimOne() {
        List<Claim> claims = claim(1);
        assertThat(claims).hasSize(1);
        return claims.get(0);
    }

    private Settled end(Claim claim, Outcome outcome) {
        return store.settle(new Settlement(
                List.of(new IntentEnd(claim.intent().key(), claim.fence(), outcome, null, "because")), null));
    }

    private static IntentEnd done(Claim claim) {
        return new IntentEnd(claim.intent().key(), claim.fence(), Outcome.DELIVERED, null, "");
    }

    private static Settlement again(Claim claim, Outcome outcome, Instant dueAt) {
        return new Settlement(
                List.of(new IntentEnd(claim.intent().key(), claim.fence(), outcome, dueAt, "again")), null);
    }

    private StoredIntent stored(String key) {
        return store.intents(IntentQuery.of(key.replaceAll("/.*", ""))).stream()
                .filter(i -> i.intent().key().value().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private IntentState state(String key) {
        return stored(key).state();
    }

    private static NewEvent event() {
        return new NewEvent("Declared", 1, T0, T0, "{}");
    }

    private static Append events(String stream, long version, int count) {
        return new Append(
                stream, version, java.util.Collections.nCopies(count, event()), null, List.of(), Map.of(), Map.of());
    }

    private static NewIntent intent(String key) {
        return new Draft(key).make();
    }

    private static NewIntent intent(String key, int lane, Instant due) {
        return new Draft(key).lane(lane).due(due).make();
    }

    private static NewIntent needing(String key, String... needs) {
        return new Draft(key).needs(needs).make();
    }

    private static NewIntent replacing(String key, String value) {
        return new Draft(key).replaces(value).make();
    }

    private static NewIntent provider(String key, String provider) {
        return new Draft(key).provider(provider).make();
    }

    private static Deposit deposit(String provider, String id) {
        return new Deposit(provider, id, new Delivery("", Map.of(), RawBody.of(id), T0));
    }

    private static Summary summary(String stream, Instant declared, boolean open, String reference) {
        return new Summary(
                stream,
                1,
                "Checkout fails",
                "outage",
                "SEV2",
                2,
                "ACTIVE",
                open,
                declared,
                null,
                "ann",
                Set.of("checkout"),
                Set.of(),
                Set.of(reference),
                "");
    }

    private static final class Draft {
        private final String key;
        private String provider = "chat";
        private int lane;
        private Instant due = T0;
        private List<RequestKey> needs = List.of();
        private boolean tolerant;
        private @Nullable String replaces;

        Draft(String key) {
            this.key = key;
        }

        Draft provider(String name) {
            provider = name;
            return this;
        }

        Draft lane(int number) {
            lane = number;
            return this;
        }

        Draft due(Instant at) {
            due = at;
            return this;
        }

        Draft needs(String... keys) {
            needs = java.util.Arrays.stream(keys).map(RequestKey::of).toList();
            return this;
        }

        Draft tolerant() {
            tolerant = true;
            return this;
        }

        Draft replaces(String value) {
            replaces = value;
            return this;
        }

        NewIntent make() {
            return new NewIntent(
                    RequestKey.of(key),
                    "post",
                    "",
                    "",
                    provider,
                    lane,
                    true,
                    due,
                    null,
                    needs,
                    tolerant,
                    replaces,
                    null);
        }
    }
}
