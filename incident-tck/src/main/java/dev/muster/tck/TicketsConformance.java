package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unsupported;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.RichText;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.TicketChange;
import dev.muster.spi.ticket.TicketDraft;
import dev.muster.spi.ticket.TicketQuery;
import dev.muster.spi.ticket.TicketState;
import dev.muster.spi.ticket.Tickets;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an issue tracker promises. */
public abstract class TicketsConformance extends Conformance<TicketsFixture> {

    /** For subclasses. */
    protected TicketsConformance() {}

    @Test
    @DisplayName("TICKET-1 creates a ticket as it was drafted and answers with a link")
    void creates() {
        String summary = unique("Checkout fails");
        Person assignee = tool().twoPeople().get(0);
        TicketDraft draft = new TicketDraft(
                "incident",
                summary,
                RichText.plain("It began at noon"),
                "",
                assignee,
                Set.of("tck-major"),
                tool().fields());
        Ticket created = tickets().create(draft, call());
        assertThat(tool().tickets(summary)).isEqualTo(1);
        assertThat(created.id()).isNotBlank();
        assertThat(created.key()).isNotBlank();
        assertThat(created.link().isAbsolute())
                .as("whether the link can be opened")
                .isTrue();
        Ticket now = tickets().get(created.id(), call()).orElseThrow();
        assertThat(now.summary()).isEqualTo(summary);
        assertThat(now.state()).isEqualTo(TicketState.OPEN);
        assertThat(now.assignee()).isNotNull();
        assertThat(now.labels()).contains("tck-major");
        assertThat(now.openedAt()).isNotNull();
        assertThat(now.fields()).containsAllEntriesOf(tool().fields());
        assertThat(tool().description(created.id()).text()).contains("It began at noon");
    }

    @Test
    @DisplayName("TICKET-2 makes of one key sent twice as many tickets as it declares")
    void creates_as_declared() {
        String summary = unique("Checkout fails");
        RequestKey key = key();
        Ticket first = tickets().create(draft(summary), call(key));
        Ticket second = tickets().create(draft(summary), retry(key));
        int made = tool().tickets(summary);
        assertThat(made)
                .as("tickets made under %s", safety(Operation.TICKET_CREATE))
                .isIn(copiesUnseen(safety(Operation.TICKET_CREATE)));
        assertThat(second.id().equals(first.id()))
                .as("whether both answers are one ticket")
                .isEqualTo(made == 1);
    }

    @Test
    @DisplayName("TICKET-3 has one ticket after an answer was lost and the call was repeated as declared")
    void creates_one_after_a_lost_answer() {
        String summary = unique("Checkout fails");
        RequestKey key = key();
        RepeatSafety safety = safety(Operation.TICKET_CREATE);
        loseAnswer(() -> tickets().create(draft(summary), call(key)));
        assertThat(tool().tickets(summary)).isEqualTo(1);
        Ticket ticket = again(
                safety,
                settleDelay(),
                () -> tickets().find(key, retry(key)),
                () -> tickets().create(draft(summary), retry(key)));
        assertThat(tool().tickets(summary)).isEqualTo(copies(safety));
        assertThat(ticket.summary()).isEqualTo(summary);
    }

    @Test
    @DisplayName(
            "TICKET-4 finds by key, once its search has caught up, what the key made and nothing else, oldest first")
    void finds_by_key() {
        String summary = unique("Checkout fails");
        RequestKey key = key();
        Ticket first = tickets().create(draft(summary), call(key));
        create(unique("Another"));
        Ticket second = tickets().create(draft(summary), retry(key));
        tool().letSearchCatchUp(settleDelay());
        List<String> made = first.id().equals(second.id()) ? List.of(first.id()) : List.of(first.id(), second.id());
        boolean hasHandle = safety(Operation.TICKET_CREATE).hasHandle();
        assertThat(tickets().find(key, call())).extracting(Ticket::id).isEqualTo(hasHandle ? made : List.of());
        assertThat(tickets().find(key(), call())).isEmpty();
        assertThat(tool().tickets(summary)).isEqualTo(made.size());
    }

