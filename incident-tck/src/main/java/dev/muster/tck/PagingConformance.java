package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unsupported;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.PageLogEntry;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageRequest.Urgency;
import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.paging.Paging;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a pager promises: it wakes somebody, and nobody twice. */
public abstract class PagingConformance extends Conformance<PagingFixture> {

    private static final Duration SETTLE_DELAY = Duration.ofMinutes(1);

    /** For subclasses. */
    protected PagingConformance() {}

    @Test
    @DisplayName("PAGE-1 pages each kind of target it can, wakes somebody and answers with a link")
    void pages() {
        assertThat(tool().targets()).as("targets()").isNotEmpty();
        for (PageTarget target : tool().targets()) {
            String title = unique("Checkout fails");
            Page page = paging().page(request(target, title), call());
            assertThat(tool().pages(title)).as("pages for %s", target).isEqualTo(1);
            assertThat(tool().wakeUps(title)).as("people woken for %s", target).isPositive();
            assertThat(page.id()).isNotBlank();
            assertThat(page.link().isAbsolute())
                    .as("whether the link can be opened")
                    .isTrue();
            assertThat(page.state()).isEqualTo(Page.State.TRIGGERED);
            assertThat(page.level()).isPositive();
            assertThat(page.acknowledgedBy()).isNull();
            assertThat(paging().get(page.id(), call()))
                    .map(Page::notified)
                    .hasValueSatisfying(people -> assertThat(people).isNotEmpty());
        }
    }

    @Test
    @DisplayName("PAGE-2 makes of one key sent twice as many pages as it declares while the page is open")
    void pages_as_declared() {
        String title = unique("Checkout fails");
        RequestKey key = key();
        Page first = page(title, key);
        int woken = tool().wakeUps(title);
        Page second = paging().page(request(title), retry(key));
        int made = tool().pages(title);
        assertThat(made).as("pages made under %s", safety(Operation.PAGE)).isIn(copiesUnseen(safety(Operation.PAGE)));
        assertThat(second.id().equals(first.id()))
                .as("whether both answers are one page")
                .isEqualTo(made == 1);
        assertThat(tool().wakeUps(title)).as("people woken").isEqualTo(woken * made);
    }

    @Test
    @DisplayName("PAGE-3 has one page after an answer was lost and the call was repeated as declared, and wakes nobody"
            + " twice")
    void pages_once_after_a_lost_answer() {
        String title = unique("Checkout fails");
        RequestKey key = key();
        RepeatSafety safety = safety(Operation.PAGE);
        loseAnswer(() -> paging().page(request(title), call(key)));
        int woken = tool().wakeUps(title);
        assertThat(woken).isPositive();
        Page page = again(safety, key, title);
        assertThat(tool().pages(title)).isEqualTo(copies(safety));
        assertThat(tool().wakeUps(title)).isEqualTo(woken * copies(safety));
        assertThat(page.state()).isEqualTo(Page.State.TRIGGERED);
    }

    @Test
    @DisplayName("PAGE-4 wakes nobody again when the call is repeated as declared after a person resolved the page")
    void wakes_nobody_after_a_resolve() {
        String title = unique("Checkout fails");
        RequestKey key = key();
        RepeatSafety safety = safety(Operation.PAGE);
        loseAnswer(() -> paging().page(request(title), call(key)));
        assertThat(tool().pages(title)).isEqualTo(1);
        int woken = tool().wakeUps(title);
        assertThat(woken).isPositive();
        if (!safety.hasHandle()) {
            again(safety, key, title);
            assertThat(tool().wakeUps(title))
                    .as("without a handle a repeat wakes again")
                    .isGreaterThan(woken);
            return;
        }
        tool().letSearchCatchUp(SETTLE_DELAY);
        Optional<Page> open = paging().find(key, call());
        assertThat(open).isPresent();
        tool().resolveByHand(open.get().id());
        tool().letSearchCatchUp(SETTLE_DELAY);
        assertThat(paging().find(key, call())).map(Page::state).contains(Page.State.RESOLVED);
        Page again = again(safety, key, title);
        assertThat(again.id()).isEqualTo(open.get().id());
        assertThat(again.state()).isEqualTo(Page.State.RESOLVED);
        assertThat(tool().pages(title)).isEqualTo(1);
        assertThat(tool().wakeUps(title)).isEqualTo(woken);
    }

