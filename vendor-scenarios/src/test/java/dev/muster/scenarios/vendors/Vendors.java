package dev.muster.scenarios.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.http.testing.Heard;
import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.provider.jira.JiraMapping;
import dev.muster.provider.jira.JiraProvider;
import dev.muster.provider.jira.ScriptedJira;
import dev.muster.provider.pagerduty.PagerDutyBuilder;
import dev.muster.provider.pagerduty.PagerDutyProvider;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import dev.muster.provider.slack.ScriptedSlack;
import dev.muster.provider.slack.SlackProvider;
import dev.muster.spi.config.Secret;
import dev.muster.spi.ticket.TicketState;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The three vendors, with the accounts of three people, and the providers that connect to them. */
final class Vendors implements AutoCloseable {

    static final String ANN = "ann@example.com";
    static final String BOB = "bob@example.com";
    static final String CY = "cy@example.com";
    /** On call for the checkout by PagerDuty's own account of it: no playbook knows her. */
    static final String ALICE = "alice@example.com";

    static final String ANN_IN_SLACK = "U0ANN";
    static final String CY_IN_JIRA = "5b10ac8d82e05b22cc7d4ef7";
    static final String ALICE_IN_SLACK = "U0ALICE";
    static final String CY_IN_PAGERDUTY = "PCY0001";

    private static final JiraMapping MAPPING = JiraMapping.of("INC")
            .withTypes(Map.of("incident", "Incident", "review", "Task", "action-item", "Task"))
            .withStatuses(Map.of(
                    TicketState.MITIGATED, "Mitigated",
                    TicketState.RESOLVED, "Resolved",
                    TicketState.CLOSED, "Closed",
                    TicketState.CANCELLED, "Cancelled"));

    /** Between two things that happen at one vendor: no two bear the same time. */
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    final WorldTime time = new WorldTime();
    final ScriptedSlack slack = new ScriptedSlack(time);
    final ScriptedPagerDuty pagerDuty = new ScriptedPagerDuty(time, passing -> time.advance(A_MOMENT));
    final ScriptedJira jira = new ScriptedJira(time, time::advance);

    Vendors() {
        slack.user(ANN_IN_SLACK, ANN, "Ann");
        slack.user("U0BOB", BOB, "Bob");
        slack.user("U0CY", CY, "Cy");
        slack.user(ALICE_IN_SLACK, ALICE, "Alice");
        jira.person(CY_IN_JIRA, "Cy", CY);
        pagerDuty.user(CY_IN_PAGERDUTY, "Cy", CY);
    }

    SlackProvider slackProvider() {
        return slack.builder().clock(time).waiting(time::advance).build();
    }

    PagerDutyBuilder pagerDutyBuilder() {
        return PagerDutyProvider.builder(() -> Secret.of("a-token-of-a-test"), ScriptedPagerDuty.FROM)
                .url(pagerDuty.url())
                .eventsUrl(pagerDuty.eventsUrl())
                .clock(time)
                .waiting(time::advance)
                .defaultService("PSVC002")
                .webhookSecrets(() -> List.of(Webhooks.PAGERDUTY_SECRET));
    }

    JiraProvider jiraProvider() {
        return JiraProvider.builder(jira.server.url(), MAPPING)
                .basic("muster@example.com", () -> Secret.of("a-token-of-a-test"))
                .clock(time)
                .waiting(time::advance)
                .build();
    }

    List<ScriptedServer> servers() {
        return List.of(slack.server, pagerDuty.rest, pagerDuty.events, jira.server);
    }

    /** Requests that no script knew. */
    List<Heard> unscripted() {
        return servers().stream()
                .flatMap(server -> server.unscripted().stream())
                .toList();
    }

    @Override
    public void close() {
        slack.close();
        pagerDuty.close();
        jira.close();
        assertThat(unscripted()).isEmpty();
    }
}
