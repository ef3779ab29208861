package dev.muster.provider.pagerduty;

import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.spi.ProviderFactory;
import dev.muster.tck.ProviderFactoryConformance;
import dev.muster.tck.ProviderFactoryFixture;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the factory of PagerDuty providers")
class PagerDutyProviderFactoryConformanceTest extends ProviderFactoryConformance {

    @Override
    protected ProviderFactoryFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends PagerDutyFixture implements ProviderFactoryFixture {
        Fixture() {
            super(false);
        }

        @Override
        public ProviderFactory factory() {
            return new PagerDutyProviderFactory();
        }

        @Override
        public Map<String, String> settings() {
            Map<String, String> settings = new HashMap<>();
            settings.put("token", "a-token-of-a-test");
            settings.put("from", ScriptedPagerDuty.FROM);
            settings.put("url", vendor.url().toString());
            settings.put("events-url", vendor.eventsUrl().toString());
            settings.put("default-service", "PSVC002");
            settings.put("routing-keys", "PSVC001=" + ScriptedPagerDuty.ROUTING_KEY);
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
