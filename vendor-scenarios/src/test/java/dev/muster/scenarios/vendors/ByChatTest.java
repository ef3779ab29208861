package dev.muster.scenarios.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.provider.jira.JiraProvider;
import dev.muster.provider.pagerduty.PagerDutyProvider;
import dev.muster.provider.slack.SlackProvider;
import dev.muster.spi.Capability;
import dev.muster.timeline.Checklist;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People use Slack and nothing else; what they say there is done in the other tools. */
@DisplayName("An incident that people handle in Slack alone")
class ByChatTest {

    private static final Duration A_WHILE = Duration.ofMinutes(3);
    private static final String SLACK = "slack";
    private static final String CY_IN_SLACK = "U0CY";

    private static Playbook playbook(String resources) {
        return Playbook.parse("""
            name: by chat
            version: 1
            extends: minimal
            people:
              ann@example.com: {name: Ann, handles: {slack: U0ANN}}
              bob@example.com: {name: Bob, handles: {slack: U0BOB}}
              cy@example.com: {name: Cy, handles: {slack: U0CY, pagerduty: PCY0001}}
            teams:
              web: {members: [ann@example.com, bob@example.com], on-call: checkout}
            services:
              checkout: {team: web, pager-id: PSVC001}
            process:
              resources: [%s]
              review: {required-for: [major, medium, minor], due-after: 5d}
            """.formatted(resources));
    }

    @Test
    @Tag("N-002")
    void is_declared_led_and_closed_in_the_tools_that_are_there_and_no_port_is_opened() throws IOException {
        try (Workplace work = new Workplace(playbook("conversation, card, ticket"), null)) {
            work.handle();

            Incident incident = work.incident();
            assertThat(incident.state()).isEqualTo(State.CLOSED);
            assertThat(incident.details().reach().resources())
                    .extracting(Resource::kind)
                    .contains(ResourceKind.CONVERSATION, ResourceKind.TICKET);
            assertThat(incident.details().reach().resources())
                    .extracting(Resource::provider)
                    .isSubsetOf(SLACK, JiraProvider.NAME, PagerDutyProvider.NAME);
            assertThat(incident.details().reach().pages().values())
                    .isNotEmpty()
                    .allSatisfy(page -> assertThat(page.provider()).isEqualTo(PagerDutyProvider.NAME));
            assertThat(work.vendors.pagerDuty.titled("Checkout fails"))
                    .singleElement()
                    .satisfies(page -> assertThat(page.isResolved()).isTrue());
            assertThat(work.vendors.jira.issues).isNotEmpty();
            assertThat(work.before)
                    .as("the ports of the scripted vendors, so that others would be seen too")
                    .contains(work.vendors.slack.server.url().getPort());
            assertThat(work.opened).as("ports that the library listened on").isEmpty();
        }
    }

    /** There is no provider for a document tool yet; the one in memory takes its place, and nobody looks at its screen. */
    @Test
    @Tag("N-039")
    void goes_through_all_nine_steps_without_the_screen_of_another_tool() throws IOException {
        InMemoryProvider documents = InMemoryProvider.builder()
                .name("documents")
                .offering(Capability.DOCUMENTS)
                .build();
        try (Workplace work = new Workplace(playbook("conversation, card, ticket, document"), documents)) {
            work.handle();

            assertThat(Checklist.of(work.incident().history()).steps())
                    .hasSize(Checklist.Step.values().length)
                    .allSatisfy(step ->
                            assertThat(step.status()).as(step.step().name()).isEqualTo(Checklist.Status.DONE));
            assertThat(work.incident().history())
                    .as("what was done by people, each by a word in the chat")
                    .filteredOn(recorded -> recorded.circumstances().by().isPerson())
                    .extracting(recorded -> recorded.event().getClass().getSimpleName())
                    .contains(
                            "IncidentDeclared",
                            "RoleAssigned",
                            "PagesRequested",
                            "UpdatePosted",
                            "TaskAdded",
                            "IncidentMitigated",
                            "IncidentResolved",
                            "ReviewCompleted",
                            "ActionItemAdded",
                            "IncidentClosed");
        }
    }

    /** The host of three providers, which hands what Slack tells to the library and nothing else. */
    private static final class Workplace implements AutoCloseable {
        private final Vendors vendors = new Vendors();
        private final Set<Integer> before = Ports.open();
        private final Set<Integer> opened = new TreeSet<>();
        private final SlackProvider slack = vendors.slackProvider();
        private final PagerDutyProvider pagerDuty = vendors.pagerDutyBuilder().build();
        private final JiraProvider jira = vendors.jiraProvider();
        private final Incidents incidents;

        Workplace(Playbook playbook, @org.jspecify.annotations.Nullable InMemoryProvider documents) throws IOException {
            var builder = Incidents.builder()
                    .playbook(playbook)
                    .store(new InMemoryIncidentStore(vendors.time))
                    .provider(slack)
                    .provider(pagerDuty)
                    .provider(jira)
                    .clock(vendors.time);
            if (documents != null) {
                builder.provider(documents);
            }
            this.incidents = builder.build();
        }

        /** From the first word to the last. */
        void handle() throws IOException {
            String lobby = vendors.slack.open("general", false, "U0ADMIN").id;
            say(lobby, Vendors.ANN_IN_SLACK, "new incident Checkout fails");
            String channel =
                    incident().resource(ResourceKind.CONVERSATION).orElseThrow().id();
            say(channel, Vendors.ANN_IN_SLACK, "take lead");
            say(channel, Vendors.ANN_IN_SLACK, "severity MAJOR because nobody can pay");
            say(channel, Vendors.ANN_IN_SLACK, "engage service checkout");
            say(channel, Vendors.ANN_IN_SLACK, "page @Cy");
            say(channel, CY_IN_SLACK, "briefing");
            say(channel, Vendors.ANN_IN_SLACK, "update we fail over");
            say(channel, Vendors.ANN_IN_SLACK, "task @Bob check the replica by 17:30");
            say(channel, "U0BOB", "done T-1");
            say(channel, Vendors.ANN_IN_SLACK, "mitigated failed over");
            say(channel, Vendors.ANN_IN_SLACK, "learning: the alert came late");
            say(channel, Vendors.ANN_IN_SLACK, "resolve the index is back");
            say(channel, Vendors.ANN_IN_SLACK, "action @Bob alert on replica lag by 2026-04-01");
            say(channel, Vendors.ANN_IN_SLACK, "reviewed we alert on replica lag");
            say(channel, Vendors.ANN_IN_SLACK, "close");
        }

        Incident incident() {
            return incidents.get("INC-1");
        }

        private void say(String channel, String user, String text) throws IOException {
            vendors.time.advance(Duration.ofSeconds(1));
            int status = incidents
                    .receive(SLACK, Webhooks.ofMention(channel, user, text, vendors.time.instant()))
                    .status();
            assertThat(status).isEqualTo(200);
            Instant end = vendors.time.instant().plus(A_WHILE);
            while (incidents.engine().nextDue().filter(due -> !due.isAfter(end)).isPresent()) {
                vendors.time.until(incidents.engine().nextDue().orElseThrow());
                incidents.engine().runOnce(vendors.time.instant());
            }
            opened.addAll(Ports.open());
            opened.removeAll(before);
        }

        @Override
        public void close() {
            incidents.close();
            slack.close();
            pagerDuty.close();
            jira.close();
            vendors.close();
        }
    }
}
