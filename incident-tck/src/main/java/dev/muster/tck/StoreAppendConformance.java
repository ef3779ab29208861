package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Appended;
import dev.muster.spi.store.ConcurrentAppendException;
import dev.muster.spi.store.IntentEnd.Outcome;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.StoredEvent;
import dev.muster.spi.store.StoredIntent;
import dev.muster.spi.store.Summary;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a store promises of appends: all or nothing, in order, nobody overwritten. */
public abstract class StoreAppendConformance extends StoreSuite {

    /** For subclasses. */
    protected StoreAppendConformance() {}

    @Test
    @DisplayName("APPEND-1 writes events, summary, intents and claimed keys together")
    void writes_all_of_it() {
        String stream = stream();
        NewIntent intent = due(stream, "page").done();
        Summary summary = Card.of(stream).title("Checkout fails").done();

        long version = commit(Change.first(stream)
                .events("a", "b")
                .summary(summary)
                .intents(intent)
                .claiming(stream + "-alert", "f")
                .done());

        assertThat(version).as("the version after two events").isEqualTo(2);
        assertThat(payloads(stream)).containsExactly("a", "b");
        assertThat(store().summary(stream)).contains(summary);
        assertThat(stored(intent.key(), stream).intent()).isEqualTo(intent);
        assertThat(store().ownerOf(stream + "-alert")).contains(new Appended.KeyTaken(stream + "-alert", stream, "f"));
    }

    @Test
    @DisplayName("APPEND-2 numbers the events of a stream 1, 2, 3 and on, over all appends")
    void numbers_without_gaps() {
        String stream = stream();
        String other = stream();
        long version = 0;
        for (int round = 0; round < 10; round++) {
            String[] payloads =
                    IntStream.rangeClosed(0, round % 3).mapToObj(i -> "event").toArray(String[]::new);
            commit(Change.of(other, round).events("elsewhere").done());
            long before = version;
            version = commit(Change.of(stream, version).events(payloads).done());
            assertThat(version)
                    .as("version after %d more events", payloads.length)
                    .isEqualTo(before + payloads.length);
        }
        List<StoredEvent> events = store().read(stream, 0, 1000);
        assertThat(events).extracting(StoredEvent::stream).containsOnly(stream);
        assertThat(events)
                .extracting(StoredEvent::sequence)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, (int) version)
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    @Test
    @DisplayName("APPEND-3 refuses an append that expects fewer events than there are, with the facts")
    void refuses_a_version_too_low() {
        String stream = stream();
        commit(Change.first(stream).events("a", "b").done());
        assertRefused(Change.of(stream, 1).events("c").done(), 2);
        assertRefused(Change.first(stream).events("c").done(), 2);
        assertThat(payloads(stream)).containsExactly("a", "b");
    }

    @Test
    @DisplayName("APPEND-4 refuses an append that expects more events than there are, with the facts")
    void refuses_a_version_too_high() {
        String stream = stream();
        assertRefused(Change.of(stream, 1).events("b").done(), 0);
        commit(Change.first(stream).events("a").done());
        assertRefused(Change.of(stream, 2).events("c").done(), 1);
        assertThat(payloads(stream)).containsExactly("a");
    }

    @Test
    @DisplayName("APPEND-5 writes nothing of a refused append")
    void writes_nothing_when_refused() {
        String stream = stream();
        RequestKey kept = key(stream, "kept");
        Summary summary = Card.of(stream).done();
        commit(Change.first(stream)
                .events("a")
                .summary(summary)
                .intents(Work.of(kept, now()).replaces("x").done())
                .done());

        Append refused = Change.first(stream)
                .events("z")
                .summary(Card.of(stream).title("Z").done())
                .intents(due(stream, "z").replaces("x").done())
                .cancelling(kept, "z")
                .claiming(stream + "-z", "z")
                .done();
        assertRefused(refused, 1);

        assertThat(payloads(stream)).containsExactly("a");
        assertThat(store().summary(stream)).contains(summary);
        assertThat(store().intents(IntentQuery.of(stream)))
                .extracting(i -> i.intent().key())
                .containsExactly(kept);
        assertState(stream, kept, IntentState.PENDING);
        assertThat(store().ownerOf(stream + "-z")).isEmpty();
    }

