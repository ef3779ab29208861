package dev.muster.provider.http.testing.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.store.IncidentStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes in is answered so that the tool goes on sending, and counts once, in whatever order and however often it comes. */
public abstract class WebhookDeliveries {

    private static final long SEED = 20_260_304;
    private static final int REPLAYS = 1_000;
    private static final int SEQUENCES = 2_000;
    private static final int STORIES = 10;
    private static final int COPIES = 11;

    private static final Secret SECRET = Verdicts.SECRET;
    private static final Secret GUESSED = Secret.of("guessed");

    /** For subclasses. */
    protected WebhookDeliveries() {}

    /** The tool whose webhooks are judged. */
    protected abstract WebhookVendor vendor();

    @Test
    @Tag("S40")
    @DisplayName("nine conditions are answered as the tool needs it, so that it drops nothing and ends no subscription")
    void answers_what_keeps_a_subscription_alive() {
        WatchedStore watched = new WatchedStore(new InMemoryIncidentStore());
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
        WatchedStore watched = new WatchedStore(new InMemoryIncidentStore());
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
        WatchedStore watched = new WatchedStore(new InMemoryIncidentStore());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Node one = new Node(vendor(), List.of(SECRET), watched.store());
                Node two = new Node(vendor(), List.of(SECRET), watched.store())) {
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
            assertThat(watched.kept()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Tag("S11")
    @DisplayName("what is told eleven times under eleven ids is applied once")
    void applies_once_what_is_told_under_many_ids() {
        try (Node node = new Node(vendor(), List.of(SECRET), new InMemoryIncidentStore())) {
            List<String> identities = new ArrayList<>();
            for (int copy = 0; copy < COPIES; copy++) {
                identities.addAll(identities(vendor().retold(vendor().happening(0), copy)));
            }
            assertThat(identities).isNotEmpty();
            assertThat(identities.stream().distinct()).hasSameSizeAs(identities(vendor().happening(0)));

            Incident incident = node.incident();
            RawBody first = vendor().story(node.object(incident), 0).get(0);
            node.receive(first, SECRET);
            node.settle();
            int events = node.events(incident);
            for (int copy = 0; copy < COPIES; copy++) {
                node.sleep(Duration.ofSeconds(1));
                node.receive(vendor().retold(first, copy), SECRET);
                node.settle();
            }
            assertThat(node.events(incident)).isEqualTo(events);
        }
    }

    @Test
    @Tag("S10")
    @DisplayName("2,000 stories told in any order, each part once or more, end as the story told in order does")
    void ends_the_same_in_any_order() {
        Map<Integer, String> inOrder = new HashMap<>();
        Random random = new Random(SEED);
        for (int round = 0; round < SEQUENCES / STORIES; round++) {
            // a new world each time: one with thousands of open incidents would be slow
            try (Node node = new Node(vendor(), List.of(SECRET), new InMemoryIncidentStore())) {
                for (int story = 0; story < STORIES; story++) {
                    inOrder.computeIfAbsent(story, each -> told(node, each, null));
                    assertThat(told(node, story, random))
                            .as("round %d of seed %d, story %d", round, SEED, story)
                            .isEqualTo(inOrder.get(story));
                }
            }
        }
    }

    /** How a story ends that is told in order, or in an order of chance, each part once or more. */
    private String told(Node node, int story, @Nullable Random random) {
        Incident incident = node.incident();
        List<RawBody> parts = vendor().story(node.object(incident), story);
        for (RawBody part : random == null ? parts : shuffled(parts, random)) {
            assertThat(node.receive(part, SECRET)).isEqualTo(vendor().taken());
            if (random == null || random.nextBoolean()) {
                node.settle();
            }
        }
        node.settle();
        return node.state(incident);
    }

    private List<String> identities(RawBody body) {
        try (var provider = vendor().provider(List.of(SECRET))) {
            return provider
                    .inbound()
                    .orElseThrow()
                    .translate(vendor().signature().sign("", body, Verdicts.AT, SECRET))
                    .stream()
                    .map(meaning -> meaning.identity())
                    .toList();
        }
    }

    /** Every part once, some of them again, in any order. */
    private static List<RawBody> shuffled(List<RawBody> parts, Random random) {
        List<RawBody> told = new ArrayList<>();
        for (RawBody part : parts) {
            for (int again = random.nextInt(3); again >= 0; again--) {
                told.add(part);
            }
        }
        Collections.shuffle(told, random);
        return told;
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
