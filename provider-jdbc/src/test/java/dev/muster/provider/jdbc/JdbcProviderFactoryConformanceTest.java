package dev.muster.provider.jdbc;

import dev.muster.spi.ProviderFactory;
import dev.muster.tck.ProviderFactoryConformance;
import dev.muster.tck.ProviderFactoryFixture;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the factory of JDBC stores")
class JdbcProviderFactoryConformanceTest extends ProviderFactoryConformance {

    @Override
    protected ProviderFactoryFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements ProviderFactoryFixture {
        @Override
        public String provider() {
            return JdbcProviderFactory.NAME;
        }

        @Override
        public ProviderFactory factory() {
            return new JdbcProviderFactory();
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "url",
                    "jdbc:h2:mem:factory;DB_CLOSE_DELAY=-1",
                    "user",
                    "sa",
                    "password",
                    "",
                    "schema",
                    "incidents");
        }

        @Override
        public Map<String, String> unreachable() {
            return Map.of("url", "jdbc:postgresql://127.0.0.1:1/nowhere", "user", "nobody", "password", "canary-4711");
        }
    }
}
