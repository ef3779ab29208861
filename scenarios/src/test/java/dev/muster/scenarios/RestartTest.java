package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.call.Operation;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.StoredIntent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
        carryOn(next);

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

    @Test
    void what_one_process_after_another_claimed_and_died_with_is_carried_out_after_all() {
        Incident incident = process().declare("Checkout fails");

        dieWithClaims(10);
        carryOn(process());

        assertThat(tools.chat().channels()).hasSize(1);
        assertThat(tools.ticketTool().all()).hasSize(1);
        assertThat(states(incident)).doesNotContain(IntentState.PARKED);
    }

    @Test
    void what_may_be_what_kills_them_is_given_up_in_the_end() {
        Incident incident = process().declare("Checkout fails");

        dieWithClaims(40);
        carryOn(process());

        assertThat(states(incident)).contains(IntentState.PARKED);
    }

    private void dieWithClaims(int deaths) {
        for (int death = 0; death < deaths; death++) {
            Duration lease = Duration.ofSeconds(60);
            List<Claim> claims = store().claim(new ClaimRequest("dying-" + death, 100, lease, Set.of()));
            assertThat(claims).isNotEmpty();
            now.set(now.get().plus(lease).plusSeconds(1));
        }
    }

    private List<IntentState> states(Incident incident) {
        return store().intents(IntentQuery.of(incident.id())).stream()
                .map(StoredIntent::state)
                .toList();
    }

    private void carryOn(Incidents process) {
        for (int minute = 0; minute < 30; minute++) {
            now.set(now.get().plus(Duration.ofMinutes(1)));
            while (process.engine().runOnce(now.get()) > 0) {
                // until nothing is due any more
            }
        }
    }
}
