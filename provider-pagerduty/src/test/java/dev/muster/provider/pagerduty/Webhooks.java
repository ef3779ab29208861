package dev.muster.provider.pagerduty;

import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks v3 as PagerDuty sends and signs them. */
final class Webhooks {

    private Webhooks() {}

    /** An event about incident PGR0VU2 of service PSVC001, by the user PLH1HKV. */
    static RawBody event(String id, String type) {
        return RawBody.of("""
            {"event":{"id":"%s","event_type":"%s","resource_type":"incident","occurred_at":"2026-03-01T12:00:05.169Z",
            "agent":{"html_url":"https://acme.pagerduty.com/users/PLH1HKV","id":"PLH1HKV","summary":"Tenex Engineer","type":"user_reference"},
            "client":{"name":"PagerDuty"},
            "data":{"id":"PGR0VU2","type":"incident","html_url":"https://acme.pagerduty.com/incidents/PGR0VU2","number":2,
            "status":"acknowledged","incident_key":"inc-1/page-1","created_at":"2026-03-01T12:00:00Z","title":"Checkout fails",
            "service":{"id":"PSVC001","summary":"Checkout","type":"service_reference"},
            "assignees":[{"id":"PTUXL6G","summary":"User 123","type":"user_reference"}],
            "escalation_policy":{"id":"PUS0KTE","summary":"Default","type":"escalation_policy_reference"},
            "teams":[],"priority":null,"urgency":"high","conference_bridge":null,"resolve_reason":null}}}\
            """.formatted(id, type));
    }

    /** The body, signed with each of the secrets. */
    static Delivery signed(RawBody body, Instant at, Secret... secrets) {
        String signatures =
                Stream.of(secrets).map(secret -> "v1=" + hmac(secret, body)).collect(Collectors.joining(","));
        return new Delivery("", Map.of("X-PagerDuty-Signature", List.of(signatures)), body, at);
    }

    private static String hmac(Secret secret, RawBody body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.bytes()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
