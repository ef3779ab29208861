package dev.muster.provider.slack;

import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Deliveries as Slack sends and signs them. */
final class Signed {

    static final Instant NOW = Instant.parse("2026-03-03T10:02:00Z");

    private Signed() {}

    static Delivery by(String secret, String route, String body, Instant signedAt) {
        Delivery sent = SlackWebhooks.SIGNATURE.sign(route, RawBody.of(body), signedAt, Secret.of(secret));
        return new Delivery(route, sent.headers(), sent.body(), NOW);
    }

    static Delivery event(String eventId, String event) {
        return by(ScriptedSlack.SIGNING_SECRET, "", callback(eventId, event), NOW);
    }

    static String callback(String eventId, String event) {
        return "{\"token\":\"x\",\"team_id\":\"T0TEAM\",\"api_app_id\":\"A0APP\",\"type\":\"event_callback\",\"event_id\":\""
                + eventId
                + "\",\"event_time\":1772532120,\"authorizations\":[{\"user_id\":\"U0BOT\",\"is_bot\":true}],\"event\":"
                + event
                + "}";
    }

    static Delivery interaction(String payload) {
        return by(
                ScriptedSlack.SIGNING_SECRET,
                "interactivity",
                "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8),
                NOW);
    }

    static Delivery command(String text) {
        return by(
                ScriptedSlack.SIGNING_SECRET,
                "commands",
                "token=x&team_id=T0TEAM&channel_id=C0GENERAL&user_id=U0ALICE&command=%2Fincident&text="
                        + URLEncoder.encode(text, StandardCharsets.UTF_8)
                        + "&trigger_id=13345224609.738474920.8088930838d88f008e0",
                NOW);
    }
}
