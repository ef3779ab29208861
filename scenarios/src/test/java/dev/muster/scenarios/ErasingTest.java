package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Declaration;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person is erased from the store while processes run that remember the person. */
class ErasingTest {

    private static final String ANN = "ann@example.com";
    private static final Actor BOB = Actor.by("bob@example.com");
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private final InMemoryProvider tools = InMemoryProvider.create(() -> NOW);
    private final HikariDataSource source = new HikariDataSource();
    private final JdbcIncidentStore store =
            JdbcIncidentStore.builder(source).clock(() -> NOW).build();

    ErasingTest() {
        source.setJdbcUrl("jdbc:h2:mem:erasing;DB_CLOSE_DELAY=-1");
        store.migrate();
    }

    @AfterEach
    void close() {
        source.close();
    }

    private Incidents process() {
        return Incidents.builder()
                .clock(() -> NOW)
                .provider(tools)
                .store(store)
                .playbook(Shop.book())
                .build();
    }

    @Test
    void what_two_running_processes_remember_is_not_written_back() {
        Incidents one = process();
        Incidents other = process();
        Incident incident = one.declare(Declaration.of("Checkout fails, says " + ANN)
                .affecting("checkout")
                .reportedBy(ANN));
        incident.update("rang " + ANN, Actor.by(ANN));
        String id = incident.id();
        assertThat(other.history(id).toString()).contains(ANN);

        assertThat(store.retention().erase(List.of(ANN), "person-17")).isPositive();
        one.get(id).mitigate("rolled back", BOB);
        other.get(id).resolve("all is well", BOB);

        assertThat(one.history(id).toString()).doesNotContain(ANN).contains("person-17");
        assertThat(other.history(id)).isEqualTo(one.history(id));
        assertThat(other.get(id).title()).isEqualTo("Checkout fails, says person-17");
        StringWriter everything = new StringWriter();
        store.archive().write(everything);
        assertThat(everything.toString()).doesNotContain(ANN).contains("all is well");
        assertThat(store.verify(id)).isEmpty();
    }

    @Test
    void the_timeline_says_that_something_was_erased() {
        Incidents process = process();
        Incident incident = process.declare(Declaration.of("Checkout fails").reportedBy(ANN));

        store.retention().erase(List.of(ANN), "person-17");

        assertThat(process.get(incident.id()).timeline().asMarkdown(Locale.ENGLISH, ZoneOffset.UTC))
                .contains("What was known of a person was erased from this history")
                .doesNotContain(ANN);
    }
}
