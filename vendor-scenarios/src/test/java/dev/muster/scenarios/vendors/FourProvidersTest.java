package dev.muster.scenarios.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.CheckReport;
import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.Settings;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.playbook.Playbook;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import dev.muster.provider.slack.ScriptedSlack;
import dev.muster.spi.Capability;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Four provider modules, found by name in one host: three vendors, and the tools in memory for what those have not. */
@DisplayName("Four providers in one host")
class FourProvidersTest {

    private static final Playbook PLAYBOOK = Playbook.parse("""
            name: four tools
            version: 1
            extends: minimal
            people:
              ann@example.com: {name: Ann}
            services:
              checkout: {pager-id: PSVC001}
            process:
              resources: [conversation, card, ticket, document, bridge]
              commander: [{name: who runs checkout, target: {service: checkout}}]
            """);

    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    @Test
    @Tag("N-045")
    void each_serves_the_categories_that_are_its_own() {
        try (Vendors vendors = new Vendors();
                Incidents incidents = Incidents.builder()
                        .playbook(PLAYBOOK)
                        .discover(settings(vendors))
                        .use(Capability.CONVERSATIONS, "slack")
                        .use(Capability.PEOPLE, "slack")
                        .use(Capability.GROUPS, "slack")
                        .use(Capability.PAGING, "pagerduty")
                        .use(Capability.ON_CALL, "pagerduty")
                        .use(Capability.SERVICE_DIRECTORY, "pagerduty")
                        .use(Capability.TICKETS, "jira")
                        .build()) {
            assertThat(incidents.check().tools())
                    .extracting(CheckReport.Tool::name)
                    .containsExactlyInAnyOrder("inmemory", "jira", "pagerduty", "slack");

            Incident incident = incidents.declare(Declaration.of("Checkout fails")
                    .affecting("checkout")
                    .withSeverity("MAJOR")
                    .reportedBy(Vendors.ANN));
            carryOn(incidents);
            incident = incident.refresh();

            assertThat(serving(incident, ResourceKind.CONVERSATION)).isEqualTo("slack");
            assertThat(serving(incident, ResourceKind.TICKET)).isEqualTo("jira");
            assertThat(serving(incident, ResourceKind.DOCUMENT)).isEqualTo("inmemory");
            assertThat(serving(incident, ResourceKind.BRIDGE)).isEqualTo("inmemory");
            assertThat(vendors.pagerDuty.titled("Checkout fails")).hasSize(1);
            assertThat(vendors.jira.issues).hasSize(1);
            assertThat(vendors.slack.rooms.values()).anyMatch(room -> room.name.equals("inc-1-checkout-fails"));
        }
    }

    private static Settings settings(Vendors vendors) {
        return Settings.of(Map.of(
                "inmemory", Map.of(),
                "slack",
                        Map.of(
                                "bot-token",
                                ScriptedSlack.BOT_TOKEN,
                                "url",
                                vendors.slack.server.url("/api/").toString()),
                "pagerduty",
                        Map.of(
                                "token",
                                "a-token-of-a-test",
                                "from",
                                ScriptedPagerDuty.FROM,
                                "url",
                                vendors.pagerDuty.url().toString(),
                                "events-url",
                                vendors.pagerDuty.eventsUrl().toString(),
                                "default-service",
                                "PSVC002"),
                "jira",
                        Map.of(
                                "url", vendors.jira.server.url().toString(),
                                "email", "muster@example.com",
                                "token", "a-token-of-a-test",
                                "project", "INC",
                                "types", "incident=Incident")));
    }

    /** Real time: the providers were made by their factories, as in a host. */
    private static void carryOn(Incidents incidents) {
        Instant end = Instant.now().plus(A_MOMENT);
        List<Instant> due = incidents.engine().nextDue().stream().toList();
        while (!due.isEmpty() && due.get(0).isBefore(end)) {
            incidents.engine().runOnce(Instant.now());
            due = incidents.engine().nextDue().stream().toList();
        }
    }

    private static String serving(Incident incident, ResourceKind kind) {
        return incident.resource(kind).orElseThrow().provider();
    }
}
