package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.ANN;
import static dev.muster.provider.inmemory.Fixtures.BOB;
import static dev.muster.provider.inmemory.Fixtures.key;
import static dev.muster.provider.inmemory.Fixtures.meanings;
import static dev.muster.provider.inmemory.Fixtures.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.text.RichText;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.TicketChange;
import dev.muster.spi.ticket.TicketDraft;
import dev.muster.spi.ticket.TicketQuery;
import dev.muster.spi.ticket.TicketState;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("an in-memory tracker")
class InMemoryTicketsTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryProvider provider = InMemoryProvider.create(clock);
    private final InMemoryTickets tickets = provider.ticketTool();

    @Test
    void searches_behind_its_writes_but_reads_by_id_at_once() {
        Ticket made = tickets.create(draft("checkout fails"), key("i1/ticket"));
        assertThat(tickets.get(made.id(), key("g"))).contains(made);
        assertThat(tickets.get("INC-1", key("g"))).contains(made);
        assertThat(tickets.find(RequestKey.of("i1/ticket"), key("f"))).isEmpty();
        assertThat(tickets.search(query("checkout"), key("s"))).isEmpty();
        assertThat(tickets.newestOpen(5, key("n"))).isEmpty();
        clock.advance(tickets.settleDelay());
        assertThat(tickets.find(RequestKey.of("i1/ticket"), key("f"))).containsExactly(made);
        assertThat(tickets.search(query("checkout"), key("s"))).containsExactly(made);
        assertThat(tickets.newestOpen(5, key("n"))).containsExactly(made);
    }

    @Test
    void makes_a_second_one_for_the_same_key_and_takes_it_back() {
        tickets.create(draft("a"), key("i1/ticket"));
        Ticket second = tickets.create(draft("a"), key("i1/ticket"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(tickets.find(RequestKey.of("i1/ticket"), key("f"))).hasSize(2);
        assertThat(provider.doubled()).containsExactly("i1/ticket: [INC-1, INC-2]");
        tickets.retract(second, key("i1/ticket"));
        tickets.retract(second, key("i1/ticket"));
        assertThat(provider.doubled()).isEmpty();
        assertThat(tickets.get(second.id(), key("g"))).isEmpty();
    }

    @Test
    void behaves_as_it_is_told_to_promise() {
        for (RepeatSafety safety : RepeatSafety.values()) {
            InMemoryProvider tool = InMemoryProvider.builder()
                    .clock(clock)
                    .safety(Operation.TICKET_CREATE, safety)
                    .build();
            InMemoryTickets tracker = tool.ticketTool();
            assertThat(tracker.promises().of(Operation.TICKET_CREATE)).isEqualTo(safety);
            Ticket first = tracker.create(draft("a"), key("i1/ticket"));
            boolean sameWhileOpen = safety == RepeatSafety.NATURAL
                    || safety == RepeatSafety.NATIVE_KEY
                    || safety == RepeatSafety.UNIQUE_NAME
                    || safety == RepeatSafety.NATIVE_KEY_WHILE_OPEN;
            assertThat(tracker.create(draft("a"), key("i1/ticket")).id().equals(first.id()))
                    .as(safety.name())
                    .isEqualTo(sameWhileOpen);
            tracker.move(first.id(), TicketState.CLOSED, "bob");
            Ticket later = tracker.create(draft("a"), key("i1/ticket"));
            assertThat(later.id().equals(first.id()))
                    .as(safety.name())
                    .isEqualTo(sameWhileOpen && safety != RepeatSafety.NATIVE_KEY_WHILE_OPEN);
            int foundAtOnce = tracker.find(RequestKey.of("i1/ticket"), key("f")).size();
            assertThat(foundAtOnce > 0)
                    .as(safety.name())
                    .isEqualTo(safety != RepeatSafety.NONE && safety != RepeatSafety.FIND_LAGGING);
        }
    }

    @Test
    void changes_what_is_given_and_leaves_the_rest() {
        Ticket made = tickets.create(draft("a"), secret("i1/ticket"));
        tickets.update(made.id(), new TicketChange(null, null, "P1", BOB, Map.of("team", "web")), key("i1/u"));
        TrackedTicket now = tickets.ticket("INC-1").orElseThrow();
        assertThat(now.ticket().summary()).isEqualTo("a");
        assertThat(now.ticket().assignee()).isEqualTo(BOB.id());
        assertThat(now.priority()).isEqualTo("P1");
        assertThat(now.ticket().fields()).containsEntry("team", "web");
        assertThat(now.visibility()).isEqualTo(Visibility.SECRET);
    }

    @Test
    void moves_through_its_workflow_only() {
        Ticket made = tickets.create(draft("a"), key("i1/ticket"));
        tickets.withoutState(TicketState.MITIGATED);
        tickets.transition(made.id(), TicketState.IN_PROGRESS, key("i1/t"));
        tickets.transition(made.id(), TicketState.IN_PROGRESS, key("i1/t"));
        assertThatThrownBy(() -> tickets.transition(made.id(), TicketState.MITIGATED, key("i1/t2")))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("MITIGATED");
    }

    @Test
    void knows_comments_by_their_key_and_links_and_relations_by_what_they_are() {
        Ticket made = tickets.create(draft("a"), key("i1/ticket"));
        Ticket review = tickets.create(draft("b"), key("i1/review"));
        tickets.comment(made.id(), RichText.plain("hello"), key("i1/c"));
        assertThat(tickets.findComments(made.key(), RequestKey.of("i1/c"), key("h")))
                .hasSize(1);
        assertThat(tickets.findComments(made.id(), RequestKey.of("i1/d"), key("h")))
                .isEmpty();
        URI link = URI.create("https://example.com/doc");
        tickets.link(made.id(), "Doc", link, key("i1/l"));
        tickets.link(made.id(), "Document", link, key("i1/l"));
        tickets.relate(review.id(), "post-mortem of", made.id(), key("i1/r"));
        tickets.relate(review.id(), "post-mortem of", made.id(), key("i1/r"));
        assertThat(tickets.ticket("INC-1").orElseThrow().links()).isEqualTo(Map.of(link, "Document"));
        assertThat(tickets.ticket("INC-2").orElseThrow().relations()).containsExactly("post-mortem of INC-1");
    }

    @Test
    void makes_a_line_of_any_summary_that_is_not_too_long() {
        assertThat(tickets.create(draft("🔥".repeat(255)), key("i1/a")).summary())
                .hasSize(510);
        assertThatThrownBy(() -> tickets.create(draft("x".repeat(256)), key("i1/c")))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.field()).isEqualTo("summary"));
        assertThat(tickets.create(draft("two\r\nlines"), key("i1/b")).summary()).isEqualTo("two lines");
    }

    @Test
    void tells_what_people_change_and_forgets_what_they_delete() {
        Ticket made = tickets.create(draft("a"), key("i1/ticket"));
        tickets.assign(made.id(), BOB.id(), "ann");
        tickets.move(made.id(), TicketState.RESOLVED, "bob");
        tickets.edit(made.id(), "b", "bob");
        tickets.setField(made.id(), "team", "web", "bob");
        tickets.say(made.id(), "done", "bob");
        List<Meaning> meanings = meanings(provider);
        assertThat(meanings).hasSize(5).allMatch(m -> m instanceof Meaning.TicketChanged);
        Ticket last = ((Meaning.TicketChanged) meanings.get(4)).ticket();
        assertThat(last.summary()).isEqualTo("b");
        assertThat(last.state()).isEqualTo(TicketState.RESOLVED);
        tickets.delete(made.id());
        assertThat(tickets.get(made.id(), key("g"))).isEmpty();
        assertThatThrownBy(() -> tickets.comment(made.id(), RichText.plain("x"), key("i1/c")))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void lists_the_newest_open_incidents_first() {
        Ticket first = tickets.create(draft("a"), key("1"));
        Ticket second = tickets.create(draft("b"), key("2"));
        tickets.create(new TicketDraft("action-item", "c", RichText.plain(""), "", ANN, Set.of(), Map.of()), key("3"));
        Ticket closed = tickets.create(draft("d"), key("4"));
        tickets.transition(closed.id(), TicketState.CLOSED, key("5"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(tickets.newestOpen(9, key("n"))).containsExactly(second, first);
        assertThat(tickets.newestOpen(1, key("n"))).containsExactly(second);
    }

    private static TicketQuery query(String text) {
        return new TicketQuery(text, Set.of("incident"), true, 10);
    }

    private static TicketDraft draft(String summary) {
        return new TicketDraft("incident", summary, RichText.plain(""), "", null, Set.of("incident"), Map.of());
    }
}
