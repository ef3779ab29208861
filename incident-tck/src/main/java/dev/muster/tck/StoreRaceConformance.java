package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.IntentEnd.Outcome;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a store promises when eight threads, by two doors, want the same thing. */
public abstract class StoreRaceConformance extends StoreSuite {

    /** For subclasses. */
    protected StoreRaceConformance() {}

    @Test
    @DisplayName("RACE-1 loses no append of eight threads that decide again after a conflict")
    void loses_no_append() {
        String stream = stream();
        int each = 25;
        Crowd.run(number -> {
            IntStream.range(0, each).forEach(i -> appendUntilWritten(door(number), stream, number + " " + i));
            return number;
        });
        List<StoredEvent> events = store().read(stream, 0, 10_000);
        assertThat(events).hasSize(Crowd.SIZE * each);
        Map<Integer, Integer> done = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).sequence()).isEqualTo(i + 1L);
            String[] parts = payloadsOf(events).get(i).split(" ", -1);
            assertThat(parts[2])
                    .as("the version that event %d was decided on", i + 1)
                    .isEqualTo(String.valueOf(i));
            int before = done.merge(Integer.parseInt(parts[0]), 1, Integer::sum) - 1;
            assertThat(parts[1])
                    .as("the place of event %d among those of its thread", i + 1)
                    .isEqualTo(String.valueOf(before));
        }
    }

    @Test
    @DisplayName("RACE-2 lets exactly one of eight appends with one expected version win, each time")
    void lets_one_win() {
        String stream = stream();
        for (int round = 0; round < 20; round++) {
            int version = round;
            List<Boolean> won = Crowd.run(number -> tryAppend(
                    door(number),
                    Change.of(stream, version)
                            .events("round " + version + " of " + number)
                            .intents(Work.of(key(stream, version + "-" + number), Change.AT)
                                    .done())
                            .done()));
            assertThat(won).as("wins of round %d", round).containsOnlyOnce(true);
        }
        assertThat(payloads(stream)).hasSize(20);
        assertThat(claim(1000)).as("intents of the winners").hasSize(20);
    }

    @Test
    @DisplayName("RACE-3 gives a key to exactly one of eight streams that claim it at once")
    void gives_a_key_to_one() {
        for (int round = 0; round < 20; round++) {
            String key = unique("alert");
            List<String> streams =
                    IntStream.range(0, Crowd.SIZE).mapToObj(i -> stream()).toList();
            List<Appended> answers = Crowd.run(number -> door(number)
                    .append(Change.first(streams.get(number))
                            .events("declared")
                            .claiming(key, "f" + number)
                            .done()));
            List<Integer> winners = IntStream.range(0, Crowd.SIZE)
                    .filter(i -> answers.get(i) instanceof Appended.Committed)
                    .boxed()
                    .toList();
            assertThat(winners).as("streams that got the key").hasSize(1);
            String winner = streams.get(winners.get(0));
            Appended.KeyTaken taken = new Appended.KeyTaken(key, winner, "f" + winners.get(0));
            assertThat(answers)
                    .filteredOn(answer -> !(answer instanceof Appended.Committed))
                    .containsOnly(taken);
            assertThat(streams)
                    .filteredOn(stream -> !store().read(stream, 0, 1).isEmpty())
                    .containsExactly(winner);
        }
    }

    @Test
    @DisplayName("RACE-4 hands no intent to two of eight workers, and all of them to somebody")
    void hands_out_once() {
        for (int i = 0; i < 20; i++) {
            String stream = stream();
            streamWith(
                    stream,
                    IntStream.range(0, 20)
                            .mapToObj(n -> due(stream, "i" + n).done())
                            .toArray(NewIntent[]::new));
        }
        List<List<Claim>> byWorker = Crowd.run(number -> claimAll(door(number), number));
        List<RequestKey> handedOut =
                byWorker.stream().flatMap(claims -> keysOf(claims).stream()).toList();
        assertThat(handedOut).doesNotHaveDuplicates();
        assertThat(handedOut.size() + claim(1000).size())
                .as("intents handed out in the end")
                .isEqualTo(400);
    }

    @Test
    @DisplayName("RACE-5 takes exactly one of eight settlements of one claim")
    void settles_once() {
        String stream = stream();
        List<NewIntent> intents = IntStream.range(0, 20)
                .mapToObj(n -> due(stream, "i" + n).done())
                .toList();
        streamWith(stream, intents.toArray(new NewIntent[0]));
        List<Claim> claims = claim(20);
        assertThat(claims).hasSize(20);
        for (Claim claim : claims) {
            List<Settled> answers = Crowd.run(number -> door(number)
                    .settle(new Settlement(
                            List.of(end(claim, number % 2 == 0 ? Outcome.DELIVERED : Outcome.PARKED)), null)));
            assertThat(answers).containsOnlyOnce(new Settled.Done());
            assertThat(answers)
                    .filteredOn(answer -> !(answer instanceof Settled.Done))
                    .containsOnly(new Settled.Stale(List.of(claim.intent().key())));
        }
    }

    @Test
    @DisplayName("RACE-6 either cancels an intent or hands it out, never both")
    void cancels_or_hands_out() {
        for (int round = 0; round < 20; round++) {
            String stream = stream();
            RequestKey key = key(stream, "page");
            streamWith(stream, due(stream, "page").done());
            List<Claim> claims = new ArrayList<>();
            Crowd.run(number -> {
                        if (number % 2 == 0) {
                            tryAppend(
                                    door(number),
                                    Change.of(stream, 1).cancelling(key, "late").done());
                            return List.<Claim>of();
                        }
                        return door(number).claim(new ClaimRequest("worker-" + number, 1, LONG, Set.of()));
                    })
                    .forEach(claims::addAll);
            if (claims.isEmpty()) {
                assertState(stream, key, IntentState.CANCELLED);
            } else {
                assertThat(keysOf(claims)).containsExactly(key);
                assertState(stream, key, IntentState.CLAIMED);
                settled(end(claims.get(0), Outcome.DELIVERED));
            }
        }
    }

    @Test
    @DisplayName("RACE-7 shows no reader half of an append")
    void shows_no_half() {
        String stream = stream();
        List<Integer> sizes = Crowd.run(number -> number == 0 ? writePairs(stream) : watchPairs(door(number), stream));
        assertThat(sizes).allSatisfy(size -> assertThat(size % 2).isZero());
        assertThat(payloads(stream)).hasSize(100);
    }

    @Test
    @DisplayName("RACE-8 keeps a delivery once that arrives eight times at once, and hands it to one worker")
    void keeps_a_delivery_once() {
        for (int round = 0; round < 20; round++) {
            Deposit deposit =
                    new Deposit("chat", unique("delivery"), new Delivery("", Map.of(), RawBody.of("body"), Change.AT));
            assertThat(Crowd.run(number -> door(number).deposit(deposit))).containsOnlyOnce(true);
            List<DepositClaim> claims = new ArrayList<>();
            Crowd.run(number -> door(number).claimDeposits(new ClaimRequest("worker-" + number, 10, LONG, Set.of())))
                    .forEach(claims::addAll);
            assertThat(claims.size()
                            + store().claimDeposits(new ClaimRequest("last", 10, LONG, Set.of()))
                                    .size())
                    .as("how often the delivery was handed out")
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("RACE-9 delivers each of many intents once while eight workers claim, settle and append")
    void delivers_each_once() {
        List<String> streams = IntStream.range(0, 10).mapToObj(i -> stream()).toList();
        streams.forEach(stream -> streamWith(
                stream,
                IntStream.range(0, 10)
                        .mapToObj(n -> (n % 2 == 0
                                        ? due(stream, "i" + n)
                                        : due(stream, "i" + n).needs(key(stream, "i" + (n - 1))))
                                .done())
                        .toArray(NewIntent[]::new)));
        Crowd.run(number -> {
            int idle = 0;
            for (int round = 0; round < 10_000 && idle < 20; round++) {
                List<Claim> claims = door(number).claim(new ClaimRequest("worker-" + number, 3, LONG, Set.of()));
                idle = claims.isEmpty() ? idle + 1 : 0;
                claims.forEach(claim -> deliver(door(number), claim));
            }
            return number;
        });
        streams.forEach(stream -> {
            List<String> delivered =
                    payloads(stream).stream().filter(p -> !p.equals("declared")).toList();
            assertThat(delivered).as("effects delivered, each once").hasSize(10);
            assertThat(new HashSet<>(delivered)).hasSize(10);
        });
        assertThat(store().nextDue()).isEmpty();
    }

    private IncidentStore door(int number) {
        return number % 2 == 0 ? tool().store() : tool().secondDoor();
    }

    private static boolean tryAppend(IncidentStore door, Append append) {
        try {
            return door.append(append) instanceof Appended.Committed;
        } catch (ConcurrentAppendException conflict) {
            return false;
        }
    }

    private static void appendUntilWritten(IncidentStore door, String stream, String payload) {
        for (int round = 0; round < 10_000; round++) {
            int version = door.read(stream, 0, Integer.MAX_VALUE).size();
            if (tryAppend(
                    door,
                    Change.of(stream, version).events(payload + " " + version).done())) {
                return;
            }
        }
        throw new AssertionError("append " + payload + " met a conflict 10,000 times: expected it to be written");
    }

    private static List<Claim> claimAll(IncidentStore door, int number) {
        List<Claim> all = new ArrayList<>();
        List<Claim> claims = door.claim(new ClaimRequest("worker-" + number, 7, LONG, Set.of()));
        while (!claims.isEmpty() && all.size() < 1000) {
            all.addAll(claims);
            claims = door.claim(new ClaimRequest("worker-" + number, 7, LONG, Set.of()));
        }
        return all;
    }

    private static void deliver(IncidentStore door, Claim claim) {
        for (int round = 0; round < 10_000; round++) {
            int version = door.read(claim.stream(), 0, Integer.MAX_VALUE).size();
            Append append = Change.of(claim.stream(), version)
                    .events(Objects.toString(claim.intent().key()))
                    .done();
            try {
                assertThat(door.settle(new Settlement(List.of(end(claim, Outcome.DELIVERED)), append)))
                        .isEqualTo(new Settled.Done());
                return;
            } catch (ConcurrentAppendException conflict) {
                // somebody else appended first: read and settle again, the claim still holds
            }
        }
        throw new AssertionError("settlement of " + claim + " met a conflict 10,000 times: expected it to be written");
    }

    private int writePairs(String stream) {
        for (int i = 0; i < 50; i++) {
            commit(Change.of(stream, 2L * i).events("left", "right").done());
        }
        return 100;
    }

    private static int watchPairs(IncidentStore door, String stream) {
        int size = 0;
        for (int i = 0; i < 50 && size % 2 == 0; i++) {
            size = door.read(stream, 0, 1000).size();
        }
        return size;
    }
}
