package dev.muster.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.internal.codec.EventCodec;
import dev.muster.internal.process.Step;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Decider;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Evolver;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Recorded;
import dev.muster.playbook.Playbook;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.StoredEvent;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Histories, decoded once. */
class HistoriesTest {

    private static final Circumstances AT = Circumstances.at(Instant.parse("2026-03-01T12:00:00Z"), Actor.SYSTEM);

    private final Map<String, List<StoredEvent>> stored = new HashMap<>();
    private final List<String> reads = new ArrayList<>();
    private final Histories histories = new Histories(store());

    @Test
    void are_read_whole_at_first_and_then_only_what_is_new() {
        happened("INC-1", 3);
        assertThat(histories.of("INC-1")).hasSize(3);

        happened("INC-1", 2);
        List<Recorded> grown = histories.of("INC-1");

        assertThat(grown).extracting(Recorded::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(histories.of("INC-1")).isEqualTo(grown);
        assertThat(reads).containsExactly("INC-1 after 0", "INC-1 after 3", "INC-1 after 5");
    }

    @Test
    void take_in_what_was_just_committed_and_keep_those_handed_out_as_they_were() {
        happened("INC-1", 2);
        List<Recorded> before = histories.of("INC-1");
        reads.clear();

        happened("INC-1", 1);
        histories.committed("INC-1", archiveDueAfter(2));

        assertThat(histories.of("INC-1")).extracting(Recorded::sequence).containsExactly(1L, 2L, 3L);
        assertThat(reads).containsExactly("INC-1 after 3");
        assertThat(before).hasSize(2);
    }

    @Test
    void take_in_nothing_that_does_not_follow_what_is_kept() {
        happened("INC-1", 3);
        histories.committed("INC-1", archiveDueAfter(2));

        assertThat(histories.of("INC-1")).extracting(Recorded::sequence).containsExactly(1L, 2L, 3L);
        assertThat(reads).containsExactly("INC-1 after 0");
    }

    @Test
    void that_were_not_read_for_long_are_read_again() {
        happened("INC-1", 1);
        histories.of("INC-1");
        for (int i = 2; i < 200; i++) {
            happened("INC-" + i, 1);
            histories.of("INC-" + i);
        }
        reads.clear();

        assertThat(histories.of("INC-1")).hasSize(1);
        assertThat(reads).containsExactly("INC-1 after 0");
    }

    @Test
    void that_are_very_long_are_not_kept() {
        happened("INC-1", 2_001);
        histories.of("INC-1");
        reads.clear();

        assertThat(histories.of("INC-1")).hasSize(2_001);
        assertThat(reads).containsExactly("INC-1 after 0");
    }

    @Test
    void of_an_unknown_incident_are_empty() {
        assertThat(histories.of("INC-7")).isEmpty();
    }

    private static Step archiveDueAfter(int version) {
        IncidentState before = Evolver.evolve(null, declared(), AT);
        for (int i = 1; i < version; i++) {
            before = Evolver.evolve(before, new Event.ArchiveDue(), AT);
        }
        Event due = new Event.ArchiveDue();
        return new Step(before, Evolver.evolve(before, due, AT), List.of(due), AT, List.of());
    }

    private static Event declared() {
        IncidentPolicy policy =
                Playbook.profile("minimal").defaultIncidentType().policy();
        return new Decider(policy)
                .decide(null, new Command.Declare("INC-1", Declaration.of("Checkout fails")), AT)
                .get(0);
    }

    private void happened(String id, int times) {
        List<StoredEvent> events = stored.computeIfAbsent(id, any -> new ArrayList<>());
        for (int i = 0; i < times; i++) {
            events.add(new StoredEvent(id, events.size() + 1L, EventCodec.encode(new Event.ArchiveDue(), AT)));
        }
    }

    private IncidentStore store() {
        return (IncidentStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {IncidentStore.class}, (proxy, method, asked) -> {
                    assertThat(method.getName()).isEqualTo("read");
                    long after = (long) asked[1];
                    reads.add(asked[0] + " after " + after);
                    List<StoredEvent> events = stored.getOrDefault(asked[0].toString(), List.of());
                    return List.copyOf(events.subList((int) after, events.size()));
                });
    }
}
