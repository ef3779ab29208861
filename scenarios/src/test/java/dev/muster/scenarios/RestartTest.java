package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.call.Operation;
import dev.muster.spi.store.IncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RestartTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T12:00:00Z"));
    private final InMemoryProvider tools = InMemoryProvider.create(now::get);
    private @Nullable IncidentStore store;

    private IncidentStore store() {
        if (store == null) {
            store = Stores.isDatabase() ? Stores.fresh(now::get) : tools.store();
        }
        return store;
    }

    private Incidents process() {
        return Incidents.builder()
                .clock(now::get)
                .provider(tools)
                .store(store())
                .playbook(Shop.book())
                .build();
    }

    @Test
    @Tag("A-024")
    void a_process_that_dies_between_the_channel_and_its_link_leaves_the_rest_to_the_next() {
        Incidents dying = process();
        Incident incident = dying.declare("Checkout fails");
        while (tools.calls().of(Operation.CONVERSATION_OPEN).isEmpty()
                || tools.calls().of(Operation.TICKET_CREATE).isEmpty()) {
            dying.engine().runOnce(now.get());
        }
        assertThat(tools.ticketTool().all().get(0).links())
                .as("the link is not there when it dies")
                .isEmpty();

        Incidents next = process();
        for (int minute = 0; minute < 30; minute++) {
            now.set(now.get().plus(Duration.ofMinutes(1)));
            while (next.engine().runOnce(now.get()) > 0) {
                // until nothing is due any more
            }
        }

        String channel = next.get(incident.id())
                .resource(ResourceKind.CONVERSATION)
                .orElseThrow()
                .link();
        assertThat(tools.chat().channels()).hasSize(1);
        assertThat(tools.ticketTool().all()).hasSize(1);
        assertThat(tools.ticketTool().all().get(0).links().keySet())
                .extracting(Object::toString)
                .contains(channel);
        assertThat(tools.doubled()).isEmpty();
    }
}
