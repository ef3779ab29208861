package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.lifecycle.Actor;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TestIncidentsTest {

    @Test
    void archives_the_channel_ten_days_after_the_end() {
        try (TestIncidents test = TestIncidents.create()) {
            Incident incident = test.incidents().declare("Checkout fails");
            incident.resolve("rolled back", Actor.by("ann")).close(Actor.by("ann"));

            test.time().advance(Duration.ofDays(9));
            System.out.println(test.diagnostics());
            assertThat(test.tools().chat().channels()).singleElement().matches(channel -> !channel.archived());

            test.time().advance(Duration.ofDays(1));
            System.out.println(test.diagnostics());
            assertThat(test.tools().chat().channels()).singleElement().matches(channel -> channel.archived());
        }
    }
}
