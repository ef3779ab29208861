package dev.muster.provider.inmemory;

import dev.muster.spi.service.ServiceDirectory;
import dev.muster.spi.service.ServiceEntry;
import dev.muster.tck.ServiceDirectoryConformance;
import dev.muster.tck.ServiceDirectoryFixture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the services of the in-memory directory")
class InMemoryServiceDirectoryConformanceTest extends ServiceDirectoryConformance {

    @Override
    protected ServiceDirectoryFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements ServiceDirectoryFixture {
        Fixture() {
            services().forEach(provider.directory()::service);
        }

        @Override
        public ServiceDirectory serviceDirectory() {
            return provider.directory();
        }

        @Override
        public List<ServiceEntry> services() {
            return List.of(
                    new ServiceEntry(
                            "S1", "Checkout API", Set.of("cart"), "web", Set.of("tier-1"), Map.of("lang", "java")),
                    new ServiceEntry("S2", "Login", Set.of(), "identity", Set.of("tier-1"), Map.of()),
                    new ServiceEntry("S3", "Search", Set.of(), null, Set.of(), Map.of()));
        }
    }
}
