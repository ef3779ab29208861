package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.Source;
import dev.muster.playbook.AlertRule;
import dev.muster.severity.Impact;
import dev.muster.spi.Capability;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.store.SummaryQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AlertingTest {

    private static final AlertRule CRITICAL = new AlertRule(
            "critical",
            Map.of("severity", "critical"),
            null,
            true,
            false,
            null,
            "service",
            null,
            null,
            Map.of(),
            Impact.UNKNOWN,
            List.of());

    @Test
    @Tag("N-021")
    void an_alert_that_a_rule_wants_declares_one_incident_however_often_it_is_delivered() {
        try (Shop shop = Shop.open(book -> book.alertRule(CRITICAL))) {
            var provider = shop.tools().offering(Capability.ALERTS);
            provider.onDelivery(null);
            Delivery alert = shop.tools()
                    .alerts()
                    .fire("f-1", "Checkout fails", Map.of("severity", "critical", "service", "checkout"));

            shop.incidents().receive(provider.name(), alert);
            shop.time().runDue();
            shop.incidents().receive(provider.name(), alert);
            shop.incidents().receive(provider.name(), provider.resentAsNew(alert));
            shop.time().advance(Duration.ofMinutes(1));

            assertThat(shop.incidents().query(SummaryQuery.all(10))).hasSize(1);
            Incident incident = shop.incidents().get("INC-1");
            assertThat(incident.details().facts().source()).isEqualTo(Source.ALERT);
            assertThat(incident.details().facts().services()).containsExactly("checkout");
            assertThat(incident.resource(ResourceKind.ALERT)).map(r -> r.id()).contains("f-1");
        }
    }

    @Test
    void an_alert_that_no_rule_wants_declares_nothing() {
        try (Shop shop = Shop.open(book -> book.alertRule(CRITICAL))) {
            shop.tools().alerts().fire("f-1", "A disk fills", Map.of("severity", "warning"));
            shop.time().advance(Duration.ofMinutes(1));

            assertThat(shop.incidents().query(SummaryQuery.all(10))).isEmpty();
        }
    }
}
