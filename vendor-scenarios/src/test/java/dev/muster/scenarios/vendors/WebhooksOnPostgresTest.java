package dev.muster.scenarios.vendors;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.provider.http.testing.webhook.WebhookAnswers;
import dev.muster.provider.http.testing.webhook.WebhookVendor;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import dev.muster.provider.jira.JiraWebhooks;
import dev.muster.provider.pagerduty.PagerDutyWebhooks;
import dev.muster.provider.slack.SlackWebhooks;
import dev.muster.spi.store.IncidentStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** The answers to webhooks, and what is kept of them, on the database that a host would have; the two processes have a door each. */
@DisplayName("Webhooks with PostgreSQL as the store")
class WebhooksOnPostgresTest {

    private static EmbeddedPostgres postgres;
    private static HikariDataSource pool;
    private static int schemas;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .start();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        pool = new HikariDataSource(config);
    }

    @AfterAll
    static void stop() throws IOException {
        pool.close();
        postgres.close();
    }

    private static List<IncidentStore> empty() {
        schemas++;
        JdbcIncidentStore first = door();
        first.migrate();
        return List.of(first, door());
    }

    private static JdbcIncidentStore door() {
        return JdbcIncidentStore.builder(pool).schema("hooks" + schemas).build();
    }

    @Nested
    @DisplayName("of Slack")
    class Slack extends WebhookAnswers {
        @Override
        protected WebhookVendor vendor() {
            return new SlackWebhooks();
        }

        @Override
        protected List<IncidentStore> doors() {
            return empty();
        }
    }

    @Nested
    @DisplayName("of PagerDuty")
    class PagerDuty extends WebhookAnswers {
        @Override
        protected WebhookVendor vendor() {
            return new PagerDutyWebhooks();
        }

        @Override
        protected List<IncidentStore> doors() {
            return empty();
        }
    }

    @Nested
    @DisplayName("of Jira")
    class Jira extends WebhookAnswers {
        @Override
        protected WebhookVendor vendor() {
            return new JiraWebhooks();
        }

        @Override
        protected List<IncidentStore> doors() {
            return empty();
        }
    }
}
