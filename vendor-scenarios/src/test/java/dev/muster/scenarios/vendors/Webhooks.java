package dev.muster.scenarios.vendors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.http.testing.webhook.Signature;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import dev.muster.provider.slack.ScriptedSlack;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What the vendors send of what happened at theirs, signed as they sign it. */
final class Webhooks {

    static final Secret PAGERDUTY_SECRET = Secret.of("whsec-of-a-test");

    private static final Signature SLACK =
            Signature.overBody("X-Slack-Signature", "v0=").timed("X-Slack-Request-Timestamp", "v0:");
    private static final Signature PAGERDUTY = Signature.overBody("X-PagerDuty-Signature", "v1=");

    private Webhooks() {}

    /** A user did something to a page (Webhooks v3). */
    static Delivery ofPage(String type, ScriptedPagerDuty.Incident page, String user, Instant at) {
        ObjectNode event = Json.object()
                .put("id", "EV-" + type)
                .put("event_type", type)
                .put("resource_type", "incident")
                .put("occurred_at", at.toString());
        event.putObject("agent").put("id", user).put("summary", user).put("type", "user_reference");
        event.set("data", page.tree.deepCopy());
        return ofPagerDuty(event, at);
    }

    /** A user says yes to having been asked to join a page (Webhooks v3, {@code incident_responder}). */
    static Delivery ofReply(ScriptedPagerDuty.Incident page, String user, Instant at) {
        ObjectNode event = Json.object()
                .put("id", "EV-reply")
                .put("event_type", "incident.responder.replied")
                .put("resource_type", "incident")
                .put("occurred_at", at.toString());
        event.putObject("agent").put("id", user).put("type", "user_reference");
        ObjectNode data = event.putObject("data").put("state", "accepted").put("type", "incident_responder");
        data.putObject("incident").put("id", page.tree.path("id").asText()).put("type", "incident_reference");
        data.putObject("user").put("id", user).put("type", "user_reference");
        return ofPagerDuty(event, at);
    }

    private static Delivery ofPagerDuty(ObjectNode event, Instant at) {
        ObjectNode body = Json.object();
        body.set("event", event);
        return PAGERDUTY.sign("", RawBody.of(body.toString()), at, PAGERDUTY_SECRET);
    }

    /** Somebody mentions the bot in a channel (Events API). */
    static Delivery ofMention(String channel, String user, String text, Instant at) {
        String ts = at.getEpochSecond() + ".900000";
        ObjectNode body = Json.object()
                .put("type", "event_callback")
                .put("team_id", "T0TEAM")
                .put("event_id", "Ev" + ts)
                .put("event_time", at.getEpochSecond());
        body.putArray("authorizations")
                .addObject()
                .put("user_id", ScriptedSlack.BOT)
                .put("is_bot", true);
        body.putObject("event")
                .put("type", "app_mention")
                .put("user", user)
                .put("channel", channel)
                .put("ts", ts)
                .put("event_ts", ts)
                .put("text", "<@" + ScriptedSlack.BOT + "> " + text);
        return SLACK.sign("", RawBody.of(body.toString()), at, Secret.of(ScriptedSlack.SIGNING_SECRET));
    }

    /** Somebody presses a button, or picks something in a menu (interactivity): what kind of element it is, its id, and what was picked, if anything. */
    static Delivery ofAction(String channel, String ts, String user, ObjectNode action, Instant at) {
        ObjectNode payload = Json.object().put("type", "block_actions").put("trigger_id", "1." + at.toEpochMilli());
        payload.putObject("user").put("id", user);
        payload.putObject("channel").put("id", channel);
        payload.putObject("container")
                .put("type", "message")
                .put("message_ts", ts)
                .put("channel_id", channel);
        payload.putArray("actions").add(action.put("action_ts", at.getEpochSecond() + ".900000"));
        String body = "payload=" + URLEncoder.encode(payload.toString(), StandardCharsets.UTF_8);
        return SLACK.sign("", RawBody.of(body), at, Secret.of(ScriptedSlack.SIGNING_SECRET));
    }
}
