package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.store.IntentEnd.Outcome;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.StoredIntent;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a store promises of its lists: each filter, one order, stable pages. */
public abstract class StoreQueryConformance extends StoreSuite {

    private static final Duration DAY = Duration.ofDays(1);
    private static final SummaryQuery ALL = SummaryQuery.all(1000);

    /** For subclasses. */
    protected StoreQueryConformance() {}

    @Test
    @DisplayName("QUERY-1 lists incidents newest declared first, then by id")
    void lists_the_newest_first() {
        declare("b", card -> card);
        declare("d", card -> card.declaredAt(Change.AT.plus(DAY)));
        declare("a", card -> card);
        declare("c", card -> card.declaredAt(Change.AT.minus(DAY)));
        assertThat(found(ALL)).containsExactly("d", "a", "b", "c");
    }

    @Test
    @DisplayName("QUERY-2 finds by the time of declaration: from is included, before is not")
    void finds_by_time() {
        declare("a", card -> card.declaredAt(Change.AT));
        declare("b", card -> card.declaredAt(Change.AT.plusMillis(1)));
        declare("c", card -> card.declaredAt(Change.AT.plus(DAY)));
        assertThat(found(period(Change.AT.plusMillis(1), null))).containsExactly("c", "b");
        assertThat(found(period(null, Change.AT.plusMillis(1)))).containsExactly("a");
        assertThat(found(period(Change.AT, Change.AT.plus(DAY)))).containsExactly("b", "a");
        assertThat(found(period(Change.AT.plus(DAY), Change.AT))).isEmpty();
    }

    @Test
    @DisplayName("QUERY-3 finds by any of the types, severities or states named")
    void finds_by_words() {
        declare("a", card -> card.type("outage").severity("MAJOR").state("ACTIVE"));
        declare("b", card -> card.type("security").severity("MINOR").state("TRIAGE"));
        declare("c", card -> card.type("data").severity("CRITICAL").state("CLOSED"));
        assertThat(found(words(Set.of("outage", "data"), Set.of(), Set.of()))).containsExactly("a", "c");
        assertThat(found(words(Set.of(), Set.of("MINOR"), Set.of()))).containsExactly("b");
        assertThat(found(words(Set.of(), Set.of(), Set.of("ACTIVE", "TRIAGE", "unknown"))))
                .containsExactly("a", "b");
        assertThat(found(words(Set.of("outage"), Set.of("MINOR"), Set.of()))).isEmpty();
    }

    @Test
    @DisplayName("QUERY-4 finds those that are open, those that are not, or both")
    void finds_open_ones() {
        declare("a", card -> card);
        declare("b", Card::ended);
        assertThat(found(ALL.onlyOpen(true))).containsExactly("a");
        assertThat(found(ALL.onlyOpen(false))).containsExactly("b");
        assertThat(found(ALL)).containsExactly("a", "b");
    }

    @Test
    @DisplayName("QUERY-5 finds by one affected service among several, by its whole name")
    void finds_by_service() {
        declare("a", card -> card.services("checkout", "payments"));
        declare("b", card -> card.services("checkout-eu"));
        declare("c", card -> card.services("payments"));
        assertThat(found(about("checkout", null, null, null))).containsExactly("a");
        assertThat(found(about("payments", null, null, null))).containsExactly("a", "c");
        assertThat(found(about("check%", null, null, null))).isEmpty();
    }

    @Test
    @DisplayName("QUERY-6 finds by commander")
    void finds_by_commander() {
        declare("a", card -> card.commander("ann@example.com"));
        declare("b", card -> card.commander("bob@example.com"));
        declare("c", card -> card);
        assertThat(found(about(null, "bob@example.com", null, null))).containsExactly("b");
    }

    @Test
    @DisplayName("QUERY-7 finds by one tag among several, by its whole name")
    void finds_by_tag() {
        declare("a", card -> card.tags("eu", "customer facing"));
        declare("b", card -> card.tags("eu-west"));
        assertThat(found(about(null, null, "eu", null))).containsExactly("a");
        assertThat(found(about(null, null, "customer facing", null))).containsExactly("a");
        assertThat(found(about(null, null, "EU", null))).isEmpty();
    }

    @Test
    @DisplayName("QUERY-8 finds by a thing in a tool, and forgets things that the newest summary no longer names")
    void finds_by_reference() {
        declare("a", card -> card.references("ticket:T-1", "page:P1"));
        declare("b", card -> card.references("ticket:T-11"));
        assertThat(found(SummaryQuery.byReference("ticket:T-1"))).containsExactly("a");
        assertThat(found(SummaryQuery.byReference("page:P1"))).containsExactly("a");
        commit(Change.of("a", 1)
                .events("moved")
                .summary(Card.of("a").references("ticket:T-2").done())
                .done());
        assertThat(found(SummaryQuery.byReference("ticket:T-2"))).containsExactly("a");
        assertThat(found(SummaryQuery.byReference("ticket:T-1"))).isEmpty();
    }

