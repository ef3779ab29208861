package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.store.IncidentStore;
import dev.muster.testing.TestIncidents;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The store goes away at the worst moment, which is right after a tool has answered. */
class StoreAwayTest {

    private final TestIncidents test =
            TestIncidents.builder().store(this::breakable).build();
    private boolean goesAway;

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_tool_that_asks_for_time_gets_it_although_the_store_cannot_be_asked_what_time_it_is() {
        Incident incident = test.incidents().declare("Checkout fails");
        test.time().advance(Duration.ofMinutes(1));
        test.tools().failNext(Operation.PAGE, Fault.unavailable(Duration.ofMinutes(10)));
        goesAway = true;

        incident.page(List.of(Target.person("ann@example.com")), "her change", Actor.by("bob@example.com"));
        test.time().advance(Duration.ofMinutes(9));
        assertThat(goesAway).as("the store went away").isFalse();
        assertThat(pages()).isEqualTo(1);

        test.time().advance(Duration.ofMinutes(6));
        assertThat(pages()).isEqualTo(2);
        assertThat(test.tools().pager().pages()).hasSize(1);
    }

    private long pages() {
        return test.tools().calls().of(Operation.PAGE).size();
    }

    /** A store that does not tell the time once, after the first page was asked for. */
    private IncidentStore breakable(InstantSource clock) {
        IncidentStore store = new InMemoryIncidentStore(clock);
        return (IncidentStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {IncidentStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("now") && goesAway && pages() > 0) {
                        goesAway = false;
                        throw new Unavailable("store", "connection lost", null);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
