package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import dev.muster.role.Role;
import dev.muster.spi.Capability;
import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MovingTest {

    private static JdbcIncidentStore.Builder database(String name) {
        return JdbcIncidentStore.builder(
                JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", ""));
    }

    @Test
    @Tag("N-012")
    void an_incident_taken_to_another_database_is_equal_with_all_that_was_done_for_it() {
        AtomicReference<JdbcIncidentStore> from = new AtomicReference<>();
        try (Shop shop = Shop.open(
                book -> {},
                test -> test.store(clock -> {
                    from.set(database("moving-from").clock(clock).build());
                    return from.get();
                }))) {
            Incident incident = shop.settled(
                    shop.incidents().declare(Declaration.of("Checkout fails").withSeverity("MAJOR")));
            Actor ines = Actor.by(Shop.INES);
            incident = incident.assign(Role.LEAD, Shop.INES, ines).update("only for checkout", ines);
            shop.settled(incident.page(List.of(Target.service("checkout")), "it is down", ines));
            incident.mitigate("rolled back", ines);
            shop.time().advance(Duration.ofMinutes(10));
            incident = incident.refresh();
            assertThat(incident.history())
                    .extracting(Recorded::event)
                    .as("a role, a state, a resource, a message and a page")
                    .hasAtLeastOneElementOfType(Event.RoleAssigned.class)
                    .hasAtLeastOneElementOfType(Event.IncidentMitigated.class)
                    .hasAtLeastOneElementOfType(Event.ResourceAdded.class)
                    .hasAtLeastOneElementOfType(Event.UpdatePosted.class)
                    .hasAtLeastOneElementOfType(Event.PageSent.class);

            StringWriter export = new StringWriter();
            from.get().archive().write(export);
            JdbcIncidentStore into = database("moving-into").clock(shop.time()).build();
            into.archive().read(new BufferedReader(new StringReader(export.toString())));

            try (Incidents there = Incidents.builder()
                    .store(into)
                    .clock(shop.time())
                    .playbook(Shop.book())
                    .provider(InMemoryProvider.builder()
                            .without(Capability.INCIDENT_STORE)
                            .build())
                    .build()) {
                Incident moved = there.get(incident.id());
                assertThat(moved.history()).isEqualTo(incident.history());
                assertThat(moved.details()).isEqualTo(incident.details());
                assertThat(moved.resource(ResourceKind.CONVERSATION))
                        .isEqualTo(incident.resource(ResourceKind.CONVERSATION))
                        .isPresent();
                assertThat(there.engine().effects(moved.id()))
                        .isEqualTo(shop.incidents().engine().effects(incident.id()));
                assertThat(into.verify(moved.id())).isEmpty();
                assertThat(there.declare("Search is slow").id()).isEqualTo("INC-2");
            }
        }
    }
}
