package dev.muster.provider.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.HandClock;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageTarget;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("An incident that PagerDuty made of an event, whose key only its alert has")
class PagerDutyKeylessIncidentsTest {

    private static final Secret HOOK = Secret.of("whsec-of-a-test");

    private final HandClock clock = new HandClock();
    private final ScriptedPagerDuty vendor = new ScriptedPagerDuty(clock).keepsNoEventKeys();
    private final PagerDutyProvider provider = PagerDutyProvider.builder(
                    () -> Secret.of("a-token-of-a-test"), ScriptedPagerDuty.FROM)
            .url(vendor.url())
            .eventsUrl(vendor.eventsUrl())
            .clock(clock)
            .routingKey("PSVC001", Secret.of(ScriptedPagerDuty.ROUTING_KEY))
            .webhookSecrets(() -> List.of(HOOK))
            .build();

    @AfterEach
    void stop() {
        provider.close();
        vendor.close();
        assertThat(vendor.rest.unscripted()).isEmpty();
    }

    @Test
    @Tag("A-055")
    void is_known_by_the_name_of_the_page_when_a_webhook_tells_that_somebody_took_it() {
        Page page = provider.pager().page(request(), call("i1/page-1"));
        Delivery taken = delivery(incidentOf(page));

        assertThat(provider.inbound().orElseThrow().translate(taken))
                .extracting(meaning -> ((Meaning.PageAcknowledged) meaning).page())
                .contains(page.id());
    }

    @Test
    void is_known_by_the_name_of_the_page_when_a_webhook_tells_that_somebody_who_was_asked_to_join_said_yes() {
        Page page = provider.pager().page(request(), call("i1/page-1"));
        String incident = incidentOf(page);

        for (String yes : List.of("accepted", "joined")) {
            assertThat(provider.inbound().orElseThrow().translate(reply(incident, yes)))
                    .allSatisfy(meaning -> assertThat(((Meaning.PageAcknowledged) meaning).by())
                            .isEqualTo("PVMGSML"))
                    .extracting(meaning -> ((Meaning.PageAcknowledged) meaning).page())
                    .containsExactly(incident, page.id());
        }
        assertThat(provider.inbound().orElseThrow().translate(reply(incident, "declined")))
                .isEmpty();
        assertThat(provider.inbound().orElseThrow().translate(reply(incident, "pending")))
                .isEmpty();
    }

    /** As Webhooks, "Event Data Types", {@code incident_responder}, has it. */
    private Delivery reply(String incident, String state) {
        return PagerDutyWebhooks.SIGNATURE.sign("", RawBody.of("""
            {"event":{"id":"E9","event_type":"incident.responder.replied","resource_type":"incident_responder",
            "occurred_at":"2026-03-01T12:00:05Z","agent":{"id":"PVMGSML","type":"user_reference"},
            "data":{"incident":{"id":"%s","type":"incident_reference"},
            "user":{"id":"PVMGSML","summary":"Maeve","type":"user_reference"},
            "message":"Please help","state":"%s","type":"incident_responder"}}}\
            """.formatted(incident, state)), clock.instant(), HOOK);
    }

    @Test
    void is_asked_for_again_later_when_pagerduty_cannot_be_asked_now() {
        Page page = provider.pager().page(request(), call("i1/page-1"));
        Delivery taken = delivery(incidentOf(page));
        vendor.rest.fail("GET /incidents/{id}/alerts", Fault.FAILED_BEFORE);

        assertThatThrownBy(() -> provider.inbound().orElseThrow().translate(taken))
                .isInstanceOf(Unavailable.class);
        assertThat(provider.inbound().orElseThrow().translate(taken)).hasSize(2);
    }

    private String incidentOf(Page page) {
        provider.pager().note(page.id(), "a note", call("i1/note"));
        return vendor.rest
                .last("POST /incidents/{id}/notes")
                .orElseThrow()
                .path()
                .split("/")[2];
    }

    private Delivery delivery(String incident) {
        return PagerDutyWebhooks.SIGNATURE.sign(
                "",
                PagerDutyWebhooks.keyless(PagerDutyWebhooks.event(
                        "E1", "incident.acknowledged", incident, "PLH1HKV", Instant.parse("2026-03-01T12:00:05Z"))),
                clock.instant(),
                HOOK);
    }

    private CallContext call(String key) {
        return CallContext.of(RequestKey.of(key), clock.instant().plusSeconds(30));
    }

    private static PageRequest request() {
        return new PageRequest(
                new PageTarget.Service("PSVC001", "Checkout"),
                "Checkout fails",
                "x",
                PageRequest.Urgency.HIGH,
                Map.of());
    }
}
