package dev.muster.examples.slackbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** What the vendors send when people do something (docs.slack.dev/reference/events, PagerDuty webhooks v3, Jira webhooks). */
final class Envelopes {

    private Envelopes() {}

    /** Somebody wrote. */
    static ObjectNode said(String type, World.Post post, String channel, String user) {
        ObjectNode event = object().put("type", type)
                .put("user", user)
                .put("text", post.text())
                .put("ts", post.ts())
                .put("channel", channel)
                .put("channel_type", "channel")
                .put("event_ts", post.ts());
        return callback(event);
    }

    /** Somebody put a memo on a message of somebody. */
    static ObjectNode marked(String channel, String ts, String user) {
        ObjectNode event = object().put("type", "reaction_added")
                .put("user", user)
                .put("reaction", "memo")
                .put("item_user", user)
                .put("event_ts", Instant.now().getEpochSecond() + ".000100");
        event.putObject("item").put("type", "message").put("channel", channel).put("ts", ts);
        return callback(event);
    }

    /** Somebody pressed a button of a message. */
    static ObjectNode pressed(String channel, String ts, String user, String action) {
        ObjectNode pressed = object().put("type", "block_actions")
                .put("api_app_id", "A0APP")
                .put("trigger_id", UUID.randomUUID().toString())
                .put("response_url", "https://hooks.slack.com/actions/T0TEAM/1/abc");
        pressed.putObject("user").put("id", user).put("team_id", "T0TEAM");
        pressed.putObject("container")
                .put("type", "message")
                .put("message_ts", ts)
                .put("channel_id", channel)
                .put("is_ephemeral", false);
        pressed.putObject("channel").put("id", channel).put("name", "a-channel");
        pressed.putArray("actions")
                .addObject()
                .put("type", "button")
                .put("action_id", action)
                .put("block_id", "choices-0")
                .put("value", action)
                .put("action_ts", Instant.now().getEpochSecond() + ".000200");
        return pressed;
    }

    /** Somebody took a page. */
    static ObjectNode acknowledged(World.Paged page, String user) {
        ObjectNode envelope = object();
        ObjectNode event = envelope.putObject("event")
                .put("id", UUID.randomUUID().toString())
                .put("event_type", "incident.acknowledged")
                .put("resource_type", "incident")
                .put("occurred_at", Instant.now().toString());
        event.putObject("agent").put("id", user).put("type", "user_reference");
        ObjectNode incident = event.putObject("data")
                .put("id", page.id())
                .put("type", "incident")
                .put("status", "acknowledged")
                .put("incident_key", page.key());
        incident.putObject("service").put("id", page.service()).put("type", "service_reference");
        return envelope;
    }

    /** Somebody changed an issue, which is like this now. */
    static ObjectNode changed(JsonNode issue, String user) {
        ObjectNode webhook = object().put("timestamp", Instant.now().toEpochMilli())
                .put("webhookEvent", "jira:issue_updated")
                .put("issue_event_type_name", "issue_generic");
        webhook.putObject("user").put("accountId", user).put("accountType", "atlassian");
        webhook.set("issue", issue);
        webhook.putObject("changelog").put("id", UUID.randomUUID().toString());
        return webhook;
    }

    private static ObjectNode callback(ObjectNode event) {
        ObjectNode callback = object().put("token", "x")
                .put("team_id", "T0TEAM")
                .put("api_app_id", "A0APP")
                .put("type", "event_callback")
                .put("event_id", "Ev" + UUID.randomUUID())
                .put("event_time", Instant.now().getEpochSecond());
        callback.putArray("authorizations").addObject().put("user_id", "U0BOT").put("is_bot", true);
        callback.set("event", event);
        return callback;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