    @Test
    @DisplayName("TICKET-5 knows a ticket by id and by key, and nothing of one that was deleted or never was")
    void knows_by_id_and_key() {
        Ticket ticket = create(unique("Checkout fails"));
        assertThat(tickets().get(ticket.id(), call())).map(Ticket::key).contains(ticket.key());
        assertThat(tickets().get(ticket.key(), call())).map(Ticket::id).contains(ticket.id());
        tool().delete(ticket.id());
        assertThat(tickets().get(ticket.id(), call())).isEmpty();
        assertThat(tickets().get(ticket.key(), call())).isEmpty();
        assertThat(tickets().get("TCKNEVER-999999", call())).isEmpty();
    }

    @Test
    @DisplayName("TICKET-6 shows text from people as plain text, whatever it looks like")
    void shows_plain_text() {
        for (String text : Texts.MARKUP) {
            Ticket ticket = tickets()
                    .create(
                            new TicketDraft("incident", text, RichText.plain(text), "", null, Set.of(), Map.of()),
                            call());
            tickets().comment(ticket.id(), RichText.plain(text), call());
            assertThat(tool().comments(ticket.id())).hasSize(1);
            for (Rendered seen : List.of(
                    tool().summary(ticket.id()),
                    tool().description(ticket.id()),
                    tool().comments(ticket.id()).get(0))) {
                assertThat(seen.text()).contains(text);
                assertThat(seen.mentions()).as("mentions made of %s", text).isEmpty();
                assertThat(seen.links())
                        .as("links made of %s that do not show where they lead", text)
                        .allMatch(text::contains);
            }
        }
    }

