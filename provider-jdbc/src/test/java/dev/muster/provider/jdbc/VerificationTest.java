package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.store.Append;
import dev.muster.spi.store.NewEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody with access to the database tampers with a history. */
class VerificationTest {

    private static final int ENTRIES = 200;
    private static final String EVENTS = "chain.event";

    private final DataSource source = JdbcConnectionPool.create("jdbc:h2:mem:chain;DB_CLOSE_DELAY=-1", "sa", "");
    private final JdbcIncidentStore store =
            JdbcIncidentStore.builder(source).schema("chain").build();

    @BeforeEach
    void a_history() {
        store.migrate();
        Tables.empty(source, "chain");
        store.append(append(0, ENTRIES / 2));
        store.append(append(ENTRIES / 2, ENTRIES / 2));
        Tables.run(source, "DROP TABLE IF EXISTS chain.kept", "CREATE TABLE chain.kept AS SELECT * FROM " + EVENTS);
    }

    @Test
    void a_history_that_nobody_touched_is_whole() {
        assertThat(store.verify("inc")).isEmpty();
        assertThat(store.verify(store.head("inc").orElseThrow())).isEmpty();
        assertThat(store.verify("unknown")).isEmpty();
    }

    @Test
    void each_changed_entry_is_named() {
        forEachEntry(entry -> {
            Tables.run(source, "UPDATE " + EVENTS + " SET payload = 'x' WHERE seq = " + entry);
            assertThat(store.verify("inc")).contains(bad(entry, "has another payload than it was written with"));
        });
        forEachEntry(entry -> {
            Tables.run(
                    source,
                    "UPDATE " + EVENTS + " SET occurred_at = DATEADD(SECOND, 1, occurred_at) WHERE seq = " + entry);
            assertThat(place()).isEqualTo(entry);
        });
    }

    @Test
    void each_removed_entry_is_named() {
        forEachEntry(entry -> {
            Tables.run(source, "DELETE FROM " + EVENTS + " WHERE seq = " + entry);
            assertThat(place()).isEqualTo(entry);
        });
    }

    @Test
    void an_entry_that_was_removed_and_the_rest_moved_up_is_named() {
        forEachEntry(entry -> {
            Tables.run(source, "DELETE FROM " + EVENTS + " WHERE seq = " + entry);
            Tables.run(source, "UPDATE " + EVENTS + " SET seq = seq - 1 WHERE seq > " + entry);
            assertThat(place()).isEqualTo(entry);
        });
    }

    @Test
    void two_entries_that_changed_places_are_named_by_the_first() {
        for (int entry = 1; entry < ENTRIES; entry++) {
            Tables.run(
                    source,
                    "UPDATE " + EVENTS + " SET seq = -1 WHERE seq = " + entry,
                    "UPDATE " + EVENTS + " SET seq = " + entry + " WHERE seq = " + (entry + 1),
                    "UPDATE " + EVENTS + " SET seq = " + (entry + 1) + " WHERE seq = -1");
            assertThat(place()).isEqualTo(entry);
            heal();
        }
    }

    @Test
    void an_entry_that_was_put_in_at_the_end_is_named() {
        Tables.run(
                source,
                "INSERT INTO " + EVENTS + " SELECT stream_id, seq + 1, type, type_version, occurred_at, recorded_at,"
                        + " finer, payload, payload_hash, entry_hash, change_id, erased_at FROM " + EVENTS
                        + " WHERE seq = " + ENTRIES);
        assertThat(place()).isEqualTo(ENTRIES + 1);
    }

    @Test
    void a_history_cut_off_with_its_end_moved_is_found_by_the_anchor_alone() {
        Head anchor = store.head("inc").orElseThrow();
        Tables.run(
                source,
                "DELETE FROM " + EVENTS + " WHERE seq > 150",
                "UPDATE chain.stream SET version = 150, head = (SELECT entry_hash FROM " + EVENTS
                        + " WHERE seq = 150)");
        assertThat(store.verify("inc")).as("without the anchor").isEmpty();
        assertThat(store.verify(anchor)).contains(bad(151, "is missing at the end, says the anchor"));
    }

    @Test
    void an_anchor_holds_while_the_history_goes_on() {
        Head anchor = store.head("inc").orElseThrow();
        store.append(append(ENTRIES, 3));
        assertThat(store.verify(anchor)).isEmpty();
    }

    private interface Tampering {
        void with(int entry);
    }

    private void forEachEntry(Tampering tampering) {
        for (int entry = 1; entry <= ENTRIES; entry++) {
            tampering.with(entry);
            heal();
        }
    }

    private void heal() {
        Tables.run(source, "DELETE FROM " + EVENTS, "INSERT INTO " + EVENTS + " SELECT * FROM chain.kept");
    }

    private long place() {
        return store.verify("inc").map(BadEntry::sequence).orElse(-1L);
    }

    private static BadEntry bad(int entry, String problem) {
        return new BadEntry("inc", entry, problem);
    }

    private static Append append(int from, int count) {
        List<NewEvent> events = IntStream.range(from, from + count)
                .mapToObj(i -> Changes.event("{\"entry\":" + i + "}"))
                .toList();
        return new Append("inc", from, events, null, List.of(), Map.of(), Map.of());
    }
}