    @Test
    @DisplayName("QUERY-9 finds by words that the title all contains, ignoring case and order")
    void finds_by_title() {
        declare("a", card -> card.title("Checkout fails for EU customers"));
        declare("b", card -> card.title("checkout is slow"));
        declare("c", card -> card.title("100% of logins_fail"));
        assertThat(found(title("CHECKOUT"))).containsExactly("a", "b");
        assertThat(found(title("eu checkout"))).containsExactly("a");
        assertThat(found(title("  checkout   slow "))).containsExactly("b");
        assertThat(found(title("checkout logins"))).isEmpty();
        assertThat(found(title(""))).containsExactly("a", "b", "c");
    }

    @Test
    @DisplayName("QUERY-10 takes every character of a searched word as it is")
    void takes_characters_as_they_are() {
        declare("a", card -> card.title("100% of logins_fail"));
        declare("b", card -> card.title("1000 loginsXfail it's \\ [x]*"));
        assertThat(found(title("100%"))).containsExactly("a");
        assertThat(found(title("logins_fail"))).containsExactly("a");
        assertThat(found(title("it's"))).containsExactly("b");
        assertThat(found(title("\\"))).containsExactly("b");
        assertThat(found(title("[x]*"))).containsExactly("b");
        assertThat(found(title(".*"))).isEmpty();
        assertThat(found(title("%"))).containsExactly("a");
    }

    @Test
    @DisplayName("QUERY-11 finds only what all given parts hold for")
    void finds_what_all_parts_hold_for() {
        declare(
                "a",
                card -> card.title("checkout")
                        .services("s")
                        .tags("t")
                        .references("r:1")
                        .commander("c"));
        declare(
                "b",
                card -> card.title("checkout")
                        .services("s")
                        .tags("t")
                        .references("r:1")
                        .commander("d"));
        declare(
                "c",
                card -> card.title("checkout")
                        .services("s")
                        .tags("t")
                        .references("r:1")
                        .commander("c")
                        .ended());
        declare(
                "d",
                card -> card.title("other")
                        .services("s")
                        .tags("t")
                        .references("r:1")
                        .commander("c"));
        declare(
                "e",
                card -> card.title("checkout")
                        .services("x")
                        .tags("t")
                        .references("r:1")
                        .commander("c"));
        SummaryQuery query = new SummaryQuery(
                Change.AT,
                Change.AT.plus(DAY),
                Set.of("outage"),
                Set.of("MAJOR"),
                Set.of("ACTIVE"),
                true,
                "s",
                "c",
                "t",
                "r:1",
                "Checkout",
                null,
                10);
        assertThat(found(query)).containsExactly("a");
    }

    @Test
    @DisplayName("QUERY-12 lists by the newest summary only, once per incident")
    void lists_by_the_newest_summary() {
        declare("a", card -> card.title("old").state("ACTIVE"));
        commit(Change.of("a", 1)
                .events("b")
                .summary(Card.of("a").title("new").state("CLOSED").ended().done())
                .done());
        commit(Change.of("a", 2).events("c").done());
        assertThat(store().query(ALL)).extracting(Summary::title).containsExactly("new");
        assertThat(found(title("old"))).isEmpty();
        assertThat(found(words(Set.of(), Set.of(), Set.of("ACTIVE")))).isEmpty();
        assertThat(found(ALL.onlyOpen(false))).containsExactly("a");
    }

    @Test
    @DisplayName(
            "QUERY-13 goes through all incidents page by page, each once, also where many were declared at one instant")
    void pages_through_all() {
        List<String> expected =
                IntStream.range(0, 25).mapToObj(i -> "inc-%02d".formatted(i)).toList();
        expected.forEach(id -> declare(id, card -> card));
        assertThat(pages(SummaryQuery.all(4))).containsExactlyElementsOf(expected);
        assertThat(pages(SummaryQuery.all(25))).containsExactlyElementsOf(expected);
        assertThat(pages(title("checkout"))).containsExactlyElementsOf(expected);
    }

