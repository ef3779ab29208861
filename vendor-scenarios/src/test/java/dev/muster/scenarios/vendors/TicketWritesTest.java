package dev.muster.scenarios.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.provider.jira.ScriptedJira;
import dev.muster.role.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often the ticket is written, by the vendor's journal: it limits the writes of each issue. */
@DisplayName("A ticket whose incident changes much")
class TicketWritesTest {

    private static final String WRITE = "PUT /rest/api/3/issue/{id}";
    private static final Duration A_WHILE = Duration.ofMinutes(2);
    private static final Actor ANN = Actor.by(Vendors.ANN);

    @Test
    void is_written_once_for_all_that_changed_within_a_few_seconds() {
        try (World world = new World(Story.PLAYBOOK, List.of())) {
            ScriptedJira jira = world.vendors().jira;
            Incident incident = world.node()
                    .incidents()
                    .declare(Declaration.of("Checkout fails")
                            .withSeverity("MAJOR")
                            .reportedBy(Vendors.ANN));
            CallBudgetTest.carryOn(world, A_WHILE);
            int before = jira.server.count(WRITE);

            incident.assign(Role.LEAD, Vendors.ANN, ANN);
            incident.overrideSeverity("MINOR", "fewer are hit than we thought", ANN);
            for (String title :
                    List.of("Checkout is slow", "Checkout is slow for some", "Checkout is slow in the EU")) {
                incident.tell(new Command.EditFacts(title, null, null, null, null), ANN);
            }
            CallBudgetTest.carryOn(world, A_WHILE);

            assertThat(jira.server.count(WRITE) - before).isEqualTo(1);
            assertThat(jira.issues.values())
                    .singleElement()
                    .satisfies(issue -> assertThat(issue.summary()).contains("Checkout is slow in the EU"));
        }
    }

    @Test
    @Tag("N-073")
    void is_made_changed_and_moved_to_the_site_s_own_statuses_with_its_incident() {
        try (World world = new World(Story.PLAYBOOK, List.of())) {
            Incident incident = world.node()
                    .incidents()
                    .declare(Declaration.of("Checkout fails").reportedBy(Vendors.ANN));
            CallBudgetTest.carryOn(world, A_WHILE);
            assertThat(world.vendors().jira.issues).hasSize(1);
            ScriptedJira.Issue issue =
                    world.vendors().jira.issues.values().iterator().next();
            assertThat(issue.fields.at("/issuetype/name").asText()).isEqualTo("Incident");
            assertThat(issue.summary()).contains("Checkout fails");

            incident.tell(new Command.EditFacts("Nobody can pay", null, null, null, null), ANN);
            CallBudgetTest.carryOn(world, A_WHILE);
            assertThat(issue.summary()).contains("Nobody can pay");

            incident.refresh().mitigate("failed over", ANN);
            CallBudgetTest.carryOn(world, A_WHILE);
            assertThat(issue.status()).isEqualTo("Mitigated");
            incident.refresh().resolve("the index is back", ANN);
            CallBudgetTest.carryOn(world, A_WHILE);
            assertThat(issue.status()).isEqualTo("Resolved");
            incident.refresh().close(ANN);
            CallBudgetTest.carryOn(world, A_WHILE);
            assertThat(issue.status()).isEqualTo("Closed");
            assertThat(world.vendors().jira.issues).hasSize(1);
        }
    }
}
