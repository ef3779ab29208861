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
}
