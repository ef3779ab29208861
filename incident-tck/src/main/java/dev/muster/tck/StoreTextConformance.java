package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.Deposit;
import dev.muster.spi.store.DepositClaim;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.StoredEvent;
import dev.muster.spi.store.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a store promises of content: what is read is what was written, to the last character. */
public abstract class StoreTextConformance extends StoreSuite {

    private static final long SEED = 20_260_301;

    /** For subclasses. */
    protected StoreTextConformance() {}

    @Test
    @DisplayName("TEXT-1 reads every event back exactly")
    void reads_events_back() {
        Chance chance = new Chance(SEED);
        for (int round = 0; round < 60; round++) {
            String stream = stream();
            List<NewEvent> written = chance.some(
                    8,
                    () -> new NewEvent(
                            chance.word(), 1 + chance.below(9), chance.instant(), chance.instant(), chance.text()));
            Change change = Change.first(stream).events("first");
            written.forEach(change::event);
            commit(change.done());
            assertThat(store().read(stream, 0, 100))
                    .as("seed %d, round %d", SEED, round)
                    .extracting(StoredEvent::event)
                    .startsWith(Change.event("first"))
                    .endsWith(written.toArray(new NewEvent[0]))
                    .hasSize(written.size() + 1);
        }
    }

    @Test
    @DisplayName("TEXT-2 reads every summary back exactly")
    void reads_summaries_back() {
        Chance chance = new Chance(SEED + 1);
        for (int round = 0; round < 60; round++) {
            String stream = stream();
            boolean open = chance.flip();
            Instant declared = chance.instant();
            Summary written = new Summary(
                    stream,
                    1,
                    chance.text(),
                    chance.word(),
                    chance.word(),
                    chance.below(100) - 50,
                    chance.word(),
                    open,
                    declared,
                    open ? null : declared.plusSeconds(chance.below(100_000)),
                    chance.flip() ? null : chance.word() + "@example.com",
                    Set.copyOf(chance.some(4, chance::word)),
                    texts(chance),
                    texts(chance),
                    chance.text());
            commit(Change.first(stream).events("a").summary(written).done());
            assertThat(store().summary(stream))
                    .as("seed %d, round %d", SEED + 1, round)
                    .contains(written);
        }
    }

    @Test
    @DisplayName("TEXT-3 reads every intent back exactly, in lists and in claims")
    void reads_intents_back() {
        Chance chance = new Chance(SEED + 2);
        String stream = stream();
        List<NewIntent> written = new ArrayList<>();
        IntStream.range(0, 60)
                .forEach(i -> written.add(new NewIntent(
                        key(stream, "effect-" + i),
                        chance.word(),
                        chance.text(),
                        chance.word(),
                        chance.word(),
                        chance.below(10),
                        chance.flip(),
                        now().minusSeconds(1 + chance.below(1000)),
                        chance.flip() ? null : now().plusSeconds(chance.below(1000)),
                        List.of(),
                        chance.flip(),
                        chance.flip() ? null : "purpose-" + i,
                        chance.flip() ? null : chance.word())));
        streamWith(stream, written.toArray(new NewIntent[0]));
        Map<RequestKey, NewIntent> claimed =
                claim(100).stream().collect(Collectors.toMap(c -> c.intent().key(), c -> c.intent()));
        assertThat(written).hasSize(60).allSatisfy(intent -> {
            assertThat(stored(intent.key(), stream).intent()).isEqualTo(intent);
            assertThat(claimed.get(intent.key())).isEqualTo(intent);
        });
    }

