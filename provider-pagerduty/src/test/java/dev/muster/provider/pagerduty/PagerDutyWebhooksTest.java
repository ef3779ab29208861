package dev.muster.provider.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.inbound.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A webhook of PagerDuty")
class PagerDutyWebhooksTest {

    private static final Secret OLD = Secret.of("the-old-secret");
    private static final Secret NEW = Secret.of("the-new-secret");
    private static final Instant AT = Instant.parse("2026-03-01T12:00:06Z");

    private final List<Secret> secrets = new ArrayList<>(List.of(OLD));
    private final PagerDutyProvider provider = PagerDutyProvider.builder(
                    () -> Secret.of("a-token-of-a-test"), ScriptedPagerDuty.FROM)
            .routingKey("PSVC001", Secret.of(ScriptedPagerDuty.ROUTING_KEY))
            .webhookSecrets(() -> List.copyOf(secrets))
            .build();
    private final Inbound inbound = provider.inbound().orElseThrow();

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    @Tag("A-055")
    void tells_who_took_a_page_by_both_names_it_may_have() {
        List<Meaning> meanings = inbound.translate(signed("E1", "incident.acknowledged", OLD));

        assertThat(meanings)
                .containsExactly(
                        new Meaning.PageAcknowledged(
                                Instant.parse("2026-03-01T12:00:05.169Z"),
                                "pagerduty:incident.acknowledged:PGR0VU2:2026-03-01T12:00:05.169Z:PLH1HKV",
                                "PGR0VU2",
                                "PLH1HKV"),
                        new Meaning.PageAcknowledged(
                                Instant.parse("2026-03-01T12:00:05.169Z"),
                                "pagerduty:incident.acknowledged:PSVC001:inc-1/page-1:2026-03-01T12:00:05.169Z:PLH1HKV",
                                "PSVC001:inc-1/page-1",
                                "PLH1HKV"));
    }

    @Test
    @Tag("A-057")
    void tells_to_whom_a_page_went_on_and_when_but_not_how_far() {
        assertThat(inbound.translate(signed("E1", "incident.escalated", OLD)))
                .first()
                .isInstanceOfSatisfying(Meaning.PageEscalated.class, escalated -> {
                    assertThat(escalated.page()).isEqualTo("PGR0VU2");
                    assertThat(escalated.to()).isEqualTo("PTUXL6G");
                    assertThat(escalated.level()).isZero();
                    assertThat(escalated.occurredAt()).isEqualTo(Instant.parse("2026-03-01T12:00:05.169Z"));
                });
    }

    @Test
    void tells_nothing_of_what_has_no_meaning_here_and_is_accepted_all_the_same() {
        for (String type :
                List.of("incident.annotated", "incident.priority_updated", "service.updated", "pagey.ping")) {
            Delivery delivery = signed("E2", type, OLD);

            assertThat(inbound.accept(delivery)).isEqualTo(new Receipt.Accepted("E2", 202, null));
            assertThat(inbound.translate(delivery)).isEmpty();
        }
    }

    @Test
    void is_accepted_with_the_old_and_the_new_secret_while_it_is_changed() {
        assertThat(inbound.accept(signed("E1", "incident.resolved", OLD))).isInstanceOf(Receipt.Accepted.class);
        assertThat(inbound.accept(signed("E2", "incident.resolved", NEW))).isInstanceOf(Receipt.Refused.class);

        secrets.add(0, NEW);

        assertThat(inbound.accept(signed("E3", "incident.resolved", OLD))).isInstanceOf(Receipt.Accepted.class);
        assertThat(inbound.accept(signed("E4", "incident.resolved", NEW))).isInstanceOf(Receipt.Accepted.class);
        assertThat(inbound.accept(signed("E5", "incident.resolved", Secret.of("another"), NEW)))
                .isInstanceOf(Receipt.Accepted.class);

        secrets.remove(OLD);

        assertThat(inbound.accept(signed("E6", "incident.resolved", OLD))).isInstanceOf(Receipt.Refused.class);
    }

    @Test
    void is_not_dropped_for_our_own_wrong_secret_before_any_was_genuine() {
        secrets.set(0, NEW);
        assertThat(status(signed("E1", "incident.resolved", OLD))).isEqualTo(503);

        secrets.clear();
        assertThat(status(signed("E2", "incident.resolved", OLD))).isEqualTo(503);

        secrets.add(OLD);
        assertThat(inbound.accept(signed("E3", "incident.resolved", OLD))).isInstanceOf(Receipt.Accepted.class);
        assertThat(status(signed("E4", "incident.resolved", NEW))).isEqualTo(401);
    }

    private int status(Delivery delivery) {
        return ((Receipt.Refused) inbound.accept(delivery)).status();
    }

    private static Delivery signed(String id, String type, Secret... by) {
        return PagerDutyWebhooks.SIGNATURE.sign("", PagerDutyWebhooks.event(id, type), AT, by);
    }
}