    @Test
    @DisplayName("APPEND-6 keeps streams apart whose ids look alike")
    void keeps_streams_apart() {
        String stream = stream();
        List<String> alike = List.of(
                stream,
                stream + "_",
                stream + "%",
                stream.toUpperCase(java.util.Locale.ROOT),
                stream + "0",
                stream + ".");
        alike.forEach(id -> commit(Change.first(id)
                .events(id)
                .summary(Card.of(id).title(id).done())
                .done()));
        assertThat(alike).allSatisfy(id -> {
            assertThat(payloads(id)).containsExactly(id);
            assertThat(store().summary(id)).map(Summary::title).contains(id);
        });
    }

    @Test
    @DisplayName("APPEND-7 reads events in pages after a sequence, in order")
    void reads_in_pages() {
        String stream = stream();
        commit(Change.first(stream).events("a", "b", "c", "d", "e").done());
        assertThat(payloadsOf(store().read(stream, 0, 2))).containsExactly("a", "b");
        assertThat(payloadsOf(store().read(stream, 2, 2))).containsExactly("c", "d");
        assertThat(payloadsOf(store().read(stream, 4, 2))).containsExactly("e");
        assertThat(store().read(stream, 5, 2)).isEmpty();
    }

    @Test
    @DisplayName("APPEND-8 knows nothing of a stream that nobody appended to")
    void knows_nothing_of_an_unknown_stream() {
        String stream = streamWith(stream());
        assertThat(payloads(stream)).containsExactly("declared");
        String unknown = stream();
        assertThat(store().read(unknown, 0, 10)).isEmpty();
        assertThat(store().summary(unknown)).isEmpty();
        assertThat(store().intents(IntentQuery.of(unknown))).isEmpty();
    }

    @Test
    @DisplayName("APPEND-9 leaves the version alone when only intents change")
    void takes_appends_without_events() {
        String stream = streamWith(stream());
        NewIntent intent = due(stream, "timer").done();
        assertThat(commit(Change.of(stream, 1).intents(intent).done())).isEqualTo(1);
        assertThat(stored(intent.key(), stream).intent()).isEqualTo(intent);
        assertRefused(Change.of(stream, 0).intents(due(stream, "late").done()).done(), 1);
    }

    @Test
    @DisplayName("APPEND-10 keeps the summary until another is given")
    void keeps_the_newest_summary() {
        String stream = stream();
        Summary first = Card.of(stream).title("first").done();
        Summary second = Card.of(stream).title("second").done();
        commit(Change.first(stream).events("a").summary(first).done());
        commit(Change.of(stream, 1).events("b").done());
        assertThat(store().summary(stream)).contains(first);
        commit(Change.of(stream, 2).events("c").summary(second).done());
        assertThat(store().summary(stream)).contains(second);
    }

    @Test
    @DisplayName("APPEND-11 refuses a key that another stream claimed, names its owner and writes nothing")
    void refuses_a_key_of_another_stream() {
        String owner = stream();
        String key = unique("alert");
        commit(Change.first(owner).events("a").claiming(key, "fingerprint").done());

        String late = stream();
        Append append = Change.first(late)
                .events("z")
                .summary(Card.of(late).done())
                .intents(due(late, "z").done())
                .claiming(key, "other")
                .done();
        assertThat(store().append(append)).isEqualTo(new Appended.KeyTaken(key, owner, "fingerprint"));

        assertThat(store().read(late, 0, 10)).isEmpty();
        assertThat(store().summary(late)).isEmpty();
        assertThat(store().intents(IntentQuery.of(late))).isEmpty();
        assertThat(store().ownerOf(key)).contains(new Appended.KeyTaken(key, owner, "fingerprint"));
    }

    @Test
    @DisplayName("APPEND-12 refuses a key that the same stream claimed before")
    void refuses_a_key_of_the_same_stream() {
        String stream = stream();
        String key = unique("meaning");
        commit(Change.first(stream).events("a").claiming(key, "f").done());
        assertThat(store().append(Change.of(stream, 1)
                        .events("b")
                        .claiming(key, "f")
                        .done()))
                .isEqualTo(new Appended.KeyTaken(key, stream, "f"));
        assertThat(payloads(stream)).containsExactly("a");
    }