    @Test
    @DisplayName(
            "TICKET-7 shows a text that is too long whole or cut, never inside a character, or rejects it by its field")
    void shows_or_rejects_long_texts() {
        create(unique("Short"));
        for (int length : List.of(100, 5_000, 100_000)) {
            String start = unique("Long");
            RichText description = RichText.plain("d" + Texts.ofWidePoints(length));
            String summary = start + Texts.ofWidePoints(length);
            Optional<Ticket> created = unlessRejected(() -> tickets()
                    .create(new TicketDraft("incident", summary, description, "", null, Set.of(), Map.of()), call()));
            created.ifPresent(ticket -> {
                String seen = tool().summary(ticket.id()).text();
                assertThat(seen.startsWith(start))
                        .as("whether the beginning is shown")
                        .isTrue();
                assertThat(Texts.isWhole(seen))
                        .as("whether no character was cut in two")
                        .isTrue();
                assertThat(Texts.isWhole(tool().description(ticket.id()).text()))
                        .as("the same of the description")
                        .isTrue();
            });
            assertThat(length > 100 || created.isPresent())
                    .as("whether %d characters are taken", length)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("TICKET-8 sets the values that are given, again and again, and leaves the others alone")
    void updates() {
        Ticket ticket = create(unique("Checkout fails"));
        String renamed = unique("Checkout is slow");
        Person person = tool().twoPeople().get(1);
        for (int round = 0; round < 2; round++) {
            String words = "It began at " + round;
            tickets().update(ticket.id(), change(renamed, null, null), call());
            assertThat(tool().summary(ticket.id()).text()).isEqualTo(renamed);
            assertThat(tool().description(ticket.id()).text()).contains("It began at");
            tickets().update(ticket.id(), change(null, RichText.plain(words), null), call());
            tickets().update(ticket.id(), change(null, null, person), call());
            assertThat(tool().summary(ticket.id()).text()).isEqualTo(renamed);
            assertThat(tool().description(ticket.id()).text()).contains(words);
        }
        assertThat(tickets().get(ticket.id(), call())).map(Ticket::assignee).isPresent();
        assertThat(tool().tickets(renamed)).isEqualTo(1);
    }

    @Test
    @DisplayName("TICKET-9 moves a ticket along its workflow, and a ticket that is there already is a success")
    void moves() {
        Ticket ticket = create(unique("Checkout fails"));
        for (TicketState state : tool().path()) {
            tickets().transition(ticket.id(), state, call());
            tickets().transition(ticket.id(), state, call());
            assertThat(tickets().get(ticket.id(), call())).map(Ticket::state).contains(state);
        }
    }

    @Test
    @DisplayName("TICKET-10 rejects a move that the workflow has no step for, or can move anywhere")
    void rejects_a_missing_step() {
        Ticket ticket = create(unique("Checkout fails"));
        if (tool().unreachable().isPresent()) {
            TicketState state = tool().unreachable().get();
            assertThatThrownBy(() -> tickets().transition(ticket.id(), state, call()))
                    .isInstanceOf(Rejected.class);
            assertThat(tickets().get(ticket.id(), call())).map(Ticket::state).contains(TicketState.OPEN);
        } else {
            for (TicketState state : TicketState.values()) {
                Ticket other = create(unique("Checkout fails"));
                tickets().transition(other.id(), state, call());
                assertThat(tickets().get(other.id(), call())).map(Ticket::state).contains(state);
            }
        }
    }

    @Test
    @DisplayName("TICKET-11 makes of one key sent twice as many comments as it declares, and knows them by key")
    void comments_as_declared() {
        Ticket ticket = create(unique("Checkout fails"));
        RequestKey key = key();
        String text = unique("comment");
        RepeatSafety safety = safety(Operation.TICKET_COMMENT);
        tickets().comment(ticket.id(), RichText.plain(text), call(key));
        assertThat(tool().comments(ticket.id())).hasSize(1);
        assertThat(tool().comments(ticket.id()).get(0).text()).contains(text);
        tickets().comment(ticket.id(), RichText.plain(text), retry(key));
        assertThat(tool().comments(ticket.id()).size())
                .as("comments made under %s", safety)
                .isIn(copiesUnseen(safety));
        tool().letSearchCatchUp(settleDelay());
        assertThat(tickets().findComments(ticket.id(), key, call()))
                .hasSize(safety.hasHandle() ? tool().comments(ticket.id()).size() : 0);
        assertThat(tickets().findComments(ticket.id(), key(), call())).isEmpty();
    }

    @Test
    @DisplayName("TICKET-12 has one comment after an answer was lost and the call was repeated as declared")
    void comments_once_after_a_lost_answer() {
        Ticket ticket = create(unique("Checkout fails"));
        RequestKey key = key();
        RepeatSafety safety = safety(Operation.TICKET_COMMENT);
        loseAnswer(() -> tickets().comment(ticket.id(), RichText.plain("once"), call(key)));
        againIfMissing(
                safety,
                settleDelay(),
                () -> !tickets().findComments(ticket.id(), key, retry(key)).isEmpty(),
                () -> tickets().comment(ticket.id(), RichText.plain("once"), retry(key)));
        assertThat(tool().comments(ticket.id())).hasSize(copies(safety));
    }

    @Test
    @DisplayName("TICKET-24 takes back a comment that was made twice, the later one, and once more without harm")
    void takes_a_comment_back() {
        Ticket ticket = create(unique("Checkout fails"));
        RequestKey key = key();
        String first = tickets().comment(ticket.id(), RichText.plain("first"), call(key));
        String later = tickets().comment(ticket.id(), RichText.plain("later"), call());
        tool().letSearchCatchUp(settleDelay());
        if (safety(Operation.TICKET_COMMENT).hasHandle()) {
            assertThat(tickets().findComments(ticket.id(), key, call())).containsExactly(first);
        }
        tickets().retractComment(ticket.id(), later, call());
        tickets().retractComment(ticket.id(), later, call());
        assertThat(tool().comments(ticket.id())).hasSize(1);
        assertThat(tool().comments(ticket.id()).get(0).text()).contains("first");
    }

    @Test
    @DisplayName("TICKET-13 keeps a web link once per target, under its newest title")
    void links() {
        Ticket ticket = create(unique("Checkout fails"));
        URI room = URI.create("https://chat.example/C1?a=b&c=d");
        tickets().link(ticket.id(), "Room", room, call());
        tickets().link(ticket.id(), "Incident room", room, call());
        tickets().link(ticket.id(), "Incident room", room, call());
        assertThat(tool().links(ticket.id())).isEqualTo(Map.of(room, "Incident room"));
    }

    @Test
    @DisplayName("TICKET-14 relates two tickets once, however often it is told to")
    void relates() {
        Ticket review = create(unique("Review"));
        Ticket incident = create(unique("Checkout fails"));
        tickets().relate(review.id(), "post-mortem of", incident.id(), call());
        tickets().relate(review.id(), "post-mortem of", incident.id(), call());
        assertThat(tool().related(review.id())).containsExactly(incident.id());
    }

    @Test
    @DisplayName("TICKET-15 lists the newest open incident tickets, newest first, no more than asked for")
    void lists_the_newest_open() {
        Ticket first = create(unique("First"));
        Ticket closed = create(unique("Closed"));
        Ticket second = create(unique("Second"));
        String item = unique("Item");
        tickets()
                .create(
                        new TicketDraft("action-item", item, RichText.plain("later"), "", null, Set.of(), Map.of()),
                        call());
        tool().path().forEach(state -> tickets().transition(closed.id(), state, call()));
        assertThat(tool().path().get(tool().path().size() - 1).isFinal())
                .as("whether path() ends in a final state")
                .isTrue();
        tool().letSearchCatchUp(settleDelay());
        assertThat(tickets().newestOpen(2, call())).extracting(Ticket::id).containsExactly(second.id(), first.id());
        assertThat(tickets().newestOpen(1, call())).extracting(Ticket::id).containsExactly(second.id());
    }

    @Test
    @DisplayName("TICKET-16 searches by words, labels and openness, newest first, no more than asked for")
    void searches() {
        String word = unique("zebra").replace("-", "");
        String label = unique("tck-label");
        Ticket first = tickets().create(labelled("First " + word + " fails", label), call());
        Ticket second = tickets().create(labelled("Second " + word + " \"fails\" AND (x)", "tck-other"), call());
        create("Third fails");
        tool().letSearchCatchUp(settleDelay());
        assertThat(found(word, Set.of(), 10)).containsExactly(second.id(), first.id());
        assertThat(found(word, Set.of(), 1)).containsExactly(second.id());
        assertThat(found(word, Set.of(label), 10)).containsExactly(first.id());
        assertThat(found("", Set.of(label), 10)).containsExactly(first.id());
        assertThat(found(unique("nothing").replace("-", ""), Set.of(), 10)).isEmpty();
        tool().path().forEach(state -> tickets().transition(second.id(), state, call()));
        tool().letSearchCatchUp(settleDelay());
        assertThat(tickets().search(new TicketQuery(word, Set.of(), true, 10), call()))
                .extracting(Ticket::id)
                .containsExactly(first.id());
        assertThat(found(word, Set.of(), 10)).containsExactly(second.id(), first.id());
    }

    @Test
    @DisplayName("TICKET-17 takes every character of a searched text as it is")
    void searches_hostile_texts() {
        String word = unique("giraffe").replace("-", "");
        create("Only " + word);
        tool().letSearchCatchUp(settleDelay());
        assertThat(found(word, Set.of(), 10)).hasSize(1);
        for (String text : List.of(
                word + "\" OR \"1\"=\"1",
                word + "' OR ''='",
                word + "\\",
                word + "\" ORDER BY created",
                word + ") OR (summary ~ \"x",
                word + "-*~?")) {
            assertThat(found(text, Set.of(), 10).size())
                    .as("tickets found for %s", text)
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    @DisplayName("TICKET-18 retracts the superfluous ticket only, and again without harm")
    void retracts() {
        String summary = unique("Checkout fails");
        Ticket kept = create(summary);
        Ticket superfluous = tickets().create(draft(summary), call());
        assertThat(tool().tickets(summary)).isEqualTo(2);
        tickets().retract(superfluous, call());
        tickets().retract(superfluous, call());
        assertThat(tool().tickets(summary)).isEqualTo(1);
        assertThat(tickets().get(kept.id(), call())).map(Ticket::state).contains(TicketState.OPEN);
        Ticket gone = create(unique("Gone"));
        tool().delete(gone.id());
        tickets().retract(gone, call());
        assertThat(tickets().get(kept.id(), call())).map(Ticket::state).contains(TicketState.OPEN);
    }

    @Test
    @DisplayName("TICKET-19 says that a refused call was not carried out and when to come back")
    void tells_of_a_refusal() {
        String summary = unique("Checkout fails");
        RequestKey key = key();
        refuse(() -> tickets().create(draft(summary), call(key)));
        assertThat(tool().tickets(summary)).isZero();
        tickets().create(draft(summary), retry(key));
        assertThat(tool().tickets(summary)).isEqualTo(1);
    }

    @Test
    @DisplayName("TICKET-20 restricts the ticket of what not everybody may see, or refuses where the tool cannot")
    void keeps_visibility() {
        assertThat(tool().isRestricted(create(unique("Open")).id()))
                .as("an open incident's ticket")
                .isFalse();
        for (Visibility visibility : List.of(Visibility.RESTRICTED, Visibility.SECRET)) {
            String summary = unique("Quiet");
            CallContext call = call().withVisibility(visibility);
            if (tool().hasRestricted()) {
                assertThat(tool().isRestricted(
                                        tickets().create(draft(summary), call).id()))
                        .as("a %s one's", visibility)
                        .isTrue();
            } else {
                assertThatThrownBy(() -> tickets().create(draft(summary), call)).isInstanceOf(Unsupported.class);
                assertThat(tool().tickets(summary)).isZero();
            }
        }
    }

    @Test
    @DisplayName("TICKET-21 creates each kind of ticket")
    void creates_each_kind() {
        for (String kind : List.of("incident", "review", "action-item")) {
            String summary = unique(kind);
            TicketDraft draft = new TicketDraft(kind, summary, RichText.plain("text"), "", null, Set.of(), Map.of());
            tickets().create(draft, call());
            assertThat(tool().tickets(summary)).as("tickets of kind %s", kind).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("TICKET-22 declares a repeat safety for each operation")
    void declares_all() {
        create(unique("Checkout fails"));
        assertDeclared(
                tickets().promises(),
                List.of(
                        Operation.TICKET_CREATE,
                        Operation.TICKET_UPDATE,
                        Operation.TICKET_TRANSITION,
                        Operation.TICKET_COMMENT,
                        Operation.TICKET_LINK,
                        Operation.TICKET_RELATE));
        assertThat(settleDelay().isNegative())
                .as("whether settleDelay() is negative")
                .isFalse();
    }

    @Test
    @DisplayName("TICKET-23 marks the ticket of an exercise as one")
    void marks_exercises() {
        String summary = unique("Checkout fails");
        Ticket ticket = tickets().create(draft(summary), drill());
        assertThat(tickets().get(ticket.id(), call())).isPresent();
        String seen = tool().summary(ticket.id()).text()
                + tool().description(ticket.id()).text()
                + ticket.labels();
        assertThat(seen).as("expected the summary").contains(summary);
        Ticket real = create(summary);
        String plain =
                tool().summary(real.id()).text() + tool().description(real.id()).text() + real.labels();
        assertThat(seen)
                .as("summary, description and labels: expected a mark in one")
                .isNotEqualTo(plain);
    }

    private Tickets tickets() {
        return tool().tickets();
    }

    private Duration settleDelay() {
        return tickets().settleDelay();
    }

    private RepeatSafety safety(Operation operation) {
        return tickets().promises().of(operation);
    }

    private static TicketDraft draft(String summary) {
        return new TicketDraft("incident", summary, RichText.plain("It began at noon"), "", null, Set.of(), Map.of());
    }

    private static TicketDraft labelled(String summary, String label) {
        return new TicketDraft("incident", summary, RichText.plain("text"), "", null, Set.of(label), Map.of());
    }

    private Ticket create(String summary) {
        int before = tool().tickets(summary);
        Ticket ticket = tickets().create(draft(summary), call());
        assertThat(tool().tickets(summary)).as("tickets after one was created").isEqualTo(before + 1);
        return ticket;
    }

    private static TicketChange change(
            @Nullable String summary, @Nullable RichText description, @Nullable Person assignee) {
        return new TicketChange(summary, description, null, assignee, Map.of());
    }

    private List<String> found(String text, Set<String> labels, int limit) {
        return tickets().search(new TicketQuery(text, labels, false, limit), call()).stream()
                .map(Ticket::id)
                .toList();
    }
}
