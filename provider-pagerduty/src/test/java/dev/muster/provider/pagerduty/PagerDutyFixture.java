package dev.muster.provider.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.HandClock;
import dev.muster.spi.config.Secret;
import dev.muster.tck.Faults;
import dev.muster.tck.Fixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A provider connected to a scripted PagerDuty. */
class PagerDutyFixture implements Fixture {

    static final Secret WEBHOOK_SECRET = Secret.of("whsec-of-a-test");

    final HandClock clock = new HandClock();
    final ScriptedPagerDuty vendor = new ScriptedPagerDuty(clock);
    final PagerDutyProvider provider;
    private final boolean byEvents;
    private int heardBefore = Integer.MAX_VALUE;

    PagerDutyFixture(boolean byEvents) {
        this.byEvents = byEvents;
        PagerDutyBuilder builder = PagerDutyProvider.builder(
                        () -> Secret.of("a-token-of-a-test"), ScriptedPagerDuty.FROM)
                .url(vendor.url())
                .eventsUrl(vendor.eventsUrl())
                .clock(clock)
                .defaultService("PSVC002")
                .webhookSecrets(() -> List.of(WEBHOOK_SECRET));
        if (byEvents) {
            builder.routingKey("PSVC001", Secret.of(ScriptedPagerDuty.ROUTING_KEY));
        }
        provider = builder.build();
    }

    @Override
    public String provider() {
        return PagerDutyProvider.NAME;
    }

    @Override
    public Optional<Faults> faults() {
        return Optional.of(new Faults() {
            @Override
            public void loseNextAnswer() {
                vendor.events.fail("POST /v2/enqueue", Fault.RESET_AFTER);
                if (!byEvents) {
                    vendor.rest.fail("POST /incidents", Fault.RESET_AFTER);
                }
                vendor.rest.fail("POST /incidents/{id}/notes", Fault.RESET_AFTER);
                vendor.rest.fail("POST /incidents/{id}/responder_requests", Fault.RESET_AFTER);
            }

            @Override
            public void refuseNext(Duration retryAfter) {
                (byEvents ? vendor.events : vendor.rest).limitNext(retryAfter);
                heardBefore = heard();
            }
        });
    }

    /** By the provider's clock, which goes on to where the tool asked to wait until, once it has. */
    @Override
    public Instant deadline() {
        if (heard() > heardBefore) {
            clock.advance(Duration.ofSeconds(31));
            heardBefore = Integer.MAX_VALUE;
        }
        return clock.instant().plusSeconds(30);
    }

    private int heard() {
        return vendor.rest.journal().size() + vendor.events.journal().size();
    }

    @Override
    public void close() {
        provider.close();
        vendor.close();
        assertThat(vendor.rest.unscripted()).isEmpty();
        assertThat(vendor.events.unscripted()).isEmpty();
    }
}
