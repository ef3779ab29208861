package dev.muster.provider.pagerduty;

import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.inbound.RawBody;
import dev.muster.tck.InboundConformance;
import dev.muster.tck.InboundFixture;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the webhooks of PagerDuty")
class PagerDutyInboundConformanceTest extends InboundConformance {

    @Override
    protected InboundFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends PagerDutyFixture implements InboundFixture {
        Fixture() {
            super(false);
        }

        @Override
        public Inbound inbound() {
            return provider.inbound().orElseThrow();
        }

        @Override
        public List<Delivery> genuine() {
            return List.of(
                    signed(PagerDutyWebhooks.event("E1", "incident.acknowledged")),
                    signed(PagerDutyWebhooks.event("E2", "incident.escalated")),
                    signed(PagerDutyWebhooks.event("E3", "incident.resolved")));
        }

        @Override
        public Set<Class<? extends Meaning>> kinds() {
            return Set.of(Meaning.PageAcknowledged.class, Meaning.PageEscalated.class, Meaning.PageResolved.class);
        }

        @Override
        public Delivery redelivered() {
            return genuine().get(0);
        }

        @Override
        public Delivery unreadable() {
            return signed(RawBody.of("{\"event\":{\"id\":\"E9\",\"event_type\":\"incident.ack"));
        }

        @Override
        public Delivery forged() {
            return PagerDutyWebhooks.SIGNATURE.sign(
                    "", genuine().get(0).body(), clock.instant(), Secret.of("somebody else's"));
        }

        @Override
        public Optional<Delivery> outdated() {
            return Optional.empty();
        }

        @Override
        public Set<String> signatureHeaders() {
            return Set.of("x-pagerduty-signature");
        }

        @Override
        public int expectedStatus() {
            return 202;
        }

        private Delivery signed(RawBody body) {
            return PagerDutyWebhooks.SIGNATURE.sign("", body, clock.instant(), WEBHOOK_SECRET);
        }
    }
}