    @Test
    @DisplayName("APPEND-13 claims all keys of an append or none")
    void claims_all_keys_or_none() {
        String owner = stream();
        String taken = unique("taken");
        String free = unique("free");
        commit(Change.first(owner).events("a").claiming(taken, "f").done());
        String late = stream();
        assertThat(store().append(Change.first(late)
                        .events("z")
                        .claiming(free, "z")
                        .claiming(taken, "z")
                        .done()))
                .isEqualTo(new Appended.KeyTaken(taken, owner, "f"));
        assertThat(store().ownerOf(free)).isEmpty();
        commit(Change.first(late).events("b").claiming(free, "b").done());
        assertThat(store().ownerOf(free)).contains(new Appended.KeyTaken(free, late, "b"));
    }

    @Test
    @DisplayName("APPEND-14 tells by a conflict or a taken key that an append whose answer was lost had been written")
    void tells_that_it_was_written() {
        String stream = stream();
        String key = unique("declare");
        Append append = Change.first(stream)
                .events("a")
                .claiming(key, "f")
                .intents(due(stream, "page").done())
                .done();
        loseAnswer(() -> commit(append));

        Object second;
        try {
            second = store().append(append);
        } catch (ConcurrentAppendException conflict) {
            second = conflict.actualVersion();
        }
        assertThat(second).as("the answer to the repeat").isIn(new Appended.KeyTaken(key, stream, "f"), 1L);
        assertThat(payloads(stream)).containsExactly("a");
        assertThat(store().intents(IntentQuery.of(stream))).hasSize(1);
    }

    @Test
    @DisplayName("APPEND-15 changes nothing when an intent with the same key exists")
    void keeps_the_first_intent_of_a_key() {
        String stream = stream();
        NewIntent first = due(stream, "page").payload("first").done();
        streamWith(stream, first);
        commit(Change.of(stream, 1)
                .events("b")
                .intents(due(stream, "page").payload("second").lane(0).done())
                .done());
        assertThat(stored(first.key(), stream).intent()).isEqualTo(first);

        finish(first.key(), Outcome.DELIVERED);
        commit(Change.of(stream, 2).events("c").intents(first).done());
        assertState(stream, first.key(), IntentState.DELIVERED);
        assertThat(store().intents(IntentQuery.of(stream))).hasSize(1);
    }

    @Test
    @DisplayName("APPEND-16 cancels pending intents with the reason, and leaves claimed and ended ones alone")
    void cancels_what_is_pending() {
        String stream = stream();
        RequestKey claimed = key(stream, "claimed");
        RequestKey ended = key(stream, "ended");
        RequestKey pending = key(stream, "pending");
        streamWith(
                stream,
                due(stream, "ended").lane(0).done(),
                due(stream, "claimed").lane(1).done(),
                due(stream, "pending").done());
        var claims = claim(2);
        assertThat(keysOf(claims)).containsExactly(ended, claimed);
        settled(end(claims.get(0), Outcome.DELIVERED));

        commit(Change.of(stream, 1)
                .cancelling(claimed, "no")
                .cancelling(ended, "no")
                .cancelling(pending, "not wanted")
                .done());

        assertState(stream, claimed, IntentState.CLAIMED);
        assertState(stream, ended, IntentState.DELIVERED);
        assertState(stream, pending, IntentState.CANCELLED);
        assertThat(stored(pending, stream).detail()).isEqualTo("not wanted");
        assertThat(stored(pending, stream).endedAt())
                .as("when it was cancelled")
                .isNotNull();
        assertThat(claim(10)).isEmpty();
        settled(end(claims.get(1), Outcome.DELIVERED));
    }

    @Test
    @DisplayName("APPEND-17 replaces the pending intents of the stream that have the same purpose, and no others")
    void replaces_what_is_pending() {
        String stream = stream();
        String other = stream();
        RequestKey old = key(stream, "old");
        RequestKey claimed = key(stream, "claimed");
        RequestKey unlike = key(stream, "unlike");
        RequestKey elsewhere = key(other, "old");
        streamWith(stream, due(stream, "claimed").lane(0).replaces("card").done());
        claimOnly(claimed);
        commit(Change.of(stream, 1)
                .intents(
                        due(stream, "old").replaces("card").done(),
                        due(stream, "unlike").replaces("topic").done())
                .done());
        streamWith(other, due(other, "old").replaces("card").done());

        RequestKey young = key(stream, "young");
        commit(Change.of(stream, 1)
                .intents(due(stream, "young").replaces("card").done())
                .done());

        assertState(stream, old, IntentState.CANCELLED);
        assertState(stream, claimed, IntentState.CLAIMED);
        assertState(stream, unlike, IntentState.PENDING);
        assertState(other, elsewhere, IntentState.PENDING);
        assertState(stream, young, IntentState.PENDING);
        assertThat(keysOf(claim(10))).containsExactlyInAnyOrder(unlike, elsewhere, young);
    }

