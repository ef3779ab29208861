package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.Incident;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.TrackedTicket;
import dev.muster.role.Role;
import dev.muster.spi.call.Operation;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.TicketState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EndingTest {

    private static Incident closed(Shop shop) {
        Incident incident = shop.settled(shop.incidents().declare("Checkout fails"));
        incident = incident.mitigate("rolled back", by(Shop.INES))
                .resolve("fixed", by(Shop.INES))
                .close(by(Shop.INES));
        return shop.settled(incident);
    }

    @Test
    @Tag("A-051")
    void the_channel_is_archived_ten_days_after_the_end() {
        try (Shop shop = Shop.open()) {
            Incident incident = closed(shop);
            shop.time().advance(Duration.ofDays(10).minusSeconds(1));
            assertThat(shop.channel(incident).archived()).isFalse();

            shop.time().advance(Duration.ofSeconds(1));
            assertThat(shop.channel(incident).archived()).isTrue();
        }
    }

    @Test
    @Tag("A-051")
    void a_reopened_incident_keeps_its_channel() {
        try (Shop shop = Shop.open()) {
            Incident incident = closed(shop);
            shop.time().advance(Duration.ofDays(6));
            shop.settled(incident.reopen("it is back", by(Shop.INES)));
            shop.time().advance(Duration.ofDays(30));

            assertThat(shop.channel(incident).archived()).isFalse();
        }
    }

    @Test
    @Tag("A-051")
    void a_channel_that_somebody_archived_by_hand_is_no_failure() {
        try (Shop shop = Shop.open()) {
            Incident incident = closed(shop);
            shop.time().advance(Duration.ofMinutes(1));
            shop.tools().offering(dev.muster.spi.Capability.CONVERSATIONS).muteDeliveries(true);
            shop.tools().chat().people().archive(shop.channel(incident).id(), Shop.PIA);
            shop.time().advance(Duration.ofDays(11));

            assertThat(shop.incidents().engine().health().parked()).isEmpty();
            assertThat(incident.refresh().details().reach().archivedAt()).isNotNull();
        }
    }

    @Test
    @Tag("A-051")
    void a_channel_that_is_made_after_its_time_to_be_archived_has_come_is_read_for_an_hour_and_archived_too() {
        try (Shop shop = archivingAfter(Duration.ofHours(12))) {
            shop.tools().failAlways(Operation.CONVERSATION_OPEN, Fault.unavailable());
            Incident incident = closed(shop);
            shop.time().advance(Duration.ofHours(13));
            assertThat(incident.refresh().resource(ResourceKind.CONVERSATION)).isEmpty();

            shop.tools().heal();
            shop.time().advance(Duration.ofMinutes(20));
            assertThat(shop.channel(incident).archived())
                    .as("what waited for the channel is said there first")
                    .isFalse();
            assertThat(shop.posts(incident)).isNotEmpty();

            shop.time().advance(Duration.ofHours(1));
            assertThat(shop.channel(incident).archived()).isTrue();
            assertThat(incident.refresh().details().reach().archivedAt()).isNotNull();
            assertThat(shop.incidents().engine().health().parked()).isEmpty();
        }
    }

    @Test
    @Tag("A-051")
    void a_late_channel_of_a_reopened_incident_stays_open() {
        try (Shop shop = archivingAfter(Duration.ofHours(12))) {
            shop.tools().failAlways(Operation.CONVERSATION_OPEN, Fault.unavailable());
            Incident incident = closed(shop);
            shop.time().advance(Duration.ofHours(13));
            shop.tools().heal();
            shop.time().advance(Duration.ofMinutes(20));

            shop.settled(incident.refresh().reopen("it is back", by(Shop.INES)));
            shop.time().advance(Duration.ofDays(1));

            assertThat(shop.channel(incident).archived()).isFalse();
        }
    }

    @Test
    @Tag("A-051")
    void the_days_are_the_playbooks() {
        try (Shop shop = archivingAfter(Duration.ofDays(3))) {
            Incident incident = closed(shop);
            shop.time().advance(Duration.ofDays(3));
            assertThat(shop.channel(incident).archived()).isTrue();
        }
    }

    private static Shop archivingAfter(Duration time) {
        return Shop.open(book -> book.everyType(type -> {
            var before = Shop.book().defaultIncidentType().policy().timeouts();
            type.timeouts(new dev.muster.lifecycle.Timeouts(
                    before.acknowledgeWithin(), before.leadVacant(), time, before.reviewReminders()));
        }));
    }

    @Test
    @Tag("T-017")
    void a_second_ticket_tracks_the_review_and_closing_it_completes_the_review() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(
                    shop.incidents().declare(Declaration.of("Checkout fails").withSeverity("MAJOR")));
            incident = incident.assign(Role.LEAD, Shop.INES, by(Shop.INES));
            incident =
                    shop.settled(incident.mitigate("rolled back", by(Shop.INES)).resolve("fixed", by(Shop.INES)));
            shop.time().advance(Duration.ofMinutes(1));

            String review = incident.refresh()
                    .resource(ResourceKind.REVIEW_TICKET)
                    .orElseThrow()
                    .id();
            String main = incident.resource(ResourceKind.TICKET).orElseThrow().name();
            TrackedTicket ticket = shop.tools().tickets().ticket(review).orElseThrow();
            assertThat(ticket.relations())
                    .anySatisfy(relation ->
                            assertThat(relation).contains("post-mortem of").contains(main));
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> shop.incidents().get("INC-1").close(by(Shop.INES)));

            shop.tools().tickets().move(review, TicketState.CLOSED, Shop.CORA);
            shop.time().advance(Duration.ofMinutes(1));

            assertThat(incident.refresh().details().work().review().completedAt())
                    .isNotNull();
            assertThat(shop.incidents().get("INC-1").close(by(Shop.INES)).state())
                    .isEqualTo(State.CLOSED);
        }
    }

    @Test
    @Tag("T-030")
    void the_tickets_assignee_leads_and_the_lead_is_the_tickets_assignee() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(shop.incidents().declare("Checkout fails"));
            String ticket = incident.resource(ResourceKind.TICKET).orElseThrow().id();

            shop.tools().tickets().assign(ticket, Shop.CORA, Shop.PIA);
            shop.time().advance(Duration.ofMinutes(1));
            assertThat(incident.refresh().lead()).contains(Shop.CORA);

            incident.refresh().assign(Role.LEAD, Shop.DAN, by(Shop.CORA));
            shop.time().advance(Duration.ofMinutes(1));
            assertThat(ticket(shop, ticket).assignee()).isEqualTo(Shop.DAN);

            shop.time().advance(Duration.ofHours(1));
            assertThat(incident.refresh().lead()).contains(Shop.DAN);
            assertThat(shop.events(incident, Event.RoleAssigned.class))
                    .as("no loop")
                    .hasSize(2);

            shop.tools().tickets().assign(ticket, Shop.INES, Shop.PIA);
            shop.time().advance(Duration.ofHours(1));
            assertThat(incident.refresh().lead()).contains(Shop.INES);
            assertThat(shop.events(incident, Event.RoleAssigned.class))
                    .as("the lead is handed over, once")
                    .hasSize(3)
                    .last()
                    .isEqualTo(new Event.RoleAssigned(Role.LEAD, Shop.INES, Shop.DAN));
            assertThat(ticket(shop, ticket).assignee()).isEqualTo(Shop.INES);
        }
    }

    @Test
    void a_ticket_that_somebody_closes_by_hand_is_asked_about_and_ends_nothing() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(shop.incidents().declare("Checkout fails"));
            String ticket = incident.resource(ResourceKind.TICKET).orElseThrow().id();

            shop.tools().tickets().move(ticket, TicketState.CLOSED, Shop.CORA);
            shop.time().advance(Duration.ofMinutes(1));

            assertThat(incident.refresh().state()).isEqualTo(State.ACTIVE);
            assertThat(shop.events(incident, Event.ResourceDrifted.class))
                    .singleElement()
                    .satisfies(drift -> assertThat(drift.what()).isEqualTo("closed by " + Shop.CORA));
            assertThat(shop.posts(incident, "closed the ticket"))
                    .as("one question, with a way to answer it")
                    .singleElement()
                    .satisfies(post -> {
                        assertThat(post.text()).contains("Cora").contains("Is it over?");
                        assertThat(post.content().choices()).isNotEmpty();
                    });

            shop.settled(incident.refresh().resolve("fixed", by(Shop.INES)).close(by(Shop.INES)));
            assertThat(ticket(shop, ticket).state()).isEqualTo(TicketState.CLOSED);
        }
    }

    @Test
    void the_echo_of_the_close_that_the_incident_brought_about_is_no_news() {
        try (Shop shop = Shop.open()) {
            Incident incident = closed(shop);
            String ticket = incident.resource(ResourceKind.TICKET).orElseThrow().id();
            var tool = shop.tools().offering(dev.muster.spi.Capability.TICKETS);
            shop.tools().tickets().move(ticket, TicketState.CLOSED, "muster");
            var echo = tool.drainDeliveries();

            shop.time().advance(Duration.ofMinutes(1));
            incident.refresh().reopen("it is back", by(Shop.INES));
            echo.forEach(delivery -> shop.incidents().receive(tool.name(), delivery));
            shop.time().advance(Duration.ofMinutes(1));

            assertThat(shop.events(incident, Event.ResourceDrifted.class)).isEmpty();
        }
    }

    @Test
    @Tag("N-048")
    void a_whole_incident_needs_nothing_but_the_public_api() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(shop.incidents()
                    .declare(Declaration.of("Checkout fails")
                            .withSeverity("MAJOR")
                            .affecting("checkout")));
            incident = incident.assign(Role.LEAD, Shop.INES, by(Shop.INES));
            shop.time().advance(Duration.ofHours(2));
            assertThat(shop.events(incident, Event.ReminderGiven.class))
                    .as("reminders")
                    .isNotEmpty();
            incident = incident.refresh().handOver(Role.LEAD, Shop.INES, Shop.CORA, by(Shop.INES));
            assertThat(incident.lead()).contains(Shop.CORA);
            incident = incident.addTask("check the replica", Shop.DAN, null, by(Shop.CORA));
            incident = incident.tell(new Command.CompleteTask("T-1", Shop.DAN), by(Shop.DAN));
            List<State> states = new ArrayList<>(List.of(incident.state()));
            incident = incident.mitigate("rolled back", by(Shop.CORA)).cause("bad deploy", "checkout", by(Shop.CORA));
            states.add(incident.state());
            incident = incident.resolve("fixed", by(Shop.CORA));
            states.add(incident.state());
            shop.time().advance(Duration.ofDays(1));
            incident = incident.refresh().startReview(by(Shop.CORA));
            states.add(incident.state());
            incident = incident.completeReview(List.of(Shop.CORA, Shop.INES), "learned", by(Shop.CORA))
                    .close(by(Shop.CORA));
            states.add(incident.state());
            Incident report = shop.incidents()
                    .declare(Declaration.of("Odd").reportedBy(Shop.INES).unconfirmed());
            states.add(report.state());
            states.add(report.tell(new Command.Confirm(), by(Shop.INES)).state());
            Incident same = shop.incidents().declare(Declaration.of("Odd too").reportedBy(Shop.INES));
            states.add(
                    same.tell(new Command.MergeInto(report.id()), by(Shop.INES)).state());
            states.add(report.cancel("it was a test", by(Shop.INES)).state());
            shop.time().advance(Duration.ofDays(11));

            assertThat(states)
                    .containsExactly(
                            State.ACTIVE,
                            State.MITIGATED,
                            State.RESOLVED,
                            State.REVIEWING,
                            State.CLOSED,
                            State.TRIAGE,
                            State.ACTIVE,
                            State.MERGED,
                            State.CANCELLED)
                    .as("there is no other state")
                    .contains(State.values());

            assertThat(incident.refresh().state()).isEqualTo(State.CLOSED);
            assertThat(shop.channel(incident).archived()).isTrue();
            assertThat(shop.incidents().engine().health().parked()).isEmpty();
            String ticket = incident.resource(ResourceKind.TICKET).orElseThrow().id();
            assertThat(ticket(shop, ticket).state()).isEqualTo(TicketState.CLOSED);
        }
    }

    private static Ticket ticket(Shop shop, String id) {
        return shop.tools().tickets().ticket(id).orElseThrow().ticket();
    }
}
