package dev.muster.provider.jira;

import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks as Jira Cloud sends and signs them. */
final class JiraWebhooks {

    private JiraWebhooks() {}

    /** An event about an issue, by Ann, who closed it. */
    static RawBody event(String type, String issue, long timestamp) {
        return RawBody.of("""
            {"timestamp":%d,"webhookEvent":"%s","issue_event_type_name":"issue_generic",
            "user":{"accountId":"5b10ac8d82e05b22cc7d4ef5","displayName":"Ann Smith","accountType":"atlassian"},
            "issue":{"id":"%s","key":"INC-%s","fields":{"summary":"Checkout fails","labels":["major","muster:i1/t"],
            "created":"2026-03-01T12:00:00.000+0000","assignee":{"accountId":"5b10ac8d82e05b22cc7d4ef6"},
            "status":{"name":"Closed","statusCategory":{"key":"done"}},
            "customfield_10051":{"value":"Checkout"}}},
            "changelog":{"id":"10124","items":[{"field":"status","fromString":"To Do","toString":"Closed"}]}}\
            """.formatted(timestamp, type, issue, issue.substring(2)));
    }

    static Delivery signed(RawBody body, Instant at, Secret secret) {
        return new Delivery("", Map.of("X-Hub-Signature", List.of("sha256=" + hmac(secret, body))), body, at);
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