    @Test
    @DisplayName("QUERY-14 keeps pages stable while others declare and change incidents")
    void keeps_pages_stable() {
        List<String> expected = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> {
            String id = "inc-%02d".formatted(i);
            declare(id, card -> card.declaredAt(Change.AT.minus(DAY.multipliedBy(i))));
            expected.add(id);
        });
        List<String> seen = new ArrayList<>();
        SummaryQuery query = SummaryQuery.all(3);
        List<String> page = found(query);
        while (!page.isEmpty() && seen.size() < 1000) {
            seen.addAll(page);
            String last = page.get(page.size() - 1);
            int round = seen.size();
            declare("young-" + round, card -> card.declaredAt(Change.AT.plus(DAY.multipliedBy(round))));
            commit(Change.of(last, 1)
                    .events("more")
                    .summary(Card.of(last)
                            .title("changed")
                            .declaredAt(Change.AT.minus(DAY.multipliedBy(expected.indexOf(last))))
                            .done())
                    .done());
            page = found(query.nextAfter(last));
        }
        assertThat(seen).containsExactlyElementsOf(expected);
    }

    @Test
    @DisplayName("QUERY-15 lists a thousand incidents in one page")
    void lists_a_thousand() {
        IntStream.range(0, 1001).forEach(i -> declare("inc-%04d".formatted(i), card -> card));
        List<String> page = found(ALL);
        assertThat(page).hasSize(1000).startsWith("inc-0000").endsWith("inc-0999");
        assertThat(found(ALL.nextAfter("inc-0999"))).containsExactly("inc-1000");
    }

    @Test
    @DisplayName("QUERY-16 lists intents by incident and state, by lane, due time and key, no more than asked for")
    void lists_intents() {
        String stream = stream();
        String other = stream();
        Instant now = now();
        NewIntent first = Work.of(key(stream, "z"), now.minusSeconds(2)).lane(0).done();
        NewIntent second =
                Work.of(key(stream, "a"), now.minusSeconds(9)).lane(1).done();
        NewIntent third = Work.of(key(stream, "b"), now.minusSeconds(9)).lane(1).done();
        NewIntent fourth = Work.of(key(stream, "0"), now.plus(LONG)).lane(1).done();
        NewIntent elsewhere = Work.of(key(other, "a"), now.plus(LONG)).lane(7).done();
        streamWith(stream, fourth, third, first, second);
        streamWith(other, elsewhere);

        assertThat(store().intents(IntentQuery.of(stream)))
                .extracting(StoredIntent::intent)
                .containsExactly(first, second, third, fourth);
        assertThat(store().intents(new IntentQuery(null, Set.of(), 100)))
                .extracting(StoredIntent::intent)
                .containsExactly(first, second, third, fourth, elsewhere);
        assertThat(store().intents(new IntentQuery(stream, Set.of(), 2)))
                .extracting(StoredIntent::intent)
                .containsExactly(first, second);

        var claims = claim(2);
        settled(end(claims.get(0), Outcome.PARKED));
        assertThat(listed(stream, IntentState.PARKED)).containsExactly(first);
        assertThat(listed(stream, IntentState.CLAIMED)).containsExactly(second);
        assertThat(listed(stream, IntentState.PENDING)).containsExactly(third, fourth);
        assertThat(listed(stream, IntentState.PARKED, IntentState.PENDING)).containsExactly(first, third, fourth);
        assertThat(listed(stream, IntentState.DELIVERED)).isEmpty();
    }

    private void declare(String id, UnaryOperator<Card> with) {
        commit(Change.first(id)
                .events("declared")
                .summary(with.apply(Card.of(id)).done())
                .done());
    }

    private List<String> found(SummaryQuery query) {
        return store().query(query).stream().map(Summary::stream).toList();
    }

    private List<String> pages(SummaryQuery query) {
        List<String> seen = new ArrayList<>();
        List<String> page = found(query);
        while (!page.isEmpty() && seen.size() < 10_000) {
            assertThat(page.size()).isLessThanOrEqualTo(query.limit());
            seen.addAll(page);
            page = found(query.nextAfter(page.get(page.size() - 1)));
        }
        return seen;
    }

    private List<NewIntent> listed(String stream, IntentState... states) {
        return store().intents(new IntentQuery(stream, Set.of(states), 100)).stream()
                .map(StoredIntent::intent)
                .toList();
    }

    private static SummaryQuery period(@Nullable Instant from, @Nullable Instant before) {
        return new SummaryQuery(
                from, before, Set.of(), Set.of(), Set.of(), null, null, null, null, null, "", null, 100);
    }

    private static SummaryQuery words(Set<String> types, Set<String> severities, Set<String> states) {
        return new SummaryQuery(null, null, types, severities, states, null, null, null, null, null, "", null, 100);
    }

    private static SummaryQuery about(
            @Nullable String service, @Nullable String commander, @Nullable String tag, @Nullable String reference) {
        return new SummaryQuery(
                null, null, Set.of(), Set.of(), Set.of(), null, service, commander, tag, reference, "", null, 100);
    }

    private static SummaryQuery title(String text) {
        return new SummaryQuery(
                null, null, Set.of(), Set.of(), Set.of(), null, null, null, null, null, text, null, 100);
    }
}
