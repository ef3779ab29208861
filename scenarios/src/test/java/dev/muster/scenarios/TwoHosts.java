package dev.muster.scenarios;

import dev.muster.Incidents;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import dev.muster.spi.Capability;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Two hosts on one database: each has its own door to the store, and nothing else that both know. Their clocks go the same. */
final class TwoHosts implements AutoCloseable {

    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2026-03-02T10:00:00Z"));
    private final InstantSource clock = time::get;
    private final JdbcIncidentStore store;
    private final Incidents first;
    private final Incidents second;

    /** Both with this playbook. */
    TwoHosts(Playbook book) {
        Stores.fresh(clock);
        this.store = Stores.door(clock);
        this.first = host(store, book, clock);
        this.second = host(Stores.door(clock), book, clock);
    }

    static Incidents host(JdbcIncidentStore store, Playbook book, InstantSource clock) {
        return Incidents.builder()
                .store(store)
                .provider(InMemoryProvider.builder()
                        .without(Capability.INCIDENT_STORE)
                        .build())
                .playbook(book)
                .clock(clock)
                .build();
    }

    Incidents first() {
        return first;
    }

    Incidents second() {
        return second;
    }

    JdbcIncidentStore store() {
        return store;
    }

    InstantSource clock() {
        return clock;
    }

    Instant now() {
        return time.get();
    }

    void advance(Duration by) {
        time.updateAndGet(now -> now.plus(by));
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