    @Test
    @DisplayName("PAGE-5 finds by key what the key made, and nothing for another key")
    void finds_by_key() {
        String title = unique("Checkout fails");
        RequestKey key = key();
        Page page = page(title, key);
        page(unique("Another"), key());
        tool().letSearchCatchUp(SETTLE_DELAY);
        assertThat(paging().find(key, call()).map(Page::id))
                .isEqualTo(safety(Operation.PAGE).hasHandle() ? Optional.of(page.id()) : Optional.empty());
        assertThat(paging().find(key(), call())).isEmpty();
    }

    @Test
    @DisplayName("PAGE-6 tells who took a page and when, and nothing of a page that never was")
    void tells_who_took_it() {
        Page page = page(unique("Checkout fails"), key());
        tool().acknowledge(page.id());
        Page taken = paging().get(page.id(), call()).orElseThrow();
        assertThat(taken.state()).isEqualTo(Page.State.ACKNOWLEDGED);
        assertThat(taken.acknowledgedBy()).isNotBlank();
        assertThat(taken.changedAt()).isAfterOrEqualTo(page.changedAt());
        assertThat(taken.link()).isEqualTo(page.link());
        assertThat(paging().get(unique("NEVER"), call())).isEmpty();
    }

    @Test
    @DisplayName("PAGE-7 asks more people to join the same page, or says that it cannot")
    void adds_responders() {
        String title = unique("Checkout fails");
        Page page = page(title, key());
        if (!isJoinable()) {
            assertThatThrownBy(() -> join(page, call())).isInstanceOf(Unsupported.class);
            return;
        }
        int woken = tool().wakeUps(title);
        int notified = paging().get(page.id(), call()).orElseThrow().notified().size();
        join(page, call());
        assertThat(tool().pages(title)).isEqualTo(1);
        assertThat(tool().wakeUps(title)).isGreaterThan(woken);
        assertThat(paging().get(page.id(), call()).orElseThrow().notified()).hasSizeGreaterThan(notified);
    }

    @Test
    @DisplayName("PAGE-8 makes of one key sent twice as many notes as it declares, and knows them by key")
    void notes_as_declared() {
        Page page = page(unique("Checkout fails"), key());
        RequestKey key = key();
        RepeatSafety safety = safety(Operation.PAGE_NOTE);
        String text = unique("note");
        paging().note(page.id(), text, call(key));
        assertThat(tool().notes(page.id()))
                .extracting(Rendered::text)
                .singleElement()
                .asString()
                .contains(text);
        paging().note(page.id(), text, retry(key));
        assertThat(tool().notes(page.id()).size())
                .as("notes made under %s", safety)
                .isIn(copiesUnseen(safety));
        tool().letSearchCatchUp(SETTLE_DELAY);
        assertThat(paging().hasNote(page.id(), key, call())).isEqualTo(safety.hasHandle());
        assertThat(paging().hasNote(page.id(), key(), call())).isFalse();
    }

    @Test
    @DisplayName("PAGE-9 has one note after an answer was lost and the call was repeated as declared")
    void notes_once_after_a_lost_answer() {
        Page page = page(unique("Checkout fails"), key());
        RequestKey key = key();
        RepeatSafety safety = safety(Operation.PAGE_NOTE);
        loseAnswer(() -> paging().note(page.id(), "once", call(key)));
        againIfMissing(
                safety,
                SETTLE_DELAY,
                () -> paging().hasNote(page.id(), key, retry(key)),
                () -> paging().note(page.id(), "once", retry(key)));
        assertThat(tool().notes(page.id())).hasSize(copies(safety));
    }

    @Test
    @DisplayName("PAGE-10 resolves a page, and a page that is resolved already is a success")
    void resolves() {
        String title = unique("Checkout fails");
        Page page = page(title, key());
        paging().resolve(page.id(), call());
        paging().resolve(page.id(), call());
        assertThat(paging().get(page.id(), call())).map(Page::state).contains(Page.State.RESOLVED);
        Page other = page(unique("Another"), key());
        tool().resolveByHand(other.id());
        paging().resolve(other.id(), call());
        assertThat(paging().get(other.id(), call())).map(Page::state).contains(Page.State.RESOLVED);
    }

