package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.store.Append;
import dev.muster.spi.store.Appended;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ConcurrentAppendException;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.StoredIntent;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Declarations, which go over in one round trip because nothing of theirs is there yet; and what happens when something is. */
@NeedsPostgresql
class BeginningsTest {

    private static final String SCHEMA = "beginnings";

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
    void a_declaration_asks_the_database_once_and_commits() {
        assertThat(store.append(Changes.declaration("inc-1", "key-1"))).isEqualTo(new Appended.Committed(2));

        assertThat(counted.count()).as("statements and commits").isEqualTo(2);
        assertThat(store.read("inc-1", 0, 10)).hasSize(2);
        assertThat(store.summary("inc-1")).isPresent();
        assertThat(store.intents(IntentQuery.of("inc-1"))).hasSize(2);
        assertThat(store.verify("inc-1")).isEmpty();
    }

    @Test
    void forty_intents_go_over_with_it_as_well() {
        counted.heal();

        assertThat(store.append(with("inc-1", intents("inc-1", 40)))).isEqualTo(new Appended.Committed(1));

        assertThat(counted.count()).as("statements and commits").isEqualTo(2);
        assertThat(store.intents(IntentQuery.of("inc-1"))).hasSize(40);
    }

    @Test
    void a_key_that_is_taken_is_answered_with_its_owner_and_nothing_is_written() {
        store.append(Changes.declaration("inc-1", "key-1"));

        assertThat(store.append(Changes.declaration("inc-2", "key-1")))
                .isEqualTo(new Appended.KeyTaken("key-1", "inc-1", "fingerprint"));

        assertThat(store.head("inc-2")).isEmpty();
        assertThat(store.summary("inc-2")).isEmpty();
        assertThat(store.intents(IntentQuery.of("inc-2"))).isEmpty();
    }

    @Test
    void a_stream_that_is_there_is_a_conflict_and_the_key_stays_free() {
        store.append(Changes.declaration("inc-1", "key-1"));

        assertThatThrownBy(() -> store.append(Changes.declaration("inc-1", "key-2")))
                .isInstanceOf(ConcurrentAppendException.class);

        assertThat(store.ownerOf("key-2")).isEmpty();
        assertThat(store.read("inc-1", 0, 10)).hasSize(2);
        assertThat(store.verify("inc-1")).isEmpty();
    }

    @Test
    void an_intent_that_is_pending_or_has_ended_under_another_incident_is_not_added_again() {
        for (int count : List.of(1, 40)) {
            empty();
            List<NewIntent> intents = intents("inc-1", count);
            store.append(with("inc-1", intents));
            assertThat(store.append(with("inc-2", intents))).isEqualTo(new Appended.Committed(1));
            assertThat(store.intents(IntentQuery.of("inc-2"))).isEmpty();

            Claim claim = store.claim(Changes.request(1)).get(0);
            store.settle(new Settlement(List.of(Changes.end(claim, IntentEnd.Outcome.DELIVERED)), null));
            assertThat(store.append(with("inc-3", intents))).isEqualTo(new Appended.Committed(1));

            assertThat(store.intents(IntentQuery.of("inc-3"))).isEmpty();
            assertThat(store.intents(IntentQuery.of("inc-1")))
                    .hasSize(count)
                    .filteredOn(
                            each -> each.intent().key().equals(claim.intent().key()))
                    .extracting(StoredIntent::state)
                    .containsExactly(IntentState.DELIVERED);
        }
    }

    private static List<NewIntent> intents(String stream, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Changes.intent(stream, "effect-" + i))
                .toList();
    }

    private static Append with(String stream, List<NewIntent> intents) {
        return new Append(stream, 0, List.of(Changes.event("{}")), null, intents, Map.of(), Map.of());
    }
}
