package dev.muster.provider.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.HandClock;
import dev.muster.spi.config.Secret;
import dev.muster.spi.ticket.TicketState;
import dev.muster.tck.Faults;
import dev.muster.tck.Fixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider connected to a scripted Jira. */
class JiraFixture implements Fixture {

    static final Secret WEBHOOK_SECRET = Secret.of("whsec-of-a-test");
    static final JiraMapping MAPPING = JiraMapping.of("INC")
            .withTypes(Map.of("incident", "Incident", "review", "Task", "action-item", "Task"))
            .withStatuses(Map.of(
                    TicketState.MITIGATED, "Mitigated",
                    TicketState.RESOLVED, "Resolved",
                    TicketState.CLOSED, "Closed",
                    TicketState.CANCELLED, "Cancelled"))
            .withFields(Map.of(
                    "impact", new JiraField("customfield_10050", JiraField.Form.PARAGRAPH),
                    "service", new JiraField("customfield_10051", JiraField.Form.OPTION),
                    "customers", new JiraField("customfield_10052", JiraField.Form.NUMBER)))
            .withSecurityLevel("Participants");

    final HandClock clock = new HandClock();
    final ScriptedJira vendor = new ScriptedJira(clock);
    final JiraProvider provider;
    private int heardBefore = Integer.MAX_VALUE;

    JiraFixture() {
        this(MAPPING);
    }

    JiraFixture(JiraMapping mapping) {
        provider = JiraProvider.builder(vendor.server.url(), mapping)
                .basic("muster@example.com", () -> Secret.of("a-token-of-a-test"))
                .clock(clock)
                .webhookSecrets(() -> List.of(WEBHOOK_SECRET))
                .build();
    }

    @Override
    public String provider() {
        return JiraProvider.NAME;
    }

    @Override
    public Optional<Faults> faults() {
        return Optional.of(new Faults() {
            @Override
            public void loseNextAnswer() {
                vendor.server.failNext(Fault.RESET_AFTER);
            }

            @Override
            public void refuseNext(Duration retryAfter) {
                vendor.server.limitNext(retryAfter);
                heardBefore = vendor.server.journal().size();
            }
        });
    }

    @Override
    public void letSearchCatchUp(Duration settleDelay) {
        clock.advance(settleDelay);
    }

    /** By the provider's clock, which goes on to where the tool asked to wait until, once it has. */
    @Override
    public Instant deadline() {
        if (vendor.server.journal().size() > heardBefore) {
            clock.advance(Duration.ofSeconds(31));
            heardBefore = Integer.MAX_VALUE;
        }
        return clock.instant().plusSeconds(30);
    }

    @Override
    public void close() {
        provider.close();
        vendor.close();
        assertThat(vendor.server.unscripted()).isEmpty();
    }
}
