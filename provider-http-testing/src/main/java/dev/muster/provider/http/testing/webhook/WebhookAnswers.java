package dev.muster.provider.http.testing.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.store.IncidentStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What comes in is answered so that the tool goes on sending, and is kept once, whichever process it comes to. Part of {@link WebhookDeliveries}, and to
 * be run by itself on a durable store.
 */
public abstract class WebhookAnswers {

    private static final int REPLAYS = 1_000;

    static final Secret SECRET = Verdicts.SECRET;
    private static final Secret GUESSED = Secret.of("guessed");

    /** For subclasses. */
    protected WebhookAnswers() {}

    /**
     * The tool whose webhooks are judged.
     *
     * @return always one like the one before
     */
    protected abstract WebhookVendor vendor();

    /**
     * Two doors to one empty store, for two processes; in memory both are the same.
     *
     * @return the doors; each call is about another store
     */
    protected List<IncidentStore> doors() {
        IncidentStore store = new InMemoryIncidentStore();
        return List.of(store, store);
    }

    @Test
    @Tag("S40")
    @DisplayName("nine conditions are answered as the tool needs it, so that it drops nothing and ends no subscription")
    void answers_what_keeps_a_subscription_alive() {
        WatchedStore watched = new WatchedStore(doors().get(0));
        IncidentStore store = watched.store();
        int taken = vendor().taken();
        try (Node node = new Node(vendor(), List.of(SECRET), store);
                Node bare = new Node(vendor(), List.of(), store);
                Node wrong = new Node(vendor(), List.of(GUESSED), store)) {
            Delivery unsigned = new Delivery(
                    "",
                    Map.of(),
                    vendor().happening(0),
                    node.signed(vendor().happening(0), SECRET).receivedAt());

            assertThat(bare.receive(vendor().happening(0), SECRET))
                    .as("no secret is set")
                    .isEqualTo(503);
            assertThat(wrong.receive(vendor().happening(0), SECRET))
                    .as("nothing was ever genuine: ours may be the wrong secret")
                    .isEqualTo(503);
            assertThat(node.receive(vendor().happening(0), SECRET))
                    .as("genuine")
                    .isEqualTo(taken);
            assertThat(node.receive(vendor().happening(0), SECRET))
                    .as("sent again")
                    .isEqualTo(taken);
            assertThat(watched.kept()).as("kept").isEqualTo(1);
            assertThat(node.receive(vendor().happening(0), GUESSED))
                    .as("forged")
                    .isEqualTo(401);
            assertThat(node.receive(unsigned)).as("not signed").isEqualTo(401);

            assertThat(node.receive(vendor().unreadable(), SECRET))
                    .as("genuine, and not to be read")
                    .isEqualTo(taken);
            node.settle();
            assertThat(store.quarantine(10)).as("put aside, not lost").hasSize(1);

            watched.away(WatchedStore.Away.BEFORE);
            assertThat(node.receive(vendor().happening(1), SECRET))
                    .as("the store is away")
                    .isEqualTo(503);
            watched.away(WatchedStore.Away.AFTER_ONE);
            assertThat(node.receive(vendor().happening(1), SECRET))
                    .as("whether it was kept is unknown")
                    .isEqualTo(503);
            assertThat(node.receive(vendor().happening(1), SECRET))
                    .as("sent again then")
                    .isEqualTo(taken);
            assertThat(watched.kept()).as("kept").isEqualTo(3);
        }
    }

    @Test
    @Tag("S40")
    @DisplayName("while the store is away nothing genuine is answered 4xx, whatever it is")
    void answers_no_4xx_while_the_store_is_away() {
        WatchedStore watched = new WatchedStore(doors().get(0));
        try (Node node = new Node(vendor(), List.of(SECRET), watched.store())) {
            watched.away(WatchedStore.Away.BEFORE);
            for (int number = 0; number < 100; number++) {
                assertThat(node.receive(vendor().happening(number), SECRET)).isEqualTo(503);
                assertThat(node.receive(vendor().retold(vendor().happening(0), number), SECRET))
                        .isEqualTo(503);
            }
            assertThat(node.receive(vendor().unreadable(), SECRET)).isEqualTo(503);
        }
    }

    @Test
    @Tag("S39")
    @Tag("T02")
    @DisplayName("of 1,000 replays of one delivery at two nodes one is kept")
    void keeps_one_of_a_thousand_replays() throws Exception {
        List<WatchedStore> doors = doors().stream().map(WatchedStore::new).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Node one = new Node(vendor(), List.of(SECRET), doors.get(0).store());
                Node two = new Node(vendor(), List.of(SECRET), doors.get(1).store())) {
            Delivery recorded = one.signed(vendor().happening(0), SECRET);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < REPLAYS; i++) {
                Delivery replay = renamed(recorded, i);
                Node node = i % 2 == 0 ? one : two;
                answers.add(threads.submit(() -> node.receive(replay)));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(vendor().taken());
            }
            assertThat(doors.stream().mapToInt(WatchedStore::kept).sum()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The same signed delivery under ids that nobody signed. */
    private static Delivery renamed(Delivery recorded, int number) {
        Map<String, List<String>> headers = new HashMap<>(recorded.headers());
        headers.put("x-webhook-id", List.of("id-" + number));
        headers.put("x-atlassian-webhook-identifier", List.of("id-" + number));
        headers.put("x-slack-retry-num", List.of(Integer.toString(number)));
        return new Delivery(
                recorded.route(),
                headers,
                recorded.body(),
                recorded.receivedAt().plusMillis(number));
    }
}
