package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Conflict;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Priority;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.Source;
import dev.muster.lifecycle.State;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.call.Operation;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.SummaryQuery;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeclaringTest {

    private static final List<String> CREATES = List.of(
            "create-ticket", "open-conversation", "open-bridge", "create-document", "create-folder", "set-group");

    @Test
    @Tag("N-001")
    void a_plain_program_declares_an_incident_with_the_core_and_tools_in_memory_only() {
        Set<Thread> before = threads();
        try (Incidents incidents =
                Incidents.builder().provider(InMemoryProvider.create()).build()) {
            Incident incident =
                    incidents.declare(Declaration.of("Checkout fails").described("EU customers cannot pay"));

            assertThat(incident.id()).isEqualTo("INC-1");
            assertThat(incident.title()).isEqualTo("Checkout fails");
            assertThat(incident.details().facts().description()).isEqualTo("EU customers cannot pay");
            assertThat(incident.details().facts().type())
                    .isEqualTo(incidents.playbook().defaultType());
            assertThat(incident.severity().name()).isEqualTo("MINOR");
            assertThat(incident.details().facts().priority()).isEqualTo(Priority.LOW);
            assertThat(incident.state()).isEqualTo(State.ACTIVE);
            assertThat(incident.details().reach().resources()).isEmpty();
            assertThat(incidents.query(SummaryQuery.all(10)))
                    .singleElement()
                    .satisfies(only -> assertThat(only.stream()).isEqualTo("INC-1"));
            assertThat(threads())
                    .as("no server and no other thread that the host did not ask for")
                    .isSubsetOf(before);
        }
    }

    @Test
    void a_key_that_comes_again_is_the_same_incident_and_declares_no_other_one() {
        try (Shop shop = Shop.open()) {
            Declaration alert = Declaration.of("Checkout fails").key("alert-4711");
            Incident first = shop.incidents().declare(alert);
            shop.incidents().declare("Search is slow");

            assertThat(shop.incidents().declare(alert).id()).isEqualTo(first.id());
            assertThat(shop.incidents().declare(alert.key("alert-4712")).id()).isNotEqualTo(first.id());
            assertThat(shop.incidents().query(SummaryQuery.all(10))).hasSize(3);
        }
    }

    @Test
    void a_key_under_which_something_else_is_declared_is_a_conflict_that_names_the_first() {
        try (Shop shop = Shop.open()) {
            Declaration alert = Declaration.of("Checkout fails").key("alert-4711");
            Incident first = shop.incidents().declare(alert);

            for (Declaration other : List.of(
                    Declaration.of("Search is slow").key("alert-4711"),
                    alert.described("in the EU"),
                    alert.affecting("cart"),
                    alert.ofType("security"),
                    alert.from(Source.ALERT, null))) {
                assertThatExceptionOfType(Conflict.class)
                        .isThrownBy(() -> shop.incidents().declare(other))
                        .satisfies(conflict -> assertThat(conflict.incident()).isEqualTo(first.id()))
                        .withMessageContaining("alert-4711");
            }
            assertThat(shop.incidents().query(SummaryQuery.all(10))).hasSize(1);
        }
    }

    /** The live threads, but for those of the virtual machine itself. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null
                        && "main".equals(thread.getThreadGroup().getName()))
                .collect(Collectors.toSet());
    }

    @Test
    @Tag("N-003")
    void one_effect_creates_each_resource_of_the_policy_and_links_it_back() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(shop.incidents().declare("Checkout fails"));
            shop.time().advance(Duration.ofMinutes(2));

            for (ResourceKind kind : List.of(
                    ResourceKind.TICKET,
                    ResourceKind.CONVERSATION,
                    ResourceKind.BRIDGE,
                    ResourceKind.DOCUMENT,
                    ResourceKind.FOLDER)) {
                assertThat(incident.resource(kind)).as("%s", kind).isPresent();
            }
            assertThat(shop.incidents().engine().effects(incident.id()))
                    .extracting(effect -> effect.intent().kind())
                    .filteredOn(CREATES::contains)
                    .containsExactlyInAnyOrderElementsOf(CREATES);
            assertThat(shop.events(incident, Event.ResourceAdded.class).stream()
                            .map(added -> added.resource().kind())
                            .collect(Collectors.groupingBy(kind -> kind, Collectors.counting())))
                    .as("each once")
                    .allSatisfy(
                            (kind, count) -> assertThat(count).as("%s", kind).isEqualTo(1));
            for (Operation create : List.of(
                    Operation.TICKET_CREATE,
                    Operation.CONVERSATION_OPEN,
                    Operation.BRIDGE_OPEN,
                    Operation.DOCUMENT_CREATE,
                    Operation.FOLDER_CREATE)) {
                assertThat(shop.tools().calls().of(create))
                        .as("%s", create)
                        .singleElement()
                        .satisfies(call -> assertThat(call.key().value()).startsWith(incident.id() + "/"));
            }
            assertThat(shop.channel(incident).purpose()).contains(incident.id());
            assertThat(shop.tools().tickets().all()).singleElement().satisfies(ticket -> {
                assertThat(ticket.description()).contains(incident.id());
                assertThat(ticket.links().keySet())
                        .as("from its ticket there is a way to channel and document")
                        .extracting(URI::toString)
                        .contains(
                                String.valueOf(incident.resource(ResourceKind.CONVERSATION)
                                        .orElseThrow()
                                        .link()),
                                String.valueOf(incident.resource(ResourceKind.DOCUMENT)
                                        .orElseThrow()
                                        .link()));
            });
            assertThat(shop.tools().files().allDocuments())
                    .singleElement()
                    .satisfies(document -> assertThat(document.title()).contains(incident.id()));
            assertThat(shop.tools().files().allFolders())
                    .singleElement()
                    .satisfies(folder -> assertThat(folder.title()).contains(incident.id()));
            assertThat(shop.tools().calendar().all())
                    .singleElement()
                    .satisfies(bridge -> assertThat(bridge.title()).contains(incident.id()));
            assertThat(shop.tools().groups().all()).containsOnlyKeys("inc-1");
        }
    }

    @Test
    @Tag("N-004")
    void exactly_those_whom_rules_match_take_part_in_incident_channel_and_group() {
        try (Shop shop = Shop.open(book -> book.everyType(type -> type.engage(Shop.bring(
                        "three people",
                        false,
                        Target.person(Shop.INES),
                        Target.person(Shop.BOB),
                        Target.person(Shop.PIA)))
                .engage(Shop.bring("a team", false, Target.team("payments-team")))))) {
            Incident incident = shop.settled(shop.incidents().declare("Checkout fails"));
            shop.time().advance(Duration.ofMinutes(2));

            List<String> wanted = List.of(Shop.INES, Shop.BOB, Shop.PIA, Shop.CORA, Shop.DAN);
            assertThat(incident.details().team().participants().keySet()).containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(shop.channel(incident).members().stream().filter(m -> !m.equals("muster")))
                    .containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(shop.tools().groups().all().get("inc-1")).containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(shop.events(incident, Event.ParticipantEngaged.class)).allSatisfy(engaged -> {
                boolean inTeam = List.of(Shop.CORA, Shop.DAN).contains(engaged.person());
                assertThat(engaged.role()).isEqualTo("responder");
                assertThat(engaged.why()).contains(inTeam ? "'a team'" : "'three people'");
            });
        }
    }

    @Test
    @Tag("N-026")
    void each_incident_has_a_channel_named_by_the_template_and_legal_for_the_tool() {
        try (Shop shop = Shop.open()) {
            String endless = "Zahlungen über Größe & Co. <fail> ".repeat(20).strip();
            Incident incident = shop.settled(shop.incidents().declare(Declaration.of(endless)));

            String name = shop.channel(incident).name();
            assertThat(name).startsWith("inc-1-zahlungen").matches("[a-z0-9_-]{1,80}");
            shop.time().advance(Duration.ofMinutes(2));
            String link = incident.refresh()
                    .resource(ResourceKind.CONVERSATION)
                    .orElseThrow()
                    .link();
            assertThat(shop.tools().tickets().all().get(0).links().keySet().toString())
                    .contains(link);
            assertThat(shop.tools().files().allDocuments())
                    .singleElement()
                    .satisfies(document -> assertThat(document.sections().get("links"))
                            .contains(shop.channel(incident).name(), link));
            assertThat(shop.tools().chat().channels()).as("one").hasSize(1);
            shop.settled(incident.page(List.of(Target.service("checkout")), "it is down", Actor.by(Shop.INES)));
            assertThat(shop.pageOf(Shop.EVA).request().details()).contains(link);
        }
    }

    @Test
    @Tag("N-026")
    void a_name_that_a_stranger_has_is_not_taken_over() {
        try (Shop shop = Shop.open()) {
            String theirs = shop.tools().chat().people().create("inc-1-checkout-fails", Shop.PIA);
            Incident incident = shop.settled(shop.incidents().declare("Checkout fails"));

            assertThat(shop.channel(incident).id()).isNotEqualTo(theirs);
            assertThat(shop.channel(incident).name()).startsWith("inc-1-checkout-fails");
            assertThat(shop.tools().chat().posts(theirs)).isEmpty();
        }
    }

    @Test
    @Tag("L-079")
    void two_incidents_have_two_channels_and_nothing_crosses() {
        try (Shop shop = Shop.open()) {
            Incident first = shop.incidents().declare("Checkout fails");
            Incident second = shop.incidents().declare("Search is slow");
            shop.settled(first);
            shop.incidents().get(first.id()).update("only for checkout", dev.muster.lifecycle.Actor.by(Shop.INES));
            shop.time().advance(Duration.ofMinutes(2));

            assertThat(shop.channel(first).id())
                    .isNotEqualTo(shop.channel(second).id());
            assertThat(shop.posts(first, "only for checkout")).isNotEmpty();
            assertThat(shop.posts(first, "Checkout fails")).isNotEmpty();
            assertThat(shop.posts(second, "Search is slow")).isNotEmpty();
            for (String theirs : List.of("Search is slow", second.id())) {
                assertThat(shop.posts(first, theirs)).as(theirs).isEmpty();
            }
            for (String theirs : List.of("Checkout fails", "only for checkout", first.id())) {
                assertThat(shop.posts(second, theirs)).as(theirs).isEmpty();
            }
        }
    }

    @Test
    @Tag("N-055")
    void the_reporter_has_the_channel_before_slow_paperwork_and_its_failure_undoes_nothing() {
        try (Shop shop = Shop.open()) {
            shop.tools().failAlways(Operation.DOCUMENT_CREATE, Fault.unavailable(Duration.ofMinutes(5)));
            shop.tools().failAlways(Operation.BRIDGE_OPEN, Fault.rejected());

            Incident incident = shop.settled(
                    shop.incidents().declare(Declaration.of("Checkout fails").reportedBy(Shop.PIA)));

            assertThat(shop.tools().chat().directs())
                    .filteredOn(message -> message.to().equals(Shop.PIA))
                    .singleElement()
                    .satisfies(message -> assertThat(message.text())
                            .contains(shop.channel(incident).id()));
            assertThat(incident.state()).isEqualTo(State.ACTIVE);
            assertThat(incident.resource(ResourceKind.DOCUMENT)).isEmpty();
            assertThat(incident.resource(ResourceKind.BRIDGE)).isEmpty();
        }
    }

    @Test
    @Tag("A-008")
    void every_way_in_goes_through_the_same_declaration() {
        try (Shop shop = Shop.open()) {
            Incidents incidents = shop.incidents();
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> incidents.declare(Declaration.of("  ")))
                    .withMessageContaining("title");
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> incidents.declare(Declaration.of("  ").from(Source.EXTERNAL, "ticket 7")))
                    .withMessageContaining("title");

            Incident byApi = incidents.declare("By API");
            Incident byTicket = incidents.declare(Declaration.of("By ticket").from(Source.EXTERNAL, "SUP-7"));

            for (Incident incident : List.of(byApi, byTicket)) {
                assertThat(incident.history().get(0).event()).isInstanceOf(Event.IncidentDeclared.class);
                assertThat(incidents.engine().effects(incident.id()))
                        .extracting(e -> e.intent().kind())
                        .contains("open-conversation", "create-ticket");
            }
        }
    }

    @Test
    @Tag("T-019")
    void while_chat_is_down_the_incident_goes_on_and_people_hear_of_it_by_mail() {
        try (Shop shop = Shop.open(
                book -> book.everyType(type -> type.engage(Shop.bring("on call", true, Target.service("checkout")))))) {
            shop.tools().failAlways(Operation.CONVERSATION_OPEN, Fault.unavailable(null));
            Incident incident =
                    shop.incidents().declare(Declaration.of("Checkout fails").withSeverity("MAJOR"));
            shop.time().advance(Duration.ofMinutes(5));

            assertThat(shop.pageOf(Shop.EVA).page().id()).isNotEmpty();
            assertThat(shop.tools().mailbox().sentTo(Shop.EVA)).isNotEmpty();
            assertThat(incident.refresh().resource(ResourceKind.CONVERSATION)).isEmpty();

            shop.tools().heal();
            shop.time().advance(Duration.ofMinutes(15));

            assertThat(incident.refresh().resource(ResourceKind.CONVERSATION)).isPresent();
            assertThat(shop.tools().chat().channels()).hasSize(1);
            assertThat(shop.channel(incident).members()).contains(Shop.EVA);
        }
    }

    @Test
    void nothing_is_left_half_done_once_time_has_passed() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.incidents().declare("Checkout fails");
            shop.time().advance(Duration.ofMinutes(10));

            Map<IntentState, Long> states = shop.incidents().engine().effects(incident.id()).stream()
                    .filter(e -> e.dueAt().isBefore(shop.time().now()))
                    .collect(Collectors.groupingBy(e -> e.state(), Collectors.counting()));
            assertThat(states.keySet()).containsOnly(IntentState.DELIVERED, IntentState.CANCELLED);
        }
    }
}
