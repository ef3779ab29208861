package dev.muster.provider.jira;

import dev.muster.provider.http.testing.RecordingLogs;
import dev.muster.provider.http.testing.webhook.PublishedVector;
import dev.muster.provider.http.testing.webhook.Signature;
import dev.muster.provider.http.testing.webhook.WebhookVendor;
import dev.muster.spi.Provider;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Jira Cloud's webhooks look like, and what they look like to the suites. */
public final class JiraWebhooks implements WebhookVendor {

    static final Signature SIGNATURE = Signature.overBody("X-Hub-Signature", "sha256=");

    private static final long BEGAN = Instant.parse("2026-03-01T11:50:00Z").toEpochMilli();

    /** An event about an issue, by Ann, who closed it. */
    static RawBody event(String type, String issue, long timestamp) {
        return event(type, issue, timestamp, 10_124, "5b10ac8d82e05b22cc7d4ef6", "Closed");
    }

    static RawBody event(String type, String issue, long timestamp, int change, String assignee, String status) {
        return RawBody.of("""
            {"timestamp":%d,"webhookEvent":"%s","issue_event_type_name":"issue_generic",
            "user":{"accountId":"5b10ac8d82e05b22cc7d4ef5","displayName":"Ann Smith","accountType":"atlassian"},
            "issue":{"id":"%s","key":"INC-7","fields":{"summary":"Caf\u00e9 \u4e16\u754c fails","labels":["major","muster:i1/t"],
            "created":"2026-03-01T12:00:00.000+0000","assignee":{"accountId":"%s"},
            "status":{"name":"%s","statusCategory":{"key":"%s"}},
            "customfield_10051":{"value":"Checkout"}}},
            "changelog":{"id":"%d","items":[{"field":"status","fromString":"To Do","toString":"%5$s"}]}}\
            """.formatted(
                timestamp, type, issue, assignee, status, status.equals("Closed") ? "done" : "indeterminate", change));
    }

    @Override
    public Provider provider(List<Secret> secrets) {
        return JiraProvider.builder(URI.create("https://acme.atlassian.net"), JiraFixture.MAPPING)
                .webhookSecrets(() -> secrets)
                .build();
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public List<PublishedVector> vectors() {
        return List.of(new PublishedVector(
                "developer.atlassian.com, Webhooks, Secure admin webhooks",
                Secret.of("It's a Secret to Everybody"),
                new Delivery(
                        "",
                        Map.of(
                                "X-Hub-Signature",
                                List.of("sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9")),
                        RawBody.of("Hello World!"),
                        Instant.ofEpochMilli(BEGAN))));
    }

    @Override
    public int taken() {
        return 200;
    }

    @Override
    public RawBody happening(int number) {
        return event("jira:issue_updated", Integer.toString(10_000 + number), BEGAN);
    }

    /** Another webhook of the same site tells the same change a little later. */
    @Override
    public RawBody retold(RawBody body, int copy) {
        return RawBody.of(
                body.text().replaceFirst("\"timestamp\":[0-9]+", "\"timestamp\":" + (BEGAN + 600_000 + copy)));
    }

    /** One id for all copies, and how many came before (developer.atlassian.com/cloud/jira/platform/webhooks). */
    @Override
    public Map<String, String> retryHeaders(int number) {
        return number == 0
                ? Map.of("X-Atlassian-Webhook-Identifier", "b3f1a7c2")
                : Map.of(
                        "X-Atlassian-Webhook-Identifier",
                        "b3f1a7c2",
                        "X-Atlassian-Webhook-Retry",
                        Integer.toString(number));
    }

    @Override
    public String logged(Runnable work) {
        return RecordingLogs.during(work);
    }

    @Override
    public RawBody unreadable() {
        return RawBody.of("{\"webhookEvent\":\"jira:issue_upd");
    }

    @Override
    public Subject subject() {
        return Subject.TICKET;
    }

    /** A ticket goes from hand to hand, and is closed in some stories. */
    @Override
    public List<RawBody> story(String object, int seed) {
        List<RawBody> story = new ArrayList<>();
        for (int i = 0; i < 3 + seed % 3; i++) {
            story.add(step(object, seed, i, "5b10ac8d82e05b22cc7d4e0" + (i + seed) % 4, "In Progress"));
        }
        story.add(step(object, seed, 6, "5b10ac8d82e05b22cc7d4e09", seed % 2 == 0 ? "Closed" : "In Progress"));
        return story;
    }

    private static RawBody step(String object, int seed, int step, String assignee, String status) {
        long at = BEGAN + seed * 60_000L + step * 1_000L;
        return event("jira:issue_updated", object, at, 20_000 + seed * 10 + step, assignee, status);
    }
}
