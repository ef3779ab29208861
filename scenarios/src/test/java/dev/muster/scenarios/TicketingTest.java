package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Priority;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import dev.muster.provider.inmemory.Call;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.PagedIncident;
import dev.muster.provider.inmemory.TicketComment;
import dev.muster.provider.inmemory.TrackedTicket;
import dev.muster.review.ActionItem;
import dev.muster.role.Role;
import dev.muster.severity.Impact;
import dev.muster.spi.call.Operation;
import dev.muster.spi.ticket.TicketState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TicketingTest {

    private static final Duration SOON = Duration.ofSeconds(6);

    private static Incident major(Shop shop) {
        Incident incident = shop.settled(
                shop.incidents().declare(Declaration.of("Checkout fails").withSeverity("MAJOR")));
        shop.time().advance(SOON);
        return incident.refresh();
    }

    private static TrackedTicket ticket(Shop shop, String kind) {
        List<TrackedTicket> found = shop.tools().tickets().all().stream()
                .filter(each -> each.kind().equals(kind))
                .toList();
        assertThat(found).as(kind).hasSize(1);
        return found.get(0);
    }

    @Test
    @Tag("T-016")
    void every_incident_is_tracked_as_one_ticket_of_its_kind_even_when_the_answer_is_lost() {
        try (Shop shop = Shop.open()) {
            shop.tools().failNext(Operation.TICKET_CREATE, Fault.unknownAfter());

            Incident incident = major(shop);
            shop.time().advance(Duration.ofMinutes(10));

            TrackedTicket ticket = ticket(shop, "incident");
            assertThat(shop.tools().tickets().all()).hasSize(1);
            assertThat(incident.refresh()
                            .resource(ResourceKind.TICKET)
                            .orElseThrow()
                            .id())
                    .isEqualTo(ticket.ticket().id());
            assertThat(ticket.ticket().fields())
                    .containsEntry("incident", incident.id())
                    .containsEntry("severity", "MAJOR");
        }
    }

    @Test
    @Tag("L-020")
    void the_ticket_has_all_that_is_known_and_the_incident_keeps_where_it_is() {
        try (Shop shop = Shop.open()) {
            Instant began = shop.time().now().minus(Duration.ofMinutes(12));
            Incident incident = shop.settled(shop.incidents()
                    .declare(Declaration.of("Checkout fails")
                            .described("Every third order is lost")
                            .withSeverity("MAJOR")
                            .withPriority(Priority.HIGH)
                            .affecting("search", "checkout")
                            .withImpact(Impact.UNKNOWN.share(0.4))
                            .startedAt(began)
                            .detectedAt(began.plus(Duration.ofMinutes(7)))
                            .tagged("eu", "cards")
                            .reportedBy(Shop.CORA)));
            incident = shop.settled(incident.assign(Role.LEAD, Shop.INES, by(Shop.INES)));
            shop.time().advance(SOON);

            TrackedTicket made = ticket(shop, "incident");
            assertThat(made.ticket().summary()).contains("Checkout fails");
            assertThat(made.description())
                    .contains(incident.id(), "Every third order is lost", "Impact: outage · about 40 % of users")
                    .contains("Started: " + began, "Detected: " + began.plus(Duration.ofMinutes(7)))
                    .contains("Declared: " + began.plus(Duration.ofMinutes(12)), "Reported by: Cora")
                    .contains("Tags: cards, eu", shop.channel(incident).name());
            assertThat(made.ticket().fields())
                    .containsEntry("incident", incident.id())
                    .containsEntry("severity", "MAJOR")
                    .containsEntry("type", incident.details().facts().type())
                    .containsEntry("services", "checkout, search");
            assertThat(made.priority()).isEqualTo(Priority.HIGH.name());
            assertThat(made.ticket().assignee()).isEqualTo(Shop.INES);
            assertThat(incident.refresh().resource(ResourceKind.TICKET)).hasValueSatisfying(kept -> {
                assertThat(kept.id()).isEqualTo(made.ticket().id());
                assertThat(kept.link()).isEqualTo(made.ticket().link().toString());
            });
        }
    }

    @Test
    @Tag("T-028")
    void each_move_of_the_incident_moves_the_ticket_and_is_commented_in_order() {
        try (Shop shop = Shop.open()) {
            Incident incident = major(shop);
            incident = moved(shop, incident.mitigate("traffic moved away", by(Shop.INES)));
            incident = moved(shop, incident.tell(new Command.Relapse("it is back"), by(Shop.INES)));
            incident = moved(shop, incident.mitigate("rolled back", by(Shop.INES)));
            incident = moved(shop, incident.resolve("old version runs", by(Shop.INES)));
            incident = moved(shop, incident.reopen("one shop fails", by(Shop.INES)));
            incident = moved(shop, incident.resolve("all shops work", by(Shop.INES)));
            incident = moved(shop, incident.startReview(by(Shop.INES)));
            incident = moved(shop, incident.completeReview(List.of(Shop.INES, Shop.CORA), "learned", by(Shop.INES)));
            incident = moved(shop, incident.close(by(Shop.INES)));

            assertThat(incident.state()).isEqualTo(State.CLOSED);
            assertThat(shop.tools().calls().of(Operation.TICKET_TRANSITION))
                    .extracting(Call::subject)
                    .extracting(subject -> subject.substring(subject.lastIndexOf(' ') + 1))
                    .containsExactly(
                            TicketState.MITIGATED.name(),
                            TicketState.IN_PROGRESS.name(),
                            TicketState.MITIGATED.name(),
                            TicketState.RESOLVED.name(),
                            TicketState.IN_PROGRESS.name(),
                            TicketState.RESOLVED.name(),
                            TicketState.RESOLVED.name(),
                            TicketState.CLOSED.name());
            String comments = String.join(
                    "\n",
                    ticket(shop, "incident").comments().stream()
                            .map(TicketComment::text)
                            .toList());
            assertThat(comments)
                    .containsSubsequence(
                            "traffic moved away",
                            "it is back",
                            "rolled back",
                            "old version runs",
                            "one shop fails",
                            "all shops work",
                            "In review",
                            "Closed");
            assertThat(ticket(shop, "incident").ticket().state()).isEqualTo(TicketState.CLOSED);
        }
    }

    @Test
    @Tag("T-028")
    void an_incident_that_is_opened_again_after_its_close_and_called_off_takes_its_ticket_along() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(shop.incidents()
                    .declare(Declaration.of("Checkout fails").unconfirmed().reportedBy(Shop.INES)));
            incident = moved(shop, incident.tell(new Command.Confirm(), by(Shop.INES)));
            incident = moved(shop, incident.resolve("rolled back", by(Shop.INES)));
            incident = moved(shop, incident.close(by(Shop.INES)));
            incident = moved(shop, incident.reopen("one shop fails", by(Shop.INES)));
            incident = moved(shop, incident.cancel("it was that shop's own test", by(Shop.INES)));

            assertThat(incident.state()).isEqualTo(State.CANCELLED);
            assertThat(shop.tools().calls().of(Operation.TICKET_TRANSITION))
                    .extracting(Call::subject)
                    .extracting(subject -> subject.substring(subject.lastIndexOf(' ') + 1))
                    .containsExactly(
                            TicketState.IN_PROGRESS.name(),
                            TicketState.RESOLVED.name(),
                            TicketState.CLOSED.name(),
                            TicketState.IN_PROGRESS.name(),
                            TicketState.CANCELLED.name());
            assertThat(ticket(shop, "incident").comments().stream()
                            .map(TicketComment::text)
                            .collect(Collectors.joining("\n")))
                    .containsSubsequence(
                            "Investigating", "rolled back", "Closed", "one shop fails", "it was that shop's own test");
        }
    }

    private static Incident moved(Shop shop, Incident incident) {
        shop.time().advance(Duration.ofMinutes(1));
        return incident.refresh();
    }

    @Test
    @Tag("T-018")
    void a_transition_that_the_workflow_lacks_is_reported_once_and_the_incident_goes_on() {
        try (Shop shop = Shop.open()) {
            shop.tools().tickets().withoutState(TicketState.MITIGATED);
            Incident incident = major(shop);

            incident = moved(shop, incident.mitigate("rolled back", by(Shop.INES)));
            assertThat(shop.posts(incident, "Could not move the ticket"))
                    .singleElement()
                    .satisfies(post -> assertThat(post.text()).contains("MITIGATED"));
            assertThat(incident.state()).isEqualTo(State.MITIGATED);

            incident = moved(shop, incident.resolve("old version runs", by(Shop.INES)));
            assertThat(incident.state()).isEqualTo(State.RESOLVED);
            assertThat(ticket(shop, "incident").ticket().state()).isEqualTo(TicketState.RESOLVED);
        }
    }

    @Test
    @Tag("A-047")
    void a_published_action_item_is_one_ticket_for_the_team_with_a_link_to_the_incident() {
        try (Shop shop = Shop.open()) {
            Incident incident = major(shop);
            incident =
                    shop.settled(incident.resolve("rolled back", by(Shop.INES)).startReview(by(Shop.INES)));
            Instant due = shop.time().instant().plus(Duration.ofDays(14));
            Command publish = new Command.AddActionItem(
                    "Alert on card errors", "payments-team", ActionItem.Priority.MEDIUM, due, ActionItem.Horizon.SHORT);
            shop.tools().failNext(Operation.TICKET_CREATE, Fault.unknownAfter());

            incident.tell(publish, by(Shop.INES));
            incident.tell(publish, by(Shop.INES));
            shop.time().advance(Duration.ofMinutes(10));

            TrackedTicket action = ticket(shop, "action-item");
            TrackedTicket its = ticket(shop, "incident");
            assertThat(action.ticket().summary()).contains("Alert on card errors");
            assertThat(action.ticket().labels()).containsExactly("payments-team");
            assertThat(action.ticket().assignee()).as("a team is no person").isNull();
            assertThat(action.description())
                    .contains(incident.id(), its.ticket().link().toString());
            assertThat(shop.events(incident, Event.ActionItemAdded.class)).hasSize(1);
        }
    }

    @Test
    @Tag("A-047")
    void an_action_item_of_a_person_carries_the_label_of_their_team() {
        try (Shop shop = Shop.open()) {
            Incident incident = major(shop);
            incident.addActionItem("Alert on card errors", Shop.CORA, ActionItem.Priority.HIGH, null, by(Shop.INES));
            shop.time().advance(SOON);

            assertThat(ticket(shop, "action-item").ticket().labels()).containsExactly("payments-team");
            assertThat(ticket(shop, "action-item").ticket().assignee()).isEqualTo(Shop.CORA);
        }
    }

    @Test
    @Tag("N-056")
    void a_severity_changed_in_chat_is_shown_by_ticket_document_and_topic() {
        try (Shop shop = Shop.open()) {
            Incident incident = major(shop);

            shop.tools()
                    .chat()
                    .people()
                    .mention(shop.channel(incident).id(), Shop.INES, "severity MINOR because it is one shop only");
            shop.time().advance(Duration.ofSeconds(31));

            assertThat(ticket(shop, "incident").ticket().fields()).containsEntry("severity", "MINOR");
            assertThat(shop.channel(incident).topic()).contains("MINOR");
            String document = incident.refresh()
                    .resource(ResourceKind.DOCUMENT)
                    .orElseThrow()
                    .id();
            assertThat(shop.tools().files().file(document).orElseThrow().text()).contains("Severity: MINOR");
        }
    }

    @Test
    @Tag("N-056")
    void what_somebody_writes_over_in_the_ticket_comes_back_and_is_reported_each_time() {
        try (Shop shop = Shop.open()) {
            Incident incident = major(shop);
            String ticket = incident.resource(ResourceKind.TICKET).orElseThrow().id();

            for (int times = 1; times <= 2; times++) {
                shop.time().advance(Duration.ofMinutes(10));
                shop.tools().tickets().setField(ticket, "severity", "MINOR", Shop.CORA);
                shop.tools().tickets().edit(ticket, "nothing to see", Shop.CORA);
                shop.time().advance(Duration.ofMinutes(1));

                TrackedTicket now = ticket(shop, "incident");
                assertThat(now.ticket().fields()).containsEntry("severity", "MAJOR");
                assertThat(now.ticket().summary()).isEqualTo("Checkout fails");
            }
            assertThat(shop.posts(incident, "was changed in its tool"))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(post -> assertThat(post.text()).contains("cora", "severity \"MINOR\""));
            assertThat(incident.refresh().severity().name()).isEqualTo("MAJOR");
        }
    }

    @Test
    @Tag("N-056")
    void an_assignment_in_the_ticket_tool_is_no_drift() {
        try (Shop shop = Shop.open()) {
            Incident incident = major(shop);
            String ticket = incident.resource(ResourceKind.TICKET).orElseThrow().id();

            shop.tools().tickets().assign(ticket, Shop.CORA, Shop.CORA);
            incident.refresh().overrideSeverity("MINOR", "one shop only", by(Shop.INES));
            shop.tools().tickets().say(ticket, "a comment while the ticket is still to be updated", Shop.CORA);
            shop.time().advance(Duration.ofMinutes(1));

            assertThat(incident.refresh().lead()).contains(Shop.CORA);
            assertThat(shop.events(incident, Event.ResourceDrifted.class)).isEmpty();
        }
    }

    @Test
    @Tag("A-023")
    @Tag("L-080")
    void the_topic_holds_ticket_summary_and_bridge_and_gets_them_back_when_somebody_takes_them_away() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(shop.incidents()
                    .declare(Declaration.of("Checkout fails " + "for one more customer ".repeat(20))
                            .withSeverity("MAJOR")));
            shop.time().advance(SOON);
            String ticket = incident.refresh()
                    .resource(ResourceKind.TICKET)
                    .orElseThrow()
                    .link();
            String bridge = incident.refresh()
                    .resource(ResourceKind.BRIDGE)
                    .orElseThrow()
                    .link();

            for (int times = 1; times <= 2; times++) {
                String topic = shop.channel(incident).topic();
                assertThat(topic).startsWith(ticket + " · " + bridge + " · ").contains("Checkout fails");
                assertThat(topic.length()).isLessThanOrEqualTo(250);
                shop.tools().chat().people().describe(shop.channel(incident).id(), "have fun", Shop.BOB);
                shop.time().advance(SOON);
            }
            assertThat(shop.channel(incident).topic()).contains(bridge);
        }
    }

    @Test
    @Tag("L-080")
    void a_bridge_that_comes_before_the_channel_or_after_it_is_in_the_topic() {
        for (Operation late : List.of(Operation.BRIDGE_OPEN, Operation.CONVERSATION_OPEN)) {
            try (Shop shop = Shop.open()) {
                shop.tools().failNext(late, Fault.unavailable(Duration.ofMinutes(5)));
                Incident incident = shop.settled(shop.incidents()
                        .declare(Declaration.of("Checkout fails").withSeverity("MAJOR")));
                shop.time().advance(Duration.ofMinutes(4));
                Incident meanwhile = incident.refresh();
                assertThat(meanwhile.resource(ResourceKind.BRIDGE).isPresent())
                        .as("one of them is there for minutes before the other")
                        .isNotEqualTo(
                                meanwhile.resource(ResourceKind.CONVERSATION).isPresent());
                shop.time().advance(Duration.ofMinutes(2));

                assertThat(shop.channel(incident).topic())
                        .as("%s came late", late)
                        .contains(incident.refresh()
                                .resource(ResourceKind.BRIDGE)
                                .orElseThrow()
                                .link());
            }
        }
    }

    @Test
    @Tag("A-007")
    void ticket_channel_and_page_tell_the_same_id_summary_severity_and_links() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(major(shop).assign(Role.LEAD, Shop.INES, by(Shop.INES)));
            shop.settled(incident.page(
                    List.of(dev.muster.engagement.Target.service("checkout")), "it is down", by(Shop.INES)));
            String ticket = incident.resource(ResourceKind.TICKET).orElseThrow().link();
            String channel =
                    incident.resource(ResourceKind.CONVERSATION).orElseThrow().link();
            TrackedTicket jira = ticket(shop, "incident");
            PagedIncident page = shop.pageOf(Shop.EVA);
            String card = shop.posts(incident, "Affected").isEmpty()
                    ? shop.posts(incident).get(0).text()
                    : shop.posts(incident, "Affected").get(0).text();

            Map<String, String> told = Map.of(
                    "the ticket",
                            jira.ticket().summary()
                                    + jira.description()
                                    + jira.ticket().link()
                                    + jira.links(),
                    "the channel", card + channel,
                    "the page",
                            page.request().title()
                                    + page.request().details()
                                    + page.request().links());
            assertThat(told)
                    .allSatisfy((where, text) -> assertThat(text)
                            .as(where)
                            .contains(incident.id(), "Checkout fails", "MAJOR", ticket, channel));
            assertThat(shop.channel(incident).bookmarks())
                    .as("at the top of the channel, whatever is said in it since")
                    .containsKey(URI.create(ticket));
        }
    }
}
