package dev.muster.testing;

import static dev.muster.lifecycle.Actor.by;
import static dev.muster.testing.IncidentAssertions.assertThat;

import dev.muster.Incidents;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@IncidentTest
class ArchivingTest {

    @Test
    void the_channel_is_archived_ten_days_after_the_end(Incidents incidents, Tools tools, VirtualTime time) {
        var incident = incidents.declare("Checkout fails");
        incident.resolve("rolled back", by("ann")).close(by("ann"));

        time.advance(Duration.ofDays(9));
        assertThat(tools).conversationOf(incident).isOpen();

        time.advance(Duration.ofDays(1));
        assertThat(tools).conversationOf(incident).isArchived().wasArchivedAfter(Duration.ofDays(10));
    }
}
