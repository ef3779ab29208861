package dev.muster.provider.http.testing.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes in is answered as {@link WebhookAnswers} says, and counts once, in whatever order and however often it comes. */
public abstract class WebhookDeliveries extends WebhookNuisances {

    private static final long SEED = 20_260_304;
    private static final int SEQUENCES = 2_000;
    private static final int STORIES = 10;
    private static final int COPIES = 11;

    /** For subclasses. */
    protected WebhookDeliveries() {}

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
    @Tag("S12")
    @DisplayName(
            "what comes again with the tool's header of a retry, since the first copy was lost on its way in, is applied, once")
    void applies_the_retry_of_what_was_lost() {
        for (int story = 0; story < STORIES; story++) {
            String undisturbed = retold(story, null);
            for (Loss loss : Loss.values()) {
                assertThat(retold(story, loss))
                        .as("story %d, first copies lost: %s", story, loss)
                        .isEqualTo(undisturbed);
            }
        }
    }

    /** How the first copy of a delivery is lost. */
    private enum Loss {
        /** It never came. */
        ON_THE_WAY,
        /** Nothing could be kept; we said so. */
        NOT_KEPT,
        /** It was kept, and the tool was never told. */
        ANSWER_LOST,
        /** It was kept and applied by the time that the tool sent it again. */
        ANSWER_LOST_AND_APPLIED
    }

    /** How a story ends, and how many events it took, when the first copy of each part is lost, or none. */
    private String retold(int story, @Nullable Loss loss) {
        WatchedStore watched = new WatchedStore(new InMemoryIncidentStore());
        try (Node node = new Node(vendor(), List.of(SECRET), watched.store())) {
            Incident incident = node.incident();
            for (RawBody part : vendor().story(node.object(incident), story)) {
                if (loss != null) {
                    lose(node.signed(part, SECRET), loss, node, watched);
                }
                for (int retry : loss == null ? List.of(0) : List.of(1, 2)) {
                    assertThat(node.receive(retry(node.signed(part, SECRET), retry)))
                            .as("retry %d", retry)
                            .isEqualTo(vendor().taken());
                    node.settle();
                }
            }
            return node.state(incident) + ", " + node.events(incident) + " events, " + watched.kept() + " kept";
        }
    }

    private static void lose(Delivery first, Loss loss, Node node, WatchedStore watched) {
        switch (loss) {
            case ON_THE_WAY -> {
                // nobody hears of it
            }
            case NOT_KEPT -> {
                watched.away(WatchedStore.Away.BEFORE);
                assertThat(node.receive(first)).isEqualTo(503);
                watched.away(WatchedStore.Away.NEVER);
            }
            case ANSWER_LOST, ANSWER_LOST_AND_APPLIED -> {
                watched.away(WatchedStore.Away.AFTER_ONE);
                assertThat(node.receive(first)).isEqualTo(503);
                if (loss == Loss.ANSWER_LOST_AND_APPLIED) {
                    node.settle();
                }
            }
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

    /** The same signed delivery as the tool sends it when it tries again. */
    private Delivery retry(Delivery first, int number) {
        Map<String, List<String>> headers = new HashMap<>(first.headers());
        vendor().retryHeaders(number).forEach((name, value) -> headers.put(name, List.of(value)));
        return new Delivery(first.route(), headers, first.body(), first.receivedAt());
    }
}
