package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.store.Append;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentEnd.Outcome;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.StoredIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims that end for good, which go over in one round trip; and what happens when one of them is somebody else's by then. */
@NeedsPostgresql
class EndingsTest {

    private static final String SCHEMA = "endings";

    private final FaultySource counted = new FaultySource(Postgres.dataSource());
    private final JdbcIncidentStore store =
            JdbcIncidentStore.builder(counted.source()).schema(SCHEMA).build();

    @BeforeEach
    void empty() {
        store.migrate();
        Tables.empty(Postgres.dataSource(), SCHEMA);
        counted.heal();
    }

    @Test
    void fifty_deliveries_of_several_incidents_ask_the_database_once_and_commit() {
        for (int i = 0; i < 5; i++) {
            begin("inc-" + i, 10);
        }
        List<Claim> claims = store.claim(Changes.request(50));
        counted.heal();

        assertThat(settle(ends(claims, Outcome.DELIVERED))).isInstanceOf(Settled.Done.class);

        assertThat(counted.count()).as("statements and commits").isEqualTo(2);
        for (int i = 0; i < 5; i++) {
            assertThat(store.intents(IntentQuery.of("inc-" + i))).hasSize(10).allSatisfy(intent -> {
                assertThat(intent.state()).isEqualTo(IntentState.DELIVERED);
                assertThat(intent.detail()).isEqualTo("done");
                assertThat(intent.endedAt()).isNotNull();
            });
        }
        assertThat(store.claim(Changes.request(1))).isEmpty();
    }

    @Test
    void one_claim_that_is_somebody_elses_by_now_is_named_and_none_of_the_others_ends() {
        begin("inc-1", 3);
        List<Claim> claims = store.claim(Changes.request(3));
        List<IntentEnd> ends = new ArrayList<>(ends(claims, Outcome.DELIVERED));
        Claim lost = claims.get(1);
        ends.set(1, new IntentEnd(lost.intent().key(), lost.fence() - 1, Outcome.DELIVERED, null, "late"));

        assertThat(settle(ends))
                .isEqualTo(new Settled.Stale(List.of(lost.intent().key())));

        assertThat(store.intents(IntentQuery.of("inc-1")))
                .extracting(StoredIntent::state)
                .containsOnly(IntentState.CLAIMED);
        assertThat(settle(ends(claims, Outcome.DELIVERED))).isInstanceOf(Settled.Done.class);
        assertThat(settle(ends(claims, Outcome.DELIVERED)))
                .as("a second time")
                .isEqualTo(new Settled.Stale(
                        claims.stream().map(claim -> claim.intent().key()).toList()));
    }

    @Test
    void what_waits_for_them_is_told_and_what_they_waited_for_is_forgotten() {
        store.append(Changes.declaration("inc-1", "key-1"));
        store.append(Changes.declaration("inc-2", "key-2"));
        List<Claim> pages = store.claim(Changes.request(9));
        assertThat(pages).extracting(claim -> claim.intent().kind()).containsExactly("page", "page");

        settle(List.of(end(pages.get(0), Outcome.DELIVERED), end(pages.get(1), Outcome.CANCELLED)));
        List<Claim> posts = store.claim(Changes.request(9));

        assertThat(posts).extracting(Claim::stream).containsExactly("inc-1", "inc-2");
        assertThat(posts.get(0).failedNeed()).isNull();
        assertThat(posts.get(1).failedNeed()).isEqualTo(pages.get(1).intent().key());

        settle(ends(posts, Outcome.CANCELLED));
        List<String> needs = new Database(Postgres.dataSource(), SCHEMA, null)
                .read(tx -> tx.list("SELECT need_key FROM {s}.intent_need", row -> row.getString(1)));
        assertThat(needs).isEmpty();
    }

    private Settled settle(List<IntentEnd> ends) {
        return store.settle(new Settlement(ends, null));
    }

    private static List<IntentEnd> ends(List<Claim> claims, Outcome outcome) {
        return claims.stream().map(claim -> end(claim, outcome)).toList();
    }

    private static IntentEnd end(Claim claim, Outcome outcome) {
        return Changes.end(claim, outcome);
    }

    private void begin(String stream, int count) {
        List<NewIntent> intents = IntStream.range(0, count)
                .mapToObj(i -> Changes.intent(stream, "effect-" + i))
                .toList();
        store.append(new Append(stream, 0, List.of(Changes.event("{}")), null, intents, Map.of(), Map.of()));
    }
}
