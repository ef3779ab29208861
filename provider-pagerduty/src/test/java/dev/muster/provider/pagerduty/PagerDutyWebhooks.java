package dev.muster.provider.pagerduty;

import dev.muster.provider.http.testing.RecordingLogs;
import dev.muster.provider.http.testing.webhook.PublishedVector;
import dev.muster.provider.http.testing.webhook.Signature;
import dev.muster.provider.http.testing.webhook.WebhookVendor;
import dev.muster.spi.Provider;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What PagerDuty's webhooks v3 look like, and what they look like to the suites. */
public final class PagerDutyWebhooks implements WebhookVendor {

    static final Signature SIGNATURE = Signature.overBody("X-PagerDuty-Signature", "v1=");

    private static final Instant BEGAN = Instant.parse("2026-03-01T11:50:00Z");

    /** An event about incident PGR0VU2 of service PSVC001, by the user PLH1HKV. */
    static RawBody event(String id, String type) {
        return event(id, type, "PGR0VU2", "PLH1HKV", Instant.parse("2026-03-01T12:00:05.169Z"));
    }

    static RawBody event(String id, String type, String incident, String by, Instant at) {
        return RawBody.of("""
            {"event":{"id":"%s","event_type":"%s","resource_type":"incident","occurred_at":"%s",
            "agent":{"html_url":"https://acme.pagerduty.com/users/%4$s","id":"%4$s","summary":"Tenex Engineer","type":"user_reference"},
            "client":{"name":"PagerDuty"},
            "data":{"id":"%5$s","type":"incident","html_url":"https://acme.pagerduty.com/incidents/%5$s","number":2,
            "status":"acknowledged","incident_key":"inc-1/page-1","created_at":"2026-03-01T12:00:00Z","title":"Caf\u00e9 \u4e16\u754c fails",
            "service":{"id":"PSVC001","summary":"Checkout","type":"service_reference"},
            "assignees":[{"id":"PTUXL6G","summary":"User 123","type":"user_reference"}],
            "escalation_policy":{"id":"PUS0KTE","summary":"Default","type":"escalation_policy_reference"},
            "teams":[],"priority":null,"urgency":"high","conference_bridge":null,"resolve_reason":null}}}\
            """.formatted(id, type, at, by, incident));
    }

    /** The same of an incident whose key PagerDuty does not tell. */
    static RawBody keyless(RawBody event) {
        return RawBody.of(event.text().replace("\"incident_key\":\"inc-1/page-1\"", "\"incident_key\":null"));
    }

    @Override
    public Provider provider(List<Secret> secrets) {
        return PagerDutyProvider.builder(() -> Secret.of("a-token-of-a-test"), ScriptedPagerDuty.FROM)
                .webhookSecrets(() -> secrets)
                .build();
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    /** The vector of the vendor's own client. */
    @Override
    public List<PublishedVector> vectors() {
        try (InputStream body = getClass().getResourceAsStream("/vectors/go-pagerduty.json")) {
            return List.of(new PublishedVector(
                    "PagerDuty/go-pagerduty webhookv3/webhookv3_test.go",
                    Secret.of("lDQHScfUeXUKaQRNF+8XIiDKZ7XX3itBAYzwU0TARw8lJqRnkKl2iB1anSb0Z+IK"),
                    new Delivery(
                            "",
                            Map.of(
                                    "X-PagerDuty-Signature",
                                    List.of("v1=0c0b9495b893a39e70d1fea2fe11fbe0a825f88b9f67846f6cc07dd2bc5476cd")),
                            RawBody.of(Objects.requireNonNull(body).readAllBytes()),
                            BEGAN)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int taken() {
        return 202;
    }

    @Override
    public RawBody happening(int number) {
        return event("E" + number, "incident.acknowledged", "PGR" + number, "PLH1HKV", BEGAN);
    }

    @Override
    public RawBody retold(RawBody body, int copy) {
        return RawBody.of(body.text().replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"COPY" + copy + "\""));
    }

    /** Nothing tells a copy from the first: both bear the id of the delivery. */
    @Override
    public Map<String, String> retryHeaders(int number) {
        return Map.of("X-Webhook-Id", "6b1dd7f0-5a06-4b6a-9bba-8f6fb5bf8f9e");
    }

    @Override
    public String logged(Runnable work) {
        return RecordingLogs.during(work);
    }

    @Override
    public RawBody unreadable() {
        return RawBody.of("{\"event\":{\"id\":\"E9\",\"event_type\":\"incident.ack");
    }

    @Override
    public Subject subject() {
        return Subject.PAGE;
    }

    /** A page is taken, goes on to the next level, is taken there, by others in other stories, and is resolved. */
    @Override
    public List<RawBody> story(String object, int seed) {
        List<String[]> steps = new ArrayList<>();
        steps.add(new String[] {"incident.triggered", "PANN001"});
        steps.add(new String[] {"incident.acknowledged", "PANN001"});
        if (seed % 2 == 0) {
            steps.add(new String[] {"incident.escalated", "PANN001"});
            steps.add(new String[] {"incident.acknowledged", "PBOB00" + seed});
        }
        if (seed % 3 != 0) {
            steps.add(new String[] {"incident.resolved", "PBOB00" + seed});
        }
        steps.add(new String[] {"incident.annotated", "PBOB001"});
        List<RawBody> story = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            story.add(event(
                    "E" + object + "-" + i,
                    steps.get(i)[0],
                    object,
                    steps.get(i)[1],
                    BEGAN.plusSeconds(seed * 60L + i)));
        }
        return story;
    }
}
