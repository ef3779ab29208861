package dev.muster.provider.http.testing.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
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
public abstract class WebhookDeliveries extends WebhookAnswers {

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
}
