package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Appended;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ConcurrentAppendException;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentEnd.Outcome;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.StoredIntent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of incidents that are there: how often they ask the database, and that what they look up together is as it is when they write. */
@NeedsPostgresql
class LaterAppendsTest {

    private static final String SCHEMA = "later_appends";
    private static final Instant TOMORROW = Instant.now().plusSeconds(86_400);

    private final FaultySource counted = new FaultySource(Postgres.dataSource());
    private final JdbcIncidentStore store =
            JdbcIncidentStore.builder(counted.source()).schema(SCHEMA).build();

    @BeforeEach
    void begin() {
        store.migrate();
        Tables.empty(Postgres.dataSource(), SCHEMA);
        store.append(Changes.declaration("inc-1", "key-1"));
        counted.heal();
    }

    @Test
    void an_append_asks_once_writes_once_and_commits() {
        assertThat(store.append(Changes.more("inc-1", 2))).isEqualTo(new Appended.Committed(3));

        assertThat(counted.count()).as("round trips").isEqualTo(3);
        assertThat(store.verify("inc-1")).isEmpty();
        assertThat(states("more-2")).containsExactly(IntentState.PENDING);
    }

    @Test
    void so_does_one_that_claims_a_key_and_supersedes_nothing_that_is_there() {
        append(2, List.of(Changes.replacing("inc-1", "card-1", "card")), Map.of(), Map.of("key-2", "fingerprint"));

        assertThat(counted.count()).as("round trips").isEqualTo(3);
        assertThat(store.ownerOf("key-2")).isPresent();
    }

    @Test
    void one_that_cancels_and_supersedes_asks_once_more_who_waits_for_that() {
        append(2, List.of(Changes.replacing("inc-1", "card-1", "card")), Map.of(), Map.of());
        counted.heal();

        append(
                3,
                List.of(Changes.replacing("inc-1", "card-2", "card")),
                Map.of(RequestKey.of("inc-1/page"), "not wanted"),
                Map.of());

        assertThat(counted.count()).as("round trips").isEqualTo(4);
        assertThat(states("card-1")).containsExactly(IntentState.CANCELLED);
        assertThat(states("card-2")).containsExactly(IntentState.PENDING);
        assertThat(states("page")).containsExactly(IntentState.CANCELLED);
        Claim post = claimed("post");
        assertThat(post.failedNeed()).isEqualTo(RequestKey.of("inc-1/page"));
    }

    @Test
    void a_delivery_with_its_event_asks_once_writes_once_and_commits() {
        Claim page = claimed("page");
        counted.heal();

        assertThat(settle(page, Outcome.DELIVERED, null, append(2, List.of(Changes.intent("inc-1", "note")))))
                .isEqualTo(new Settled.Done());

        assertThat(counted.count()).as("round trips").isEqualTo(3);
        assertThat(states("page")).containsExactly(IntentState.DELIVERED);
        assertThat(claimed("post").failedNeed()).isNull();
        assertThat(store.verify("inc-1")).isEmpty();
    }

    @Test
    void a_failed_try_asks_once_writes_once_and_commits() {
        Claim page = claimed("page");
        counted.heal();

        assertThat(settle(page, Outcome.RETRY, TOMORROW, null)).isEqualTo(new Settled.Done());

        assertThat(counted.count()).as("round trips").isEqualTo(3);
        assertThat(states("page")).containsExactly(IntentState.PENDING);
    }

    @Test
    void an_intent_that_needs_what_the_same_change_ends_knows_how_it_ended() {
        for (Outcome how : List.of(Outcome.DELIVERED, Outcome.CANCELLED, Outcome.PARKED)) {
            begin();
            Claim page = claimed("page");

            settle(
                    page,
                    how,
                    null,
                    append(
                            2,
                            List.of(Changes.intent(
                                    "inc-1", "next", page.intent().key()))));

            Claim next = claimed("next");
            assertThat(next.failedNeed())
                    .as("after %s", how)
                    .isEqualTo(how == Outcome.DELIVERED ? null : page.intent().key());
        }
    }

    @Test
    void an_intent_that_the_same_change_gives_back_can_be_cancelled_by_it() {
        Claim page = claimed("page");

        settle(
                page,
                Outcome.RETRY,
                TOMORROW,
                new Append(
                        "inc-1",
                        2,
                        List.of(Changes.event("{}")),
                        null,
                        List.of(),
                        Map.of(page.intent().key(), "not wanted"),
                        Map.of()));

        assertThat(states("page")).containsExactly(IntentState.CANCELLED);
    }

    @Test
    void a_claim_that_is_somebody_elses_a_version_that_went_on_and_a_taken_key_leave_everything_as_it_was() {
        Claim page = claimed("page");
        Append more = append(2, List.of(Changes.intent("inc-1", "note")));
        IntentEnd late = new IntentEnd(page.intent().key(), page.fence() - 1, Outcome.DELIVERED, null, "late");

        assertThat(store.settle(new Settlement(List.of(late), more)))
                .isEqualTo(new Settled.Stale(List.of(page.intent().key())));
        assertThatThrownBy(() -> settle(page, Outcome.DELIVERED, null, append(1, List.of())))
                .isInstanceOf(ConcurrentAppendException.class);
        assertThat(store.append(new Append(
                        "inc-1",
                        2,
                        List.of(Changes.event("{}")),
                        Changes.summary("inc-1"),
                        List.of(Changes.intent("inc-1", "note")),
                        Map.of(),
                        Map.of("key-1", "another"))))
                .isEqualTo(new Appended.KeyTaken("key-1", "inc-1", "fingerprint"));

        assertThat(store.read("inc-1", 0, 10)).hasSize(2);
        assertThat(states("page")).containsExactly(IntentState.CLAIMED);
        assertThat(states("note")).isEmpty();
        assertThat(settle(page, Outcome.DELIVERED, null, more)).isEqualTo(new Settled.Done());
    }

    private static Append append(long version, List<NewIntent> intents) {
        return new Append(
                "inc-1", version, List.of(Changes.event("{}")), Changes.summary("inc-1"), intents, Map.of(), Map.of());
    }

    private void append(
            long version, List<NewIntent> intents, Map<RequestKey, String> cancelled, Map<String, String> keys) {
        assertThat(store.append(new Append(
                        "inc-1",
                        version,
                        List.of(Changes.event("{}")),
                        Changes.summary("inc-1"),
                        intents,
                        cancelled,
                        keys)))
                .isEqualTo(new Appended.Committed(version + 1));
    }

    private Settled settle(Claim claim, Outcome how, @Nullable Instant due, @Nullable Append append) {
        return store.settle(
                new Settlement(List.of(new IntentEnd(claim.intent().key(), claim.fence(), how, due, "done")), append));
    }

    private Claim claimed(String kind) {
        return store.claim(Changes.request(9)).stream()
                .filter(claim -> claim.intent().kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private List<IntentState> states(String kind) {
        return store.intents(IntentQuery.of("inc-1")).stream()
                .filter(each -> each.intent().kind().equals(kind))
                .map(StoredIntent::state)
                .toList();
    }
}
