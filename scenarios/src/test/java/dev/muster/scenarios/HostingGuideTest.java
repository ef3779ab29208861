package dev.muster.scenarios;

import static dev.muster.testing.IncidentAssertions.assertThat;

import dev.muster.Health;
import dev.muster.InboundAnswer;
import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Event;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.provider.jdbc.JdbcProvider;
import dev.muster.spi.Capability;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The code of {@code docs/hosting.md} is this code, and it runs. */
class HostingGuideTest {

    private static DataSource pool() {
        JdbcDataSource pool = new JdbcDataSource();
        pool.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return pool;
    }

    @Test
    void a_host_that_keeps_everything_in_its_database() {
        DataSource pool = pool();
        InMemoryProvider tools = InMemoryProvider.create();
        List<String> dashboard = new ArrayList<>();
        // tag::build
        Incidents incidents = Incidents.builder()
                .playbook(Playbook.profile("atlassian")) // or Playbook.parse(yaml)
                .provider(JdbcProvider.on(pool)) // incidents are kept here
                .provider(tools) // Slack, PagerDuty, Jira, your own
                .use(Capability.INCIDENT_STORE, "jdbc") // needed only because the in-memory provider has a store too
                .workers(2) // threads for each provider
                .listener((incident, recorded) -> {
                    if (recorded.event() instanceof Event.IncidentMitigated) {
                        dashboard.add(incident + " is mitigated");
                    }
                })
                .build();
        // end::build
        try (incidents) {
            assertThat(incidents.check().ready()).isTrue();
            Incident incident = incidents.declare("Checkout fails");
            incident.mitigate("rolled back", Actor.by("ann"));
            assertThat(dashboard).containsExactly(incident.id() + " is mitigated");
        }
    }

    @Test
    void rounds_and_health() throws InterruptedException {
        try (Incidents incidents = Incidents.builder()
                .playbook(Playbook.profile("minimal"))
                .provider(InMemoryProvider.create())
                .build()) {
            // tag::rounds
            ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor();
            rounds.scheduleWithFixedDelay(() -> incidents.engine().reconcile(Instant.now()), 3, 3, TimeUnit.MINUTES);
            // end::rounds
            rounds.shutdownNow();
            assertThat(rounds.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            // tag::health
            Health health = incidents.engine().health();
            boolean alive = health.status() != Health.Status.DOWN; // the store answers
            Instant waiting = health.oldestUndelivered(); // null: nothing is late
            boolean late = waiting != null && waiting.isBefore(Instant.now().minus(Duration.ofMinutes(2)));
            Map<String, String> givenUp = health.parked(); // effect and reason; engine().retry(effect) tries again
            // end::health
            assertThat(alive).isTrue();
            assertThat(late).isFalse();
            assertThat(givenUp).isEmpty();
        }
    }

    @Test
    void a_webhook() {
        try (Incidents incidents = Incidents.builder()
                .playbook(Playbook.profile("minimal"))
                .provider(InMemoryProvider.create())
                .build()) {
            assertThat(webhook(incidents, "inmemory", Map.of(), new byte[0]).status())
                    .isBetween(200, 499);
        }
    }

    // tag::webhook
    /** What any web framework can call: the path says the provider, headers and body come as they are. */
    InboundAnswer webhook(Incidents incidents, String provider, Map<String, List<String>> headers, byte[] body) {
        return incidents.receive(provider, headers, body); // verified, kept, answered; carried out by the workers
    }
    // end::webhook
}
