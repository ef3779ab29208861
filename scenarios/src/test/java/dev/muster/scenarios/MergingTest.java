package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incidents;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.State;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.Capability;
import dev.muster.spi.store.IncidentStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules and a commit know one incident: that never all of those that are merged into each other are over is shown here. */
@DisplayName("Incidents that are merged into each other at the same moment")
class MergingTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    /** The calls of the store by which incidents are merged; what is to be done for them is looked up beside and says nothing of it. */
    private static final Set<String> STEPS = Set.of("recall", "ownerOf", "read", "append", "remember");

    private static final Playbook BOOK = Playbook.profile("minimal");

    /** A host, and the one thing of it that is judged. */
    private static Optional<Refused> merge(Incidents host, String from, String into) {
        try {
            host.tell(from, new Command.MergeInto(into), Actor.SYSTEM);
            return Optional.empty();
        } catch (Refused e) {
            return Optional.of(e);
        }
    }

    private static List<State> states(IncidentStore store, int count) {
        List<State> states = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            states.add(
                    State.valueOf(store.summary("INC-" + number).orElseThrow().state()));
        }
        return states;
    }

    /** Each on a host of its own, so that neither knows what the other has seen. */
    private static Incidents host(IncidentStore store) {
        return Incidents.builder()
                .provider(InMemoryProvider.builder()
                        .without(Capability.INCIDENT_STORE)
                        .build())
                .playbook(BOOK)
                .store(store)
                .clock(() -> NOON)
                .build();
    }

    private static IncidentStore declared(int count) {
        IncidentStore store =
                InMemoryProvider.builder().clock(() -> NOON).build().store();
        try (Incidents host = host(store)) {
            for (int number = 1; number <= count; number++) {
                host.declare("Outage " + number);
            }
        }
        return store;
    }

    @Test
    void end_but_one_in_whatever_order_their_steps_come() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            @Nullable List<Boolean> prefix = List.of();
            int schedules = 0;
            while (prefix != null) {
                IncidentStore store = declared(2);
                Turns turns = new Turns(prefix);
                try (Incidents one = host(turns.stepping(store, 0));
                        Incidents other = host(turns.stepping(store, 1))) {
                    Future<Optional<Refused>> first =
                            threads.submit(() -> turns.run(0, () -> merge(one, "INC-1", "INC-2")));
                    Future<Optional<Refused>> second =
                            threads.submit(() -> turns.run(1, () -> merge(other, "INC-2", "INC-1")));
                    List<Optional<Refused>> refused = List.of(first.get(), second.get());

                    assertThat(states(store, 2))
                            .as("after the steps %s", turns.taken())
                            .containsExactlyInAnyOrder(State.ACTIVE, State.MERGED);
                    assertThat(refused.stream().flatMap(Optional::stream))
                            .singleElement()
                            .satisfies(loser -> assertThat(loser).hasMessageContaining("is MERGED"));
                }
                schedules++;
                prefix = turns.next();
            }
            assertThat(schedules).as("orders of two commands of several steps").isGreaterThan(1000);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void end_but_one_in_a_ring_of_three_wherever_the_second_and_the_third_come_in_between() {
        int rings = 0;
        for (int outer = 1; outer <= 7; outer++) {
            for (int inner = 1; inner <= 7; inner++) {
                IncidentStore store = declared(3);
                try (Incidents last = host(store);
                        Incidents middle = host(before(store, inner, () -> merge(last, "INC-3", "INC-1")));
                        Incidents first = host(before(store, outer, () -> merge(middle, "INC-2", "INC-3")))) {
                    merge(first, "INC-1", "INC-2");

                    assertThat(states(store, 3))
                            .as("the second before step %d, the third before its step %d", outer, inner)
                            .contains(State.ACTIVE);
                    rings++;
                }
            }
        }
        assertThat(rings).isEqualTo(49);
    }

    @Test
    void are_merged_one_after_another_however_many_there_are() {
        IncidentStore store = declared(12);
        try (Incidents host = host(store)) {
            for (int number = 1; number < 12; number++) {
                assertThat(merge(host, "INC-" + number, "INC-" + (number + 1))).isEmpty();
            }
            assertThat(states(store, 12)).containsOnlyOnce(State.ACTIVE);
            store.remember("merges", "3");
            host.declare("Outage 13");
            assertThat(merge(host, "INC-12", "INC-13"))
                    .as("an old note of the last number does no harm")
                    .isEmpty();
        }
    }

    /** Does something before a call of the store, once, counted from the first on. */
    private static IncidentStore before(IncidentStore store, int call, Runnable something) {
        int[] calls = {0};
        return proxy(store, () -> {
            calls[0]++;
            if (calls[0] == call) {
                something.run();
            }
        });
    }

    private static IncidentStore proxy(IncidentStore store, Runnable beforeEach) {
        return (IncidentStore) Proxy.newProxyInstance(
                IncidentStore.class.getClassLoader(),
                new Class<?>[] {IncidentStore.class},
                (proxy, method, arguments) -> {
                    if (STEPS.contains(method.getName())) {
                        beforeEach.run();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Two at work by turns: each call of the store is a step, and who makes it is decided by what was decided last time, as far as that goes. */
    private static final class Turns {
        private final Deque<Boolean> wanted;
        private final List<Boolean> taken = new ArrayList<>();
        private final boolean[] waits = new boolean[2];
        private final boolean[] over = new boolean[2];
        private int allowed = -1;

        Turns(List<Boolean> wanted) {
            this.wanted = new ArrayDeque<>(wanted);
        }

        IncidentStore stepping(IncidentStore store, int who) {
            return proxy(store, () -> step(who));
        }

        <T> T run(int who, Callable<T> work) throws Exception {
            try {
                return work.call();
            } finally {
                end(who);
            }
        }

        private synchronized void end(int who) {
            over[who] = true;
            decide();
        }

        private synchronized void step(int who) {
            waits[who] = true;
            decide();
            while (allowed != who) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            allowed = -1;
            waits[who] = false;
        }

        /** When both stand, one is let go. */
        private void decide() {
            boolean bothStand = (waits[0] || over[0]) && (waits[1] || over[1]) && allowed == -1;
            if (!bothStand || (over[0] && over[1])) {
                return;
            }
            boolean isFree = waits[0] && waits[1];
            boolean second = isFree ? !wanted.isEmpty() && wanted.removeFirst() : waits[1];
            if (isFree) {
                taken.add(second);
            }
            allowed = second ? 1 : 0;
            notifyAll();
        }

        synchronized List<Boolean> taken() {
            return List.copyOf(taken);
        }

        /** The decisions to begin with next time; null when all have been tried. */
        synchronized @Nullable List<Boolean> next() {
            List<Boolean> next = new ArrayList<>(taken);
            while (!next.isEmpty() && next.get(next.size() - 1)) {
                next.remove(next.size() - 1);
            }
            if (next.isEmpty()) {
                return null;
            }
            next.set(next.size() - 1, true);
            return next;
        }
    }

    @Nested
    @ExtendWith(Stores.Postgres.class)
    class OnPostgres {

        private static final int ROUNDS = 30;

        @Test
        void end_but_one_when_two_hosts_merge_them_at_once() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try (TwoHosts hosts = new TwoHosts(BOOK)) {
                for (int round = 0; round < ROUNDS; round++) {
                    String one = hosts.first().declare("Checkout fails").id();
                    String other = hosts.first().declare("The same").id();
                    CyclicBarrier start = new CyclicBarrier(2);
                    Future<Optional<Refused>> first = threads.submit(() -> {
                        start.await();
                        return merge(hosts.first(), one, other);
                    });
                    Future<Optional<Refused>> second = threads.submit(() -> {
                        start.await();
                        return merge(hosts.second(), other, one);
                    });

                    assertThat(List.of(first.get(), second.get())).containsOnlyOnce(Optional.empty());
                    assertThat(List.of(
                                    hosts.first().get(one).state(),
                                    hosts.first().get(other).state()))
                            .containsExactlyInAnyOrder(State.ACTIVE, State.MERGED);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }
}
