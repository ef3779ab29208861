package dev.muster.provider.slack;

import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.spi.ProviderFactory;
import dev.muster.tck.ProviderFactoryConformance;
import dev.muster.tck.ProviderFactoryFixture;
import java.util.HashMap;
import java.util.Map;

class SlackProviderFactoryConformanceTest extends ProviderFactoryConformance {

    @Override
    protected ProviderFactoryFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements ProviderFactoryFixture {

        private final ScriptedSlack slack = new ScriptedSlack();
        private final ProviderFactory factory = new SlackProviderFactory();

        @Override
        public String provider() {
            return "slack";
        }

        @Override
        public String withoutFaultsBecause() {
            return "a factory calls no tool";
        }

        @Override
        public ProviderFactory factory() {
            return factory;
        }

        @Override
        public Map<String, String> settings() {
            Map<String, String> settings = new HashMap<>();
            settings.put("bot-token", ScriptedSlack.BOT_TOKEN);
            settings.put("signing-secret", ScriptedSlack.SIGNING_SECRET);
            settings.put("app-token", ScriptedSlack.APP_TOKEN);
            settings.put("url", slack.server.url("/api/").toString());
            return settings;
        }

        @Override
        public Map<String, String> unreachable() {
            Map<String, String> settings = settings();
            settings.put("url", ScriptedServer.nobody().toString());
            return settings;
        }

        @Override
        public void close() {
            slack.close();
        }
    }
}
