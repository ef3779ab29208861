package dev.muster.scenarios.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.PageRecord;
import dev.muster.provider.jira.ScriptedJira;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S14 on the wire: no webhook comes for 17 hours, and none is told again. */
@DisplayName("Vendors that send no webhook for 17 hours")
class SilenceTest {

    private static final Duration A_WHILE = Duration.ofMinutes(3);

    @Test
    void are_asked_and_the_incident_is_as_they_have_it_and_its_timeline_tells_of_the_gap() {
        try (World world = new World(Story.PLAYBOOK, List.of())) {
            Incidents incidents = world.node().incidents();
            Incident incident = incidents.declare(Declaration.of("Checkout fails")
                    .affecting("checkout")
                    .withSeverity("MAJOR")
                    .reportedBy(Vendors.ANN));
            CallBudgetTest.carryOn(world, A_WHILE);
            ScriptedPagerDuty vendor = world.vendors().pagerDuty;
            vendor.acknowledge(
                    vendor.titled("Checkout fails").get(0).tree.path("id").asText(), Vendors.CY_IN_PAGERDUTY);
            ScriptedJira.Issue ticket =
                    world.vendors().jira.issues.values().iterator().next();
            world.vendors().time.advance(Duration.ofHours(17));
            ticket.fields
                    .putObject("assignee")
                    .put("accountId", Vendors.CY_IN_JIRA)
                    .put("emailAddress", Vendors.CY);
            ticket.fields.put("summary", "Somebody wrote over it");
            int before = world.requests().size();

            assertThat(incidents.engine().reconcile(world.vendors().time.instant()))
                    .isEqualTo(1);
            System.out.println("Asked of the three: "
                    + world.requests().subList(before, world.requests().size()));
            CallBudgetTest.carryOn(world, A_WHILE);

            assertThat(incident.refresh().lead()).contains(Vendors.CY);
            assertThat(incident.refresh().details().reach().pages().values())
                    .extracting(PageRecord::acknowledgedBy)
                    .containsExactly(Vendors.CY);
            assertThat(ticket.summary())
                    .as("what the incident decides comes back")
                    .contains("Checkout fails");
            assertThat(incident.refresh().timeline().asMarkdown(Locale.ENGLISH, ZoneOffset.UTC))
                    .contains("pagerduty told nothing of this", "jira told nothing of this");
            int events = incident.refresh().history().size();
            assertThat(incidents.engine().reconcile(world.vendors().time.instant()))
                    .isZero();
            assertThat(incident.refresh().history()).hasSize(events);
        }
    }
}
