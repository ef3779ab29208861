package dev.muster.provider.jira;

import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.people.People;
import dev.muster.spi.people.Person;
import dev.muster.tck.InboundConformance;
import dev.muster.tck.InboundFixture;
import dev.muster.tck.PeopleConformance;
import dev.muster.tck.PeopleFixture;
import dev.muster.tck.ProviderFactoryConformance;
import dev.muster.tck.ProviderFactoryFixture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

@DisplayName("Jira")
class JiraOtherConformanceTest {

    @Nested
    @DisplayName("as a directory of people")
    class Users extends PeopleConformance {
        @Override
        protected PeopleFixture fixture() {
            return new PeopleInJira();
        }
    }

    @Nested
    @DisplayName("as a way in")
    class Webhooks extends InboundConformance {
        @Override
        protected InboundFixture fixture() {
            return new WebhooksOfJira();
        }
    }

    @Nested
    @DisplayName("made by its factory")
    class Factory extends ProviderFactoryConformance {
        @Override
        protected ProviderFactoryFixture fixture() {
            return new FactoryOfJira();
        }
    }

    private static final class PeopleInJira extends JiraFixture implements PeopleFixture {
        private static final Person ANN = new Person("ann@example.com", "Ann Smith", "ann@example.com", null, Map.of());
        private static final Person BOB = new Person("bob@example.com", "Bob Jones", "bob@example.com", null, Map.of());

        @Override
        public People people() {
            return provider.people().orElseThrow();
        }

        @Override
        public List<Person> known() {
            return List.of(ANN, BOB);
        }

        @Override
        public Map<String, List<Person>> groups() {
            return Map.of("payments", List.of(ANN, BOB));
        }
    }

    private static final class WebhooksOfJira extends JiraFixture implements InboundFixture {
        @Override
        public Inbound inbound() {
            return provider.inbound().orElseThrow();
        }

        @Override
        public List<Delivery> genuine() {
            return List.of(
                    signed(JiraWebhooks.event("jira:issue_updated", "10001", 1_772_366_400_000L)),
                    signed(JiraWebhooks.event("jira:issue_created", "10002", 1_772_366_401_000L)));
        }

        @Override
        public Set<Class<? extends Meaning>> kinds() {
            return Set.of(Meaning.TicketChanged.class);
        }

        @Override
        public Delivery redelivered() {
            return genuine().get(0);
        }

        @Override
        public Delivery unreadable() {
            return signed(RawBody.of("{\"webhookEvent\":\"jira:issue_upd"));
        }

        @Override
        public Delivery forged() {
            return JiraWebhooks.SIGNATURE.sign(
                    "", genuine().get(0).body(), clock.instant(), Secret.of("somebody else's"));
        }

        @Override
        public Optional<Delivery> outdated() {
            return Optional.empty();
        }

        @Override
        public Set<String> signatureHeaders() {
            return Set.of("x-hub-signature");
        }

        private Delivery signed(RawBody body) {
            return JiraWebhooks.SIGNATURE.sign("", body, clock.instant(), WEBHOOK_SECRET);
        }
    }

    private static final class FactoryOfJira extends JiraFixture implements ProviderFactoryFixture {
        @Override
        public ProviderFactory factory() {
            return new JiraProviderFactory();
        }

        @Override
        public Map<String, String> settings() {
            Map<String, String> settings = new HashMap<>();
            settings.put("url", vendor.server.url().toString());
            settings.put("email", "muster@example.com");
            settings.put("token", "a-token-of-a-test");
            settings.put("project", "INC");
            settings.put("types", "incident=Incident,review=Task");
            settings.put("statuses", "mitigated=Mitigated, resolved=Resolved, closed=Closed, cancelled=Cancelled");
            settings.put("priorities", "sev1=Highest");
            settings.put("fields", "impact=customfield_10050:paragraph,due=duedate");
            settings.put("relations", "post-mortem of=Relates");
            settings.put("accounts", "eve@example.com=5b10ac8d82e05b22cc7d4ef7");
            settings.put("webhook-secrets", "a-new-secret,an-old-secret");
            return settings;
        }

        @Override
        public Map<String, String> unreachable() {
            Map<String, String> settings = settings();
            settings.put("url", ScriptedServer.nobody().toString());
            return settings;
        }
    }
}
