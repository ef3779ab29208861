package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.CheckReport;
import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.Settings;
import dev.muster.StartupException;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.Capability;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProvidersTest {

    @Test
    @Tag("N-076")
    void each_incident_type_uses_the_tool_that_the_playbook_routes_it_to() {
        try (Shop shop = Shop.open(
                book -> book.type("availability", type -> type.route(Capability.CONVERSATIONS, "slack-like"))
                        .type("security", type -> type.route(Capability.CONVERSATIONS, "teams-like")),
                made -> made.tool("slack-like", Capability.CONVERSATIONS)
                        .tool("teams-like", Capability.CONVERSATIONS))) {
            Incident first = shop.settled(
                    shop.incidents().declare(Declaration.of("Checkout fails").ofType("availability")));
            Incident second = shop.settled(
                    shop.incidents().declare(Declaration.of("A key leaked").ofType("security")));

            assertThat(first.resource(ResourceKind.CONVERSATION))
                    .map(r -> r.provider())
                    .contains("slack-like");
            assertThat(second.resource(ResourceKind.CONVERSATION))
                    .map(r -> r.provider())
                    .contains("teams-like");
            assertThat(shop.tools().named("slack-like").chat().channels()).hasSize(1);
            assertThat(shop.tools().named("teams-like").chat().channels()).hasSize(1);
        }
    }

    @Test
    @Tag("N-046")
    void a_provider_is_found_by_name_listed_and_selectable() {
        try (Incidents incidents = Incidents.builder()
                .discover(Settings.of(Map.of("inmemory", Map.of())))
                .build()) {
            CheckReport report = incidents.check();

            assertThat(report.ready()).isTrue();
            assertThat(report.tools()).singleElement().satisfies(tool -> {
                assertThat(tool.name()).isEqualTo("inmemory");
                assertThat(tool.version()).isEqualTo(InMemoryProvider.create().version());
                assertThat(tool.capabilities()).contains(Capability.CONVERSATIONS, Capability.INCIDENT_STORE);
                assertThat(tool.origin()).isNotBlank();
            });
            assertThat(report.text()).contains("1 provider, 1 ready, 0 not", "inmemory", "ready", "conversations");
            assertThat(incidents.declare("Checkout fails").state()).isEqualTo(State.ACTIVE);
        }
    }

    @Test
    void a_store_that_is_only_on_the_class_path_is_not_taken_unless_the_host_says_so() {
        assertThatExceptionOfType(StartupException.class)
                .as("as when the variables of a production system are forgotten")
                .isThrownBy(() -> Incidents.builder()
                        .discover(Settings.fromEnvironment(Map.of("PATH", "/bin")))
                        .build())
                .withMessageContaining("incident-store: would be that of inmemory")
                .withMessageContaining("forgets every incident when the process ends")
                .withMessageContaining("provider-jdbc")
                .withMessageContaining(".discover(Settings.of(Map.of(\"inmemory\", Map.of())))")
                .withMessageContaining("provider inmemory: is used because it is on the class path");

        try (Incidents incidents = Incidents.builder()
                .discover(Settings.none())
                .use(Capability.INCIDENT_STORE, "inmemory")
                .build()) {
            assertThat(incidents.check().ready()).isTrue();
            assertThat(incidents.check().text())
                    .as("its pager wakes nobody, and that is said")
                    .contains("provider inmemory: is used because it is on the class path", "-> write .discover(");
        }
    }

    @Test
    void a_store_that_the_host_names_is_taken_without_a_word() {
        for (Settings named : List.of(
                Settings.of(Map.of("inmemory", Map.of())),
                Settings.fromEnvironment(Map.of("MUSTER_INMEMORY", "yes")))) {
            try (Incidents incidents = Incidents.builder().discover(named).build()) {
                assertThat(incidents.check().wiring()).isEmpty();
            }
        }
    }

    @Test
    void a_name_that_nobody_has_is_answered_with_the_nearest() {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> Incidents.builder()
                        .discover(Settings.of(Map.of("inmemroy", Map.of())))
                        .build())
                .withMessageContaining("provider inmemroy")
                .withMessageContaining("did you mean inmemory?");
    }

    @Test
    void without_a_store_there_is_no_start_and_the_report_says_what_to_add() {
        InMemoryProvider chat =
                InMemoryProvider.builder().offering(Capability.CONVERSATIONS).build();
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> Incidents.builder().provider(chat).build())
                .withMessageContaining("incident-store")
                .withMessageContaining("provider-inmemory");
    }

    @Test
    void two_providers_for_one_job_are_named_with_the_line_to_write() {
        InstantSource clock = InstantSource.system();
        InMemoryProvider one = InMemoryProvider.builder().clock(clock).build();
        InMemoryProvider two = InMemoryProvider.builder()
                .clock(clock)
                .name("other")
                .offering(Capability.PAGING)
                .build();
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(
                        () -> Incidents.builder().provider(one).provider(two).build())
                .withMessageContaining("inmemory (")
                .withMessageContaining("other (")
                .withMessageContaining(".use(Capability.PAGING, \"inmemory\")");

        try (Incidents incidents = Incidents.builder()
                .provider(one)
                .provider(two)
                .use(Capability.PAGING, "other")
                .build()) {
            assertThat(incidents.check().ready()).isTrue();
        }
    }

    @Test
    void all_problems_are_reported_at_once() {
        InMemoryProvider store =
                InMemoryProvider.builder().offering(Capability.INCIDENT_STORE).build();
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> Incidents.builder()
                        .provider(store)
                        .playbook(Shop.book().toBuilder()
                                .everyType(type -> type.commander(new dev.muster.engagement.CommanderRule(
                                                "duty",
                                                dev.muster.engagement.Match.ALWAYS,
                                                dev.muster.engagement.Target.service("checkout")))
                                        .route(Capability.TICKETS, "jirra"))
                                .build())
                        .build())
                .satisfies(e -> assertThat(e.report().errors()).hasSizeGreaterThanOrEqualTo(3))
                .withMessageContaining("paging")
                .withMessageContaining("conversations")
                .withMessageContaining("jirra");
    }

    @ParameterizedTest
    @EnumSource(
            value = Capability.class,
            names = {"TICKETS", "CONVERSATIONS", "MEETINGS", "PAGING", "DOCUMENTS", "STATUS_PAGES"})
    @Tag("T-015")
    void each_of_the_six_kinds_of_tools_can_be_another_and_the_story_is_the_same(Capability swapped) {
        try (Shop shop = Shop.open(book -> {}, made -> made.tool("another", swapped))) {
            if (swapped == Capability.PAGING) {
                shop.tools().named("another").pager().service("checkout");
            }
            Incident incident = shop.settled(shop.incidents()
                    .declare(Declaration.of("Checkout fails")
                            .withSeverity("MAJOR")
                            .affecting("checkout")));
            incident = incident.page(
                    List.of(dev.muster.engagement.Target.service("checkout")), "it is down", Actor.by(Shop.INES));
            shop.settled(incident);
            incident = incident.refresh()
                    .mitigate("rolled back", Actor.by(Shop.INES))
                    .resolve("fixed", Actor.by(Shop.INES));
            incident = incident.startReview(Actor.by(Shop.INES))
                    .completeReview(List.of(Shop.INES), "learned", Actor.by(Shop.INES));
            incident.close(Actor.by(Shop.INES));
            shop.time().advance(Duration.ofDays(11));

            Incident ended = incident.refresh();
            assertThat(ended.state()).isEqualTo(State.CLOSED);
            assertThat(ended.details().reach().parked()).isEmpty();
            assertThat(shop.tools().calls().writes())
                    .as("the other tool did the work")
                    .anySatisfy(call -> assertThat(call.tool()).isEqualTo("another"));
            assertThat(ended.resource(ResourceKind.TICKET)).isPresent();
            assertThat(ended.resource(ResourceKind.CONVERSATION)).isPresent();
            assertThat(ended.resource(ResourceKind.BRIDGE)).isPresent();
            assertThat(ended.resource(ResourceKind.DOCUMENT)).isPresent();
            assertThat(ended.resource(ResourceKind.STATUS_ENTRY)).isPresent();
            assertThat(ended.details().reach().pages()).hasSize(1);
        }
    }
}
