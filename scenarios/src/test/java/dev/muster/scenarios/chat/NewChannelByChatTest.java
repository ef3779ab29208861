package dev.muster.scenarios.chat;

import static dev.muster.scenarios.chat.ChatRoom.ANN;
import static dev.muster.scenarios.chat.ChatRoom.BOB;
import static dev.muster.scenarios.chat.ChatRoom.CLEO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.automation.Plan;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.Source;
import dev.muster.provider.inmemory.ChatPost;
import dev.muster.provider.inmemory.Fault;
import dev.muster.severity.Tier;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.text.RichText;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.TicketDraft;
import dev.muster.spi.ticket.TicketState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("new channel, in chat")
class NewChannelByChatTest {

    private ChatRoom room;

    @BeforeEach
    void open() {
        room = ChatRoom.open();
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Ticket ticket(String summary) {
        room.test.time().advance(Duration.ofMinutes(1));
        TicketDraft draft =
                new TicketDraft("incident", summary, RichText.plain(summary), "HIGH", null, Set.of(), Map.of());
        CallContext byHand = CallContext.of(
                RequestKey.of("by-hand/" + summary.hashCode()),
                room.test.time().now().plusSeconds(9));
        return room.test.tools().tickets().create(draft, byHand);
    }

    @Test
    @Tag("A-019")
    void takes_the_key_or_the_address_of_a_ticket() {
        Ticket one = ticket("Checkout fails");
        ticket("Search fails");

        room.tell(room.general, ANN, "new channel " + one.key());
        String channel = room.channel(room.only());
        room.tell(room.general, BOB, "new channel " + one.link());
        room.tell(room.general, BOB, "new channel <" + one.link() + "?filter=3#top>");

        assertThat(room.count()).isOne();
        String link = room.chat().channel(channel).orElseThrow().id();
        assertThat(room.answers(room.general))
                .hasSize(3)
                .allMatch(text -> text.contains(one.key()) && text.contains(link));
    }

    @Test
    @Tag("A-019")
    void declares_the_incident_of_a_ticket_that_has_none_and_makes_no_second_ticket() {
        Ticket ticket = ticket("Checkout fails");

        room.tell(room.general, ANN, "new channel " + ticket.key());

        Incident incident = room.only();
        assertThat(incident.title()).isEqualTo("Checkout fails");
        assertThat(incident.details().facts().source()).isEqualTo(Source.EXTERNAL);
        assertThat(incident.details().facts().reference()).isEqualTo("inmemory:" + ticket.key());
        assertThat(incident.resource(ResourceKind.TICKET).orElseThrow().id()).isEqualTo(ticket.id());
        assertThat(room.test.tools().tickets().all()).hasSize(1);
        assertThat(room.chat().channel(room.channel(incident)).orElseThrow().members())
                .contains(ANN);
    }

    @Test
    @Tag("A-021")
    void names_the_channel_after_the_ticket_and_titles_it_with_its_summary() {
        Ticket ticket = ticket("Checkout fails in Málaga!");

        room.tell(room.general, ANN, "new channel " + ticket.key());

        var channel = room.chat().channel(room.channel(room.only())).orElseThrow();
        assertThat(channel.name()).isEqualTo(ticket.key().toLowerCase(java.util.Locale.ROOT));
        assertThat(channel.topic()).contains("Checkout fails in Málaga!");
    }

    /** A plan that makes one thing, and invites these people to every channel. */
    private static Plan inviting(ResourceKind made, String... people) {
        return new Plan(Set.of(made), "{id}", null, Tier.MAJOR, List.of(people), List.of(), null, Set.of());
    }

    @Test
    @Tag("A-022")
    void invites_all_incident_managers_and_names_the_one_whose_account_is_deactivated() {
        String max = "max@example.com";
        List<String> managers = List.of(ANN, BOB, CLEO, "ann.other@example.com", "mia@example.com", max);
        room.close();
        room = ChatRoom.open(playbook -> playbook.everyType(
                type -> type.plan(inviting(ResourceKind.CONVERSATION, managers.toArray(String[]::new)))));
        room.chat().people().deactivate(max);

        room.tell(room.general, ANN, "new channel " + ticket("Checkout fails").key());

        String channel = room.channel(room.only());
        assertThat(room.chat().channel(channel).orElseThrow().members())
                .contains(ANN, BOB, CLEO, "ann.other@example.com", "mia@example.com")
                .doesNotContain(max);
        assertThat(room.answers(channel))
                .filteredOn(text -> text.contains("could not be invited"))
                .singleElement()
                .asString()
                .contains("max", "deactivated");
        assertThat(room.test.incidents().engine().health().parked()).isEmpty();
    }

    @Test
    void opens_one_for_an_incident_whose_plan_has_none() {
        room.close();
        room = ChatRoom.open(playbook -> playbook.everyType(type -> type.plan(ChatRoom.making(ResourceKind.TICKET))));
        Incident incident = room.incident("Checkout fails");
        String key = incident.resource(ResourceKind.TICKET).orElseThrow().name();
        assertThat(room.chat().channels()).hasSize(1);

        room.tell(room.general, ANN, "new channel " + key);
        room.tell(room.general, ANN, "new channel " + key);

        assertThat(room.count()).isOne();
        assertThat(room.chat().channels()).hasSize(2);
        String channel = room.channel(incident);
        assertThat(room.chat().channel(channel).orElseThrow().members()).contains(ANN);
        assertThat(room.answers(channel)).anyMatch(text -> text.contains("Checkout fails"));
    }

    @Test
    void offers_no_ticket_of_an_incident_that_is_not_open_and_lets_only_those_into_its_channel_who_take_part() {
        room.close();
        room = ChatRoom.open(playbook -> playbook.everyType(type -> type.plan(inviting(ResourceKind.TICKET, CLEO))));
        Incident incident = room.test
                .incidents()
                .declare(Declaration.of("Somebody reads along").reportedBy(ANN).seenBy(Confidentiality.RESTRICTED));
        room.run();
        String key =
                incident.refresh().resource(ResourceKind.TICKET).orElseThrow().name();
        ticket("Checkout fails");
        room.test.time().advance(Duration.ofMinutes(5));

        room.tell(room.general, BOB, "new channel");
        assertThat(room.withChoice(room.general, "channel-pick").content().choices())
                .extracting(Choice::label)
                .singleElement()
                .asString()
                .contains("Checkout fails");
        room.tell(room.general, BOB, "new channel " + key);

        assertThat(room.chat().channel(room.channel(incident)).orElseThrow().members())
                .contains(ANN)
                .doesNotContain(BOB, CLEO);
    }

    @Test
    @Tag("A-020")
    void offers_the_five_newest_open_tickets_and_opens_the_channel_of_the_one_that_is_picked() {
        List<Ticket> tickets = new ArrayList<>();
        for (int n = 1; n <= 10; n++) {
            tickets.add(ticket("Trouble " + n));
        }
        for (int closed : List.of(3, 7, 9)) {
            room.test.tools().tickets().move(tickets.get(closed).id(), TicketState.CLOSED, BOB);
        }
        room.test.time().advance(Duration.ofMinutes(5));

        room.tell(room.general, ANN, "new channel");

        ChatPost list = room.withChoice(room.general, "channel-pick");
        assertThat(list.content().choices())
                .extracting(Choice::label)
                .containsExactly(
                        label(tickets, 8), label(tickets, 6), label(tickets, 5), label(tickets, 4), label(tickets, 2));

        Choice third = list.content().choices().get(2);
        room.chat().people().press(list.ref(), third.id(), BOB);
        room.chat().people().press(list.ref(), list.content().choices().get(0).id(), BOB);
        room.run();

        assertThat(room.only().title()).isEqualTo("Trouble 6");
        assertThat(room.chat().channel(room.channel(room.only())).orElseThrow().name())
                .isEqualTo("inc-6");
        assertThat(room.answers(room.general)).anyMatch(text -> text.contains("Bob picked INC-6"));
        assertThat(room.chat().posts(room.general))
                .allMatch(post -> post.content().choices().isEmpty());
    }

    private static String label(List<Ticket> tickets, int index) {
        return tickets.get(index).key() + " · " + tickets.get(index).summary();
    }

    @Test
    void says_when_no_ticket_is_open_when_it_finds_none_and_when_one_is_closed() {
        room.tell(room.general, ANN, "new channel");
        assertThat(room.answer(room.general)).contains("No incident ticket is open");

        room.tell(room.general, ANN, "new channel OPS-99");
        assertThat(room.answer(room.general)).contains("no ticket “OPS-99”");

        Ticket ticket = ticket("Old story");
        room.test.tools().tickets().move(ticket.id(), TicketState.CLOSED, BOB);
        room.tell(room.general, ANN, "new channel " + ticket.key());
        assertThat(room.answer(room.general)).contains("is closed");
        assertThat(room.count()).isZero();
    }

    @Test
    void says_so_when_tickets_cannot_be_read() {
        room.tool().failNext("tickets.newestOpen", Fault.unavailable());
        room.tell(room.general, ANN, "new channel");

        assertThat(room.answer(room.general)).contains("cannot be read now");
    }
}