    @Test
    @DisplayName("TEXT-4 keeps hard texts exactly wherever a text goes")
    void keeps_hard_texts() {
        Texts.HARD.forEach(text -> {
            String stream = stream();
            commit(Change.first(stream)
                    .event(new NewEvent("Type", 1, Change.AT, Change.AT, text))
                    .summary(Card.of(stream)
                            .title(text)
                            .tags("t" + text)
                            .references("r:" + text)
                            .done())
                    .intents(due(stream, "effect").payload(text).replaces(text).done())
                    .claiming(stream + text, text)
                    .done());
            assertThat(payloads(stream)).containsExactly(text);
            assertThat(store().summary(stream))
                    .contains(Card.of(stream)
                            .title(text)
                            .tags("t" + text)
                            .references("r:" + text)
                            .done());
            assertThat(stored(key(stream, "effect"), stream).intent().payload()).isEqualTo(text);
            assertThat(stored(key(stream, "effect"), stream).intent().replaces())
                    .isEqualTo(text);
            assertThat(store().ownerOf(stream + text))
                    .map(owner -> owner.fingerprint())
                    .contains(text);
        });
    }

    @Test
    @DisplayName("TEXT-5 keeps U+0000 exactly, or refuses the whole append")
    void keeps_or_refuses_nul() {
        keepsOrRefuses("before\u0000after");
    }

    @Test
    @DisplayName("TEXT-6 keeps half a surrogate pair exactly, or refuses the whole append")
    void keeps_or_refuses_half_a_pair() {
        keepsOrRefuses("before\ud83dafter");
        keepsOrRefuses("ends in \ud83d");
        keepsOrRefuses("\udd25 begins");
    }

    @Test
    @DisplayName("TEXT-7 keeps a payload of a megabyte")
    void keeps_large_payloads() {
        String stream = stream();
        String large = "\u4e8b\ud83d\udd25'\"\\\n".repeat(150_000);
        commit(Change.first(stream)
                .events(large)
                .intents(due(stream, "effect").payload(large).done())
                .done());
        assertThat(payloads(stream).get(0).equals(large))
                .as("whether the event's payload is the same")
                .isTrue();
        assertThat(stored(key(stream, "effect"), stream).intent().payload().equals(large))
                .as("whether the intent's payload is the same")
                .isTrue();
    }

    @Test
    @DisplayName("TEXT-8 keeps a delivery to the last byte, headers included")
    void keeps_deliveries() {
        byte[] every = new byte[1024];
        IntStream.range(0, every.length).forEach(i -> every[i] = (byte) i);
        List<RawBody> bodies = List.of(
                RawBody.of(every), RawBody.of(""), RawBody.of("x".repeat(1_000_000)), RawBody.of("\u0000\ud83d\udd25"));
        for (RawBody body : bodies) {
            Deposit deposit = new Deposit(
                    "tool",
                    unique("delivery"),
                    new Delivery(
                            "events",
                            Map.of("X-Signature", List.of("a", "b"), "x-empty", List.of("")),
                            body,
                            Change.AT));
            assertThat(store().deposit(deposit)).isTrue();
            assertThat(store().claimDeposits(new ClaimRequest("worker-1", 10, LONG, Set.of())))
                    .extracting(DepositClaim::deposit)
                    .containsExactly(deposit);
        }
    }

    private static Set<String> texts(Chance chance) {
        return Set.copyOf(chance.some(4, chance::text));
    }

    private void keepsOrRefuses(String text) {
        String stream = streamWith(stream());
        Append append = Change.of(stream, 1)
                .events("whole", text)
                .summary(Card.of(stream).title(text).done())
                .intents(due(stream, "effect").payload(text).done())
                .done();
        try {
            commit(append);
        } catch (Rejected | IllegalArgumentException refused) {
            assertThat(payloads(stream)).as("after the append was refused").containsExactly("declared");
            assertThat(store().summary(stream)).isEmpty();
            assertThat(claim(10, Duration.ofSeconds(1))).isEmpty();
            return;
        }
        assertThat(payloads(stream)).as("after the append was taken").containsExactly("declared", "whole", text);
        assertThat(store().summary(stream)).map(Summary::title).contains(text);
        assertThat(stored(key(stream, "effect"), stream).intent().payload()).isEqualTo(text);
        assertThat(claim(10)).hasSize(1);
    }
}
