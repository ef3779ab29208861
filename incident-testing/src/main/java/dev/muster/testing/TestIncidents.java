package dev.muster.testing;

import dev.muster.Engine;
import dev.muster.Incidents;
import dev.muster.lifecycle.Recorded;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.store.IncidentStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Incidents on tools in memory and on a clock that only the test moves. Not thread-safe; many may be used side by side, they share nothing.
 *
 * <pre>{@code
 * try (TestIncidents test = TestIncidents.create()) {
 *   Incident incident = test.incidents().declare("Checkout fails");
 *   test.time().advance(Duration.ofHours(1));
 *   System.out.println(test.tools().calls().table());
 * }
 * }</pre>
 */
public final class TestIncidents implements AutoCloseable {

    private final Incidents incidents;
    private final Tools tools;
    private final VirtualTime time;
    private final IncidentStore store;
    private final Diagnostics diagnostics;
    private final Map<String, List<Recorded>> histories = new HashMap<>();

    TestIncidents(Incidents incidents, Tools tools, VirtualTime time, IncidentStore store) {
        this.incidents = incidents;
        this.tools = tools;
        this.time = time;
        this.store = store;
        this.diagnostics = new Diagnostics(time, store, tools.calls());
        tools.explainedBy(diagnostics);
        time.govern(new Governed());
    }

    /** Incidents under the {@linkplain TestIncidentsBuilder defaults}. */
    public static TestIncidents create() {
        return builder().build();
    }

    /** A builder. */
    public static TestIncidentsBuilder builder() {
        return new TestIncidentsBuilder();
    }

    /** The incidents. */
    public Incidents incidents() {
        return incidents;
    }

    /** Their tools. */
    public Tools tools() {
        return tools;
    }

    /** Their clock. */
    public VirtualTime time() {
        return time;
    }

    /** Their store. */
    public IncidentStore store() {
        return store;
    }

    /** The time, what is due next, and every call that the engine made: what a failed test prints. */
    public String diagnostics() {
        return diagnostics.text();
    }

    /** The history of an incident, read again only when it grew: invariants ask for it after each step. */
    List<Recorded> history(String id) {
        List<Recorded> known = histories.get(id);
        if (known == null || store.read(id, 0, Integer.MAX_VALUE).size() != known.size()) {
            known = incidents.history(id);
            histories.put(id, known);
        }
        return known;
    }

    @Override
    public void close() {
        incidents.close();
    }

    /** Deliveries first, as they would come by webhook, then the engine. */
    private final class Governed implements VirtualTime.World {
        private final Engine engine = incidents.engine();

        @Override
        public int step(Instant now) {
            int received = 0;
            for (InMemoryProvider tool : tools.all()) {
                for (Delivery delivery : tool.drainDeliveries()) {
                    incidents.receive(tool.name(), delivery);
                    received++;
                }
            }
            return received + engine.runOnce(now);
        }

        @Override
        public Optional<Instant> nextDue() {
            return engine.nextDue();
        }

        @Override
        public int incidents() {
            return tools.all().stream()
                    .mapToInt(tool -> tool.store().streams().size())
                    .sum();
        }

        @Override
        public String waiting() {
            return diagnostics.text();
        }
    }
}
