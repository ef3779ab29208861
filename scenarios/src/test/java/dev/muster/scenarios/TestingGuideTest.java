package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static dev.muster.testing.IncidentAssertions.assertThat;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.State;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.Fault;
import dev.muster.spi.call.Operation;
import dev.muster.spi.people.Person;
import dev.muster.testing.Exploration;
import dev.muster.testing.IncidentExtension;
import dev.muster.testing.TestIncidents;
import dev.muster.testing.Tools;
import dev.muster.testing.VirtualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of {@code docs/testing.md} is this code, and it runs. */
class TestingGuideTest {

    @Nested
    // tag::outside
    class PagingTest {

        @RegisterExtension
        final IncidentExtension setUp = IncidentExtension.with(test -> test.playbook(Playbook.profile("atlassian")));

        @Test
        void who_takes_the_page_is_named_in_the_channel(Incidents incidents, Tools tools, VirtualTime time) {
            tools.pager().service("checkout");
            tools.roster().put("checkout", Person.of("eva@example.com"));

            Incident incident =
                    incidents.declare(Declaration.of("Checkout fails").withSeverity("MAJOR"));
            incident.refresh().page(List.of(Target.service("checkout")), "it is down", by("ann"));
            time.runDue();
            assertThat(tools).pagesOf(incident).wokeOnce("eva@example.com");

            time.advance(Duration.ofMinutes(2));
            String page = tools.pager().open().get(0).page().id();
            tools.pager().acknowledge(page, "eva@example.com"); // as Eva does it in the pager
            time.runDue();
            assertThat(tools).conversationOf(incident).hasPost("acknowledged by eva after 2 min");
        }
    }
    // end::outside

    @Nested
    class FaultsTest {

        @RegisterExtension
        final IncidentExtension setUp = IncidentExtension.with(test -> {});

        // tag::faults
        @Test
        void a_ticket_whose_answer_was_lost_is_there_once(Incidents incidents, Tools tools, VirtualTime time) {
            tools.failNext(Operation.TICKET_CREATE, Fault.unknownAfter()); // made, but nobody hears of it

            Incident incident = incidents.declare("Checkout fails");
            time.advance(Duration.ofMinutes(10));

            assertThat(tools).ticketOf(incident).exists();
            assertThat(tools).haveNothingTwice();
        }
        // end::faults
    }

    @Test
    void a_test_without_annotations() {
        // tag::plain
        try (TestIncidents test = TestIncidents.create()) {
            Incident incident = test.incidents().declare("Checkout fails");
            test.time().advance(Duration.ofDays(1));

            assertThat(incident.refresh()).hasState(State.ACTIVE);
        }
        // end::plain
    }

    @Test
    void random_stories() {
        // tag::explore
        Exploration.of(20) // stories of 60 random steps each: commands, people, faults, time
                .under(Playbook.profile("airbnb"))
                .run();
        // end::explore
    }
}
