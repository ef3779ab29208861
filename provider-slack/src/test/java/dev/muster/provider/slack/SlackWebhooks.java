package dev.muster.provider.slack;

import dev.muster.provider.http.testing.RecordingLogs;
import dev.muster.provider.http.testing.webhook.PublishedVector;
import dev.muster.provider.http.testing.webhook.Signature;
import dev.muster.provider.http.testing.webhook.WebhookVendor;
import dev.muster.spi.Provider;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Slack's webhooks look like to the suites. */
public final class SlackWebhooks implements WebhookVendor {

    static final Signature SIGNATURE =
            Signature.overBody("X-Slack-Signature", "v0=").timed("X-Slack-Request-Timestamp", "v0:");

    private static final long BEGAN = Instant.parse("2026-03-01T11:50:00Z").getEpochSecond();

    @Override
    public Provider provider(List<Secret> secrets) {
        SlackProvider.Builder builder = SlackProvider.builder(Secret.of("xoxb-not-used"));
        secrets.forEach(builder::signingSecret);
        return builder.build();
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public List<PublishedVector> vectors() {
        String body =
                "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        return List.of(new PublishedVector(
                "docs.slack.dev/authentication/verifying-requests-from-slack",
                Secret.of("8f742231b10e8888abcd99yyyzzz85a5"),
                new Delivery(
                        "",
                        Map.of(
                                "x-slack-signature",
                                List.of("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"),
                                "x-slack-request-timestamp",
                                List.of("1531420618")),
                        RawBody.of(body),
                        Instant.ofEpochSecond(1_531_420_618))));
    }

    @Override
    public int taken() {
        return 200;
    }

    @Override
    public RawBody happening(int number) {
        String ts = BEGAN + "." + String.format("%06d", number);
        return event(
                "Ev" + number,
                "{\"type\":\"message\",\"user\":\"U0ALICE\",\"text\":\"caf\u00e9 \u4e16\u754c\",\"channel\":\"C0GENERAL\",\"ts\":\""
                        + ts + "\",\"event_ts\":\"" + ts + "\"}");
    }

    @Override
    public RawBody retold(RawBody body, int copy) {
        return RawBody.of(body.text().replaceFirst("\"event_id\":\"[^\"]*\"", "\"event_id\":\"EvCopy" + copy + "\""));
    }

    /** As the Events API documents its retries (docs.slack.dev/apis/events-api, "Retries"). */
    @Override
    public Map<String, String> retryHeaders(int number) {
        return number == 0
                ? Map.of()
                : Map.of("X-Slack-Retry-Num", Integer.toString(number), "X-Slack-Retry-Reason", "http_timeout");
    }

    @Override
    public String logged(Runnable work) {
        return RecordingLogs.during(work);
    }

    @Override
    public RawBody unreadable() {
        return RawBody.of("{\"type\":\"event_callback\",\"event\":{\"ty");
    }

    @Override
    public Subject subject() {
        return Subject.CONVERSATION;
    }

    /** Somebody comes and goes, another comes, in some stories a third comes and goes, the channel gets a name, and is archived. */
    @Override
    public List<RawBody> story(String object, int seed) {
        List<String> events = new ArrayList<>();
        events.add(member("joined", "U0ALICE", object));
        events.add(member("left", "U0ALICE", object));
        events.add(member("joined", "U0BOB" + seed, object));
        if (seed % 2 == 0) {
            events.add(member("joined", "U0CAROL" + seed, object));
            events.add(member("left", "U0CAROL" + seed, object));
        }
        events.add("{\"type\":\"channel_rename\",\"channel\":{\"id\":\"" + object + "\",\"name\":\"new\"}");
        events.add("{\"type\":\"channel_archive\",\"channel\":\"" + object + "\",\"user\":\"U0BOB\"");
        List<RawBody> story = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            String ts = BEGAN + seed * 60L + i + ".000100";
            story.add(event("Ev" + object + "-" + seed + "-" + i, events.get(i) + ",\"event_ts\":\"" + ts + "\"}"));
        }
        return story;
    }

    private static RawBody event(String id, String event) {
        return RawBody.of(Signed.callback(id, event));
    }

    private static String member(String moved, String who, String channel) {
        return "{\"type\":\"member_" + moved + "_channel\",\"user\":\"" + who + "\",\"channel\":\"" + channel + "\"";
    }
}