    @Test
    @DisplayName("APPEND-18 takes a thousand events and a thousand intents in one append")
    void takes_much_at_once() {
        String stream = stream();
        Change change = Change.first(stream);
        IntStream.range(0, 1000)
                .forEach(
                        i -> change.events("e" + i).intents(due(stream, "i" + i).done()));
        assertThat(commit(change.done())).isEqualTo(1000);
        assertThat(payloads(stream)).hasSize(1000).startsWith("e0").endsWith("e999");
        assertThat(store().intents(IntentQuery.of(stream))).hasSize(1000);
    }

    @Test
    @DisplayName("APPEND-19 shows an append at once through every other door")
    void shows_appends_at_once() {
        String stream = stream();
        for (int version = 0; version < 20; version++) {
            commit(Change.of(stream, version)
                    .events("event")
                    .summary(Card.of(stream).title("v" + version).done())
                    .done());
            assertThat(tool().secondDoor().read(stream, 0, 100)).hasSize(version + 1);
            assertThat(tool().secondDoor().summary(stream)).map(Summary::title).contains("v" + version);
        }
    }

    @Test
    @DisplayName(
            "APPEND-20 tells of an appended intent when it was made, by the store's clock, and that nobody tried it")
    void tells_of_a_new_intent() {
        String stream = stream();
        Instant before = store().now();
        Instant later = now().plusSeconds(3600);
        RequestKey key = key(stream, "timer");
        streamWith(stream, Work.of(key, later).done());
        StoredIntent stored = stored(key, stream);
        assertThat(stored.stream()).isEqualTo(stream);
        assertThat(stored.state()).isEqualTo(IntentState.PENDING);
        assertThat(stored.attempts()).isZero();
        assertThat(stored.dueAt()).isEqualTo(later);
        assertBetween(stored.createdAt(), before, store().now(), "when the intent was appended");
        assertThat(stored.endedAt()).isNull();
        assertThat(stored.detail()).isEmpty();
    }

    @Test
    @DisplayName("APPEND-21 keeps everything over a restart, or says that it keeps nothing")
    void keeps_or_says_so() {
        String stream = stream();
        Summary summary = Card.of(stream).done();
        NewIntent intent = due(stream, "page").done();
        commit(Change.first(stream)
                .events("a")
                .summary(summary)
                .intents(intent)
                .claiming(stream + "-key", "f")
                .done());
        store().remember(stream, "roster");
        assertThat(payloads(stream)).containsExactly("a");

        tool().restart();

        if (tool().durable()) {
            assertThat(payloads(stream)).containsExactly("a");
            assertThat(store().summary(stream)).contains(summary);
            assertThat(keysOf(claim(10))).containsExactly(intent.key());
            assertThat(store().ownerOf(stream + "-key")).isPresent();
            assertThat(store().recall(stream)).contains("roster");
        } else {
            assertThat(store().read(stream, 0, 10))
                    .as("durable() is false: expected a store that starts empty")
                    .isEmpty();
            assertThat(store().recall(stream)).isEmpty();
        }
    }

    @Test
    @DisplayName("APPEND-22 remembers small values by name, the newest wins")
    void remembers() {
        String name = unique("roster");
        store().remember(name, "old");
        store().remember(name, "new");
        assertThat(store().recall(name)).contains("new");
        Texts.HARD.forEach(text -> {
            store().remember(name, text);
            assertThat(store().recall(name)).contains(text);
        });
        assertThat(store().recall(unique("unknown"))).isEmpty();
    }

    private void assertRefused(Append append, long actual) {
        ConcurrentAppendException conflict =
                catchThrowableOfType(ConcurrentAppendException.class, () -> store().append(append));
        assertThat(conflict)
                .as("an append that expects version %d of %d", append.expectedVersion(), actual)
                .isNotNull();
        assertThat(conflict.stream()).isEqualTo(append.stream());
        assertThat(conflict.expectedVersion()).isEqualTo(append.expectedVersion());
        assertThat(conflict.actualVersion()).isEqualTo(actual);
    }
}
