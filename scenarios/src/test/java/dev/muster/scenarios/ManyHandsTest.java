package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incidents;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Conflict;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Evolver;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Recorded;
import dev.muster.playbook.Playbook;
import dev.muster.role.Role;
import dev.muster.spi.store.StoredEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many hands on the same incidents at once, on two hosts on one PostgreSQL. {@code -Dmuster.hands=10000} is the long run. */
@ExtendWith(Stores.Postgres.class)
class ManyHandsTest {

    private static final int THREADS = 8;
    private static final int EACH = Integer.getInteger("muster.hands", 60);
    private static final int EACH_ON_ONE_INCIDENT = 60;
    private static final long SEED = Long.getLong("muster.seed", 20_261_122L);
    private static final List<String> PEOPLE = List.of("ann", "bob", "cora", "dan", "eva");
    private static final List<String> SEVERITIES = List.of("MAJOR", "MEDIUM", "MINOR");

    private TwoHosts hosts;

    @BeforeEach
    void open() {
        hosts = new TwoHosts(Playbook.profile("minimal"));
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    @Test
    @Tag("S24")
    void of_hand_overs_and_severities_at_the_same_time_each_meets_the_incident_as_the_one_before_left_it()
            throws Exception {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger conflicts = new AtomicInteger();
        int incidents = (EACH + EACH_ON_ONE_INCIDENT - 1) / EACH_ON_ONE_INCIDENT;
        for (int i = 0; i < incidents; i++) {
            String id = hosts.first().declare("Checkout fails " + i).id();
            hosts.first().tell(id, new Command.AssignRole(Role.LEAD, "ann", null), by("ann"));
            atOnce(thread -> {
                Random chance = new Random(SEED + thread);
                for (int n = 0; n < EACH_ON_ONE_INCIDENT; n++) {
                    Incidents host = chance.nextBoolean() ? hosts.first() : hosts.second();
                    Command command = command(host, id, chance);
                    try {
                        host.tell(id, command, by("hand-" + thread));
                        done.incrementAndGet();
                    } catch (Conflict e) {
                        assertThat(PEOPLE).anyMatch(person -> e.current().endsWith(person));
                        conflicts.incrementAndGet();
                    }
                }
            });
            judge(id);
        }

        Row.tell(
                "S24",
                "%d threads on two hosts, %,d hand-overs and changes of severity on %d incidents, seed %d: %,d done, %d refused with the present"
                        + " holder named, 0 double holders, no change of severity lost; 10,000 for each thread: %s",
                THREADS,
                THREADS * EACH_ON_ONE_INCIDENT * incidents,
                incidents,
                SEED,
                done.get(),
                conflicts.get(),
                EACH >= 10_000 ? "run" : "not run");
        assertThat(done.get() + conflicts.get()).isEqualTo(THREADS * EACH_ON_ONE_INCIDENT * incidents);
        assertThat(conflicts).as("some met somebody faster").hasPositiveValue();
    }

    /** A hand-over from whoever leads now, as far as this hand has seen; or another severity. */
    private static Command command(Incidents host, String id, Random chance) {
        if (chance.nextBoolean()) {
            return new Command.OverrideSeverity(SEVERITIES.get(chance.nextInt(SEVERITIES.size())), "it looks so");
        }
        String lead = host.get(id).lead().orElseThrow();
        List<String> others =
                PEOPLE.stream().filter(person -> !person.equals(lead)).toList();
        return new Command.AssignRole(Role.LEAD, others.get(chance.nextInt(others.size())), lead);
    }

    /** Replays the history entry by entry: one holder at any time, each severity changed from what it was. */
    private void judge(String id) {
        List<Recorded> history = hosts.second().history(id);
        assertThat(history).isEqualTo(hosts.first().history(id));
        for (int length = 1; length <= history.size(); length++) {
            IncidentState after = Evolver.replay(history.subList(0, length));
            assertThat(after.team().holdings())
                    .as("who leads after entry %d", length)
                    .filteredOn(holding -> holding.role().equals(Role.LEAD) && holding.until() == null)
                    .hasSizeLessThanOrEqualTo(1);
            if (length > 1) {
                follows(history.get(length - 1).event(), Evolver.replay(history.subList(0, length - 1)));
            }
        }
    }

    private static void follows(Event event, IncidentState before) {
        if (event instanceof Event.SeverityOverridden changed) {
            assertThat(changed.before()).isEqualTo(before.facts().severity());
        }
        if (event instanceof Event.RoleAssigned assigned && assigned.role().equals(Role.LEAD)) {
            assertThat(Optional.ofNullable(assigned.before()))
                    .isEqualTo(before.team().holder(Role.LEAD));
        }
    }

    @Test
    @Tag("N-053")
    void what_two_hosts_write_at_once_on_one_incident_is_one_history_without_a_gap_and_nothing_is_lost()
            throws Exception {
        String id = hosts.first().declare("Checkout fails").id();
        atOnce(thread -> {
            Incidents host = thread % 2 == 0 ? hosts.first() : hosts.second();
            for (int n = 0; n < 20; n++) {
                host.tell(id, new Command.PostUpdate("update " + thread + '.' + n, null), by("hand-" + thread));
            }
        });

        List<StoredEvent> stored = hosts.store().read(id, 0, 10_000);
        assertThat(stored)
                .extracting(StoredEvent::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, stored.size()).boxed().toList());
        for (Incidents host : List.of(hosts.first(), hosts.second())) {
            assertThat(host.history(id))
                    .filteredOn(entry -> entry.event() instanceof Event.UpdatePosted)
                    .extracting(entry -> ((Event.UpdatePosted) entry.event()).text())
                    .hasSize(THREADS * 20)
                    .doesNotHaveDuplicates();
        }
        assertThat(hosts.store().verify(id)).isEmpty();
        assertThat(hosts.first().get(id).details())
                .isEqualTo(hosts.second().get(id).details());
    }

    private interface Hand {
        void work(int thread) throws IOException;
    }

    private static void atOnce(Hand hand) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<Void>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                Callable<Void> work = () -> {
                    start.await();
                    hand.work(number);
                    return null;
                };
                all.add(threads.submit(work));
            }
            for (Future<Void> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
