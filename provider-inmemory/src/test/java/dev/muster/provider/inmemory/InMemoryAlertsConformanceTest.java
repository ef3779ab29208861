package dev.muster.provider.inmemory;

import dev.muster.spi.alert.Alert;
import dev.muster.spi.inbound.Alerts;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import dev.muster.tck.AlertsConformance;
import dev.muster.tck.AlertsFixture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the in-memory monitoring tool")
class InMemoryAlertsConformanceTest extends AlertsConformance {

    @Override
    protected AlertsFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements AlertsFixture {
        @Override
        public Alerts alerts() {
            return provider.alertSource();
        }

        @Override
        public Delivery firing(String title) {
            return delivery(title, null);
        }

        @Override
        public Delivery ended(String title) {
            return delivery(title, MovableClock.START.plusSeconds(60));
        }

        @Override
        public Map<String, String> labels() {
            return Map.of("service", "checkout", "a=b", "c\nd");
        }

        @Override
        public Delivery foreign() {
            return new Delivery("alerts", Map.of(), RawBody.of("{\"alerts\": []}"), clock.instant());
        }

        private Delivery delivery(String title, @Nullable Instant ended) {
            Alert alert = new Alert(
                    "inmemory", title, title, "", MovableClock.START, MovableClock.START, ended, labels(), null);
            return provider.alertSource().delivery(List.of(alert));
        }
    }
}
