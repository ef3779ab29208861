package dev.muster.provider.inmemory;

import dev.muster.spi.store.IncidentStore;
import dev.muster.tck.Faults;
import dev.muster.tck.IncidentStoreConformance;
import dev.muster.tck.StoreFixture;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the in-memory store")
class InMemoryIncidentStoreConformanceTest extends IncidentStoreConformance {

    @Override
    protected StoreFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements StoreFixture {
        private InMemoryIncidentStore store = new InMemoryIncidentStore(clock);

        @Override
        public IncidentStore store() {
            return store;
        }

        @Override
        public Optional<Faults> faults() {
            return Optional.empty();
        }

        @Override
        public String withoutFaultsBecause() {
            return "a store in the same memory has no answer to lose";
        }

        @Override
        public void advance(Duration time) {
            clock.advance(time);
        }

        @Override
        public boolean durable() {
            return false;
        }

        @Override
        public void restart() {
            store = new InMemoryIncidentStore(clock);
        }
    }
}