    @Test
    @DisplayName("PAGE-11 tells the page's own log, oldest first, each entry by an id of its own")
    void tells_the_log() {
        Page page = page(unique("Checkout fails"), key());
        List<PageLogEntry> before = paging().log(page.id(), call());
        tool().acknowledge(page.id());
        tool().resolveByHand(page.id());
        List<PageLogEntry> after = paging().log(page.id(), call());
        assertThat(after).hasSizeGreaterThanOrEqualTo(before.size() + 2);
        assertThat(after).extracting(PageLogEntry::id).doesNotHaveDuplicates();
        assertThat(after)
                .extracting(PageLogEntry::id)
                .startsWith(before.stream().map(PageLogEntry::id).toArray(String[]::new));
        assertThat(after).extracting(PageLogEntry::at).isSortedAccordingTo(Instant::compareTo);
        assertThat(after).allSatisfy(entry -> assertThat(entry.text()).isNotBlank());
    }

    @Test
    @DisplayName("PAGE-12 says so when the target is unknown, and wakes nobody")
    void rejects_an_unknown_target() {
        String title = unique("Checkout fails");
        assertThatThrownBy(() -> paging().page(request(tool().unknown(), title), call()))
                .isInstanceOfAny(Rejected.class, Misconfigured.class, Unsupported.class);
        assertThat(tool().pages(title)).isZero();
        assertThat(tool().wakeUps(title)).isZero();
        page(title, key());
    }

