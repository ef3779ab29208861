package dev.muster.examples.letterbox;

import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.spi.ProviderFactory;
import dev.muster.tck.ProviderFactoryConformance;
import dev.muster.tck.ProviderFactoryFixture;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the factory of Letterbox")
class LetterboxFactoryConformanceTest extends ProviderFactoryConformance {

    @Override
    protected ProviderFactoryFixture fixture() {
        return new Settings();
    }

    private static final class Settings extends ScriptedLetterbox implements ProviderFactoryFixture {

        @Override
        public ProviderFactory factory() {
            return new LetterboxFactory();
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("url", server.url().toString(), "token", TOKEN);
        }

        @Override
        public Map<String, String> unreachable() {
            return Map.of("url", ScriptedServer.nobody().toString(), "token", TOKEN);
        }
    }
}
