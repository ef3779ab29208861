package dev.muster.testing;

import static dev.muster.lifecycle.Actor.by;
import static dev.muster.testing.IncidentAssertions.assertThat;
import static dev.muster.testing.IncidentAssertions.catchThrowableOfType;

import dev.muster.Incidents;
import dev.muster.lifecycle.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@IncidentTest(playbook = "classpath:dev/muster/testing/channel-only.yaml")
class FailureMessageTest {

    @Test
    void says_what_was_expected_what_time_it_is_what_is_due_and_what_was_asked(
            Incidents incidents, Tools tools, VirtualTime time) {
        var incident = incidents.declare("Checkout fails");
        incident.resolve("rolled back", by("ann")).close(by("ann"));
        time.advance(Duration.ofDays(9));

        var failure = catchThrowableOfType(
                AssertionError.class,
                () -> assertThat(tools).conversationOf(incident).isArchived());

        assertThat(failure).hasMessage("""
                Expecting conversation <inc-1-checkout-fails> to be archived, but it is open.

                It is 2026-01-14T12:00:00Z, 9d 0h after the start.
                Due next: ArchiveTimer INC-1/archive-3 at 2026-01-15T12:00:00Z (in 1d 0h)

                What the engine asked of its tools:
                  +0m        conversations.open inc-1-checkout-fails -> C1
                  +0m        conversations.describe C1               -> ok
                  +0m        conversations.post C1 state.resolved    -> M1""");
    }

    @Test
    void of_an_incident_tells_its_history(Incidents incidents) {
        var incident = incidents.declare("Checkout fails");

        var failure = catchThrowableOfType(
                AssertionError.class, () -> assertThat(incident).hasState(State.RESOLVED));

        assertThat(failure).hasMessage("""
                Expecting incident <INC-1> to be RESOLVED, but it is ACTIVE.

                Its history since 2026-01-05T12:00:00Z:
                  +0m        IncidentDeclared by muster""");
    }
}