    @Test
    @DisplayName("PAGE-13 shows a text that is too long whole or cut, never inside a character, or rejects it and wakes"
            + " nobody")
    void shows_or_rejects_long_texts() {
        page(unique("Short"), key());
        for (int length : List.of(100, 5_000, 100_000)) {
            String start = unique("Long");
            PageRequest request = new PageRequest(
                    target(),
                    start + Texts.ofWidePoints(length),
                    "d" + Texts.ofWidePoints(length),
                    Urgency.HIGH,
                    Map.of());
            Optional<Page> paged = unlessRejected(() -> paging().page(request, call()));
            assertThat(tool().pages(start)).isEqualTo(paged.isPresent() ? 1 : 0);
            assertThat(tool().wakeUps(start) > 0)
                    .as("whether anybody was woken")
                    .isEqualTo(paged.isPresent());
            paged.ifPresent(page -> {
                assertThat(Texts.isWhole(tool().title(page.id()).text()))
                        .as("whether the title was not cut inside a character")
                        .isTrue();
                assertThat(Texts.isWhole(tool().details(page.id()).text()))
                        .as("the same of the details")
                        .isTrue();
            });
            assertThat(length > 100 || paged.isPresent())
                    .as("whether %d characters are taken", length)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("PAGE-14 shows text from people as plain text, whatever it looks like, and links where they lead")
    void shows_plain_text() {
        URI room = URI.create("https://chat.example/C1?a=b&c=d");
        for (String text : Texts.MARKUP) {
            Page page =
                    paging().page(new PageRequest(target(), text, text, Urgency.HIGH, Map.of("Room", room)), call());
            paging().note(page.id(), text, call());
            assertThat(tool().notes(page.id())).hasSize(1);
            Rendered details = tool().details(page.id());
            assertThat(details.links()).contains(room.toString());
            for (Rendered seen : List.of(
                    tool().title(page.id()), details, tool().notes(page.id()).get(0))) {
                assertThat(seen.text()).contains(text);
                assertThat(seen.mentions()).as("mentions made of %s", text).isEmpty();
                assertThat(seen.links())
                        .as("links made of %s that do not show where they lead", text)
                        .allMatch(link -> text.contains(link) || link.equals(room.toString()));
            }
        }
    }

    @Test
    @DisplayName("PAGE-15 says that a refused page was not carried out and when to come back")
    void tells_of_a_refusal() {
        String title = unique("Checkout fails");
        RequestKey key = key();
        refuse(() -> paging().page(request(title), call(key)));
        assertThat(tool().pages(title)).isZero();
        assertThat(tool().wakeUps(title)).isZero();
        paging().page(request(title), retry(key));
        assertThat(tool().pages(title)).isEqualTo(1);
    }

    @Test
    @DisplayName("PAGE-16 declares a repeat safety for each operation")
    void declares_all() {
        page(unique("Checkout fails"), key());
        assertDeclared(paging().promises(), List.of(Operation.PAGE, Operation.PAGE_NOTE, Operation.PAGE_RESOLVE));
    }

    @Test
    @DisplayName("PAGE-17 marks the page of an exercise as one")
    void marks_exercises() {
        String title = unique("Checkout fails");
        Page page = paging().page(request(title), drill());
        assertThat(tool().title(page.id()).text())
                .as("expected the title and a mark")
                .contains(title)
                .isNotEqualTo(title);
    }

    @Test
    @DisplayName(
            "PAGE-18 asks people to join as often as it declares after an answer was lost and the call was repeated")
    void adds_responders_once_after_a_lost_answer() {
        String title = unique("Checkout fails");
        Page page = page(title, key());
        if (!isJoinable()) {
            assertThatThrownBy(() -> join(page, call())).isInstanceOf(Unsupported.class);
            return;
        }
        RequestKey key = key();
        int paged = tool().wakeUps(title);
        loseAnswer(() -> join(page, call(key)));
        int asked = tool().wakeUps(title) - paged;
        assertThat(asked).as("people asked").isPositive();
        tool().letSearchCatchUp(SETTLE_DELAY);
        join(page, retry(key));
        assertThat(tool().wakeUps(title) - paged)
                .as("people asked after the repeat")
                .isEqualTo(asked * copies(safety(Operation.PAGE_ADD_RESPONDERS)));
        assertThat(tool().pages(title)).isEqualTo(1);
    }

    @Test
    @DisplayName("PAGE-19 asks nobody to join a page that is resolved, and says so")
    void asks_nobody_to_join_a_resolved_page() {
        String title = unique("Checkout fails");
        Page page = page(title, key());
        if (!isJoinable()) {
            assertThatThrownBy(() -> join(page, call())).isInstanceOf(Unsupported.class);
            return;
        }
        RequestKey key = key();
        join(page, call(key));
        tool().letSearchCatchUp(SETTLE_DELAY);
        tool().resolveByHand(page.id());
        int woken = tool().wakeUps(title);
        assertThatThrownBy(() -> join(page, call())).isInstanceOf(Rejected.class);
        if (safety(Operation.PAGE_ADD_RESPONDERS).hasHandle()) {
            join(page, retry(key));
        }
        assertThat(tool().wakeUps(title)).isEqualTo(woken);
        assertThat(paging().get(page.id(), call())).map(Page::state).contains(Page.State.RESOLVED);
    }

    private boolean isJoinable() {
        return paging().promises().byOperation().containsKey(Operation.PAGE_ADD_RESPONDERS);
    }

    private void join(Page page, CallContext context) {
        paging().addResponders(page.id(), List.of(tool().another()), "please join", context);
    }

    private Paging paging() {
        return tool().paging();
    }

    private RepeatSafety safety(Operation operation) {
        return paging().promises().of(operation);
    }

    private PageTarget target() {
        return tool().targets().get(0);
    }

    private PageRequest request(String title) {
        return request(target(), title);
    }

    private static PageRequest request(PageTarget target, String title) {
        return new PageRequest(target, title, "Customers cannot pay", Urgency.HIGH, Map.of());
    }

    private Page page(String title, RequestKey key) {
        int before = tool().pages(title);
        Page page = paging().page(request(title), call(key));
        assertThat(tool().pages(title)).as("pages after one was made").isEqualTo(before + 1);
        return page;
    }

    private Page again(RepeatSafety safety, RequestKey key, String title) {
        return again(
                safety,
                SETTLE_DELAY,
                () -> paging().find(key, retry(key)).stream().toList(),
                () -> paging().page(request(title), retry(key)));
    }
}
