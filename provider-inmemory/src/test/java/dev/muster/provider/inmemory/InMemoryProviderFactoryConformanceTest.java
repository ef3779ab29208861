package dev.muster.provider.inmemory;

import dev.muster.spi.ProviderFactory;
import dev.muster.tck.ProviderFactoryConformance;
import dev.muster.tck.ProviderFactoryFixture;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the factory of in-memory providers")
class InMemoryProviderFactoryConformanceTest extends ProviderFactoryConformance {

    @Override
    protected ProviderFactoryFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements ProviderFactoryFixture {
        @Override
        public ProviderFactory factory() {
            return new InMemoryProviderFactory();
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("webhook-secret", "a secret of a test");
        }
    }
}
