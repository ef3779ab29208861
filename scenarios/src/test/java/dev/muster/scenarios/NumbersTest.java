package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incidents;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.Capability;
import org.junit.jupiter.api.Test;

class NumbersTest {

    private final InMemoryIncidentStore shared = new InMemoryIncidentStore();

    private Incidents process() {
        return Incidents.builder()
                .store(shared)
                .provider(InMemoryProvider.builder()
                        .without(Capability.INCIDENT_STORE)
                        .build())
                .build();
    }

    @Test
    void a_process_that_was_idle_while_another_declared_a_thousand_goes_on_from_there() {
        try (Incidents idle = process();
                Incidents busy = process()) {
            assertThat(idle.declare("the first").id()).isEqualTo("INC-1");
            for (int i = 2; i <= 1000; i++) {
                busy.declare("number " + i);
            }
            assertThat(idle.declare("the next").id()).isEqualTo("INC-1001");
        }
    }
}
