package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Health;
import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Declaration;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.call.Operation;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.IntentQuery;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a host's monitor asks every few seconds, of whatever backlog there is. */
class HealthTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int MUCH = 1000;

    private Instant now = NOON;
    private final InMemoryProvider tools =
            InMemoryProvider.builder().clock(() -> now).build();
    private final List<IntentQuery> asked = new ArrayList<>();

    @Test
    void tells_since_when_the_oldest_work_is_due_and_reads_no_list_without_an_end_for_it() {
        try (Incidents incidents = Incidents.builder()
                .provider(tools)
                .playbook(Shop.book())
                .store(asking(tools.store()))
                .clock(() -> now)
                .build()) {
            incidents.declare("Checkout fails");
            now = NOON.plus(Duration.ofMinutes(3));
            incidents.declare("Search is slow");
            now = NOON.plus(Duration.ofMinutes(5));
            asked.clear();

            assertThat(incidents.engine().health().oldestUndelivered()).isEqualTo(NOON);

            assertThat(asked).extracting(IntentQuery::limit).allMatch(limit -> limit <= MUCH);
            while (incidents.engine().runOnce(now) > 0) {
                // until nothing is due
            }
            assertThat(incidents.engine().health().oldestUndelivered())
                    .as("what is due later is not late")
                    .isNull();
        }
    }

    @Test
    void is_not_degraded_for_ever_by_a_word_of_thanks_that_was_lost() {
        try (Shop shop = Shop.open()) {
            Incident incident =
                    shop.incidents().declare(Declaration.of("Checkout fails").reportedBy(Shop.PIA));
            shop.tools().failNext(Operation.CONVERSATION_WHISPER, Fault.rejected());
            shop.settled(incident);
            String thanks = incident.id() + "/tell-reporter";

            Health health = shop.incidents().engine().health();

            assertThat(health.parked()).as("it is told all the same").containsOnlyKeys(thanks);
            assertThat(health.status()).isEqualTo(Health.Status.UP);
        }
    }

    @Test
    void is_degraded_by_a_page_that_was_given_up() {
        try (Shop shop = Shop.open()) {
            shop.tools().failNext(Operation.PAGE, Fault.rejected());
            shop.settled(shop.incidents()
                    .declare("Checkout fails")
                    .page(List.of(Target.service("checkout")), "it is down", by(Shop.INES)));

            Health health = shop.incidents().engine().health();

            assertThat(health.parked()).containsKey("INC-1/page-P-1");
            assertThat(health.status()).isEqualTo(Health.Status.DEGRADED);
        }
    }

    /** The store, and what it was asked for lists of intents. */
    private IncidentStore asking(IncidentStore store) {
        return (IncidentStore) Proxy.newProxyInstance(
                IncidentStore.class.getClassLoader(),
                new Class<?>[] {IncidentStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("intents")) {
                        asked.add((IntentQuery) arguments[0]);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
