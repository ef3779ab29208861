package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Authorizer;
import dev.muster.lifecycle.Refused;
import dev.muster.provider.http.testing.RecordingLogs;
import dev.muster.provider.inmemory.InMemoryProvider;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LoggedTest {

    private static final String FORGED = "no\r\nERROR everything is lost\u001b[2J\u202e";

    @Test
    @Tag("T19")
    void the_hosts_reason_for_a_denial_is_one_line_of_the_log_whatever_it_quotes() {
        Authorizer denies = (incident, command, by) ->
                incident == null ? Optional.empty() : Optional.of(new Authorizer.Denial(FORGED, "ask somebody"));
        try (Incidents incidents = Incidents.builder()
                .provider(InMemoryProvider.builder().build())
                .playbook(Shop.book())
                .authorizer(denies)
                .build()) {
            Incident incident = incidents.declare("Checkout fails");

            String log = RecordingLogs.during(() -> assertThatThrownBy(
                            () -> incident.mitigate("rolled back", Actor.by(Shop.BOB)))
                    .isInstanceOf(Refused.class));

            assertThat(log.lines()
                            .filter(line -> line.contains("is denied") || line.contains("lost"))
                            .toList())
                    .singleElement()
                    .asString()
                    .contains("Mitigate of INC-1 is denied: no  ERROR everything is lost")
                    .doesNotContain("\u001b", "\u202e");
        }
    }
}
