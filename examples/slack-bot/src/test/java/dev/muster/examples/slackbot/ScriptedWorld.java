package dev.muster.examples.slackbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.testing.Heard;
import dev.muster.provider.http.testing.webhook.Signature;
import dev.muster.provider.jira.ScriptedJira;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import dev.muster.provider.slack.ScriptedSlack;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** The scripted vendors of the providers' own tests, in real time. What they keep is looked at under the lock that their scripts run under. */
final class ScriptedWorld implements World {

    private static final Map<String, Signature> SIGNATURES = Map.of(
            "pagerduty", Signature.overBody("X-PagerDuty-Signature", "v1="),
            "jira", Signature.overBody("X-Hub-Signature", "sha256="));

    private final HttpClient http = HttpClient.newHttpClient();
    private final InstantSource time = InstantSource.system();
    private final ScriptedSlack slack = new ScriptedSlack(time);
    private final ScriptedPagerDuty pagerDuty = new ScriptedPagerDuty(time, passed -> {});
    private final ScriptedJira jira = new ScriptedJira(time, passed -> {});
    private final List<WebSocket> sockets = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> acknowledged = new LinkedBlockingQueue<>();

    ScriptedWorld() {
        slack.user("U0ALICE", "alice@example.com", "Alice");
        slack.user("U0BOB", "bob@example.com", "Bob");
        slack.open("general", false, ScriptedSlack.BOT);
        slack.on(
                "apps.connections.open",
                arguments -> ScriptedSlack.ok(
                        "url",
                        JsonNodeFactory.instance.textNode(
                                slack.server.url("/link").toString().replace("http:", "ws:"))));
        slack.server.onSocket("GET /link", Socket::new);
        jira.person("5b10ac8d82e05b22cc7d4ef7", "Alice", "alice@example.com");
        pagerDuty.onCall("PESC001", 1, "PALICE1", null, null);
        pagerDuty.onCall("PESC002", 1, "PALICE1", null, null);
    }

    /** A connection of Socket Mode. */
    private final class Socket extends WebSocketListener {
        @Override
        public void onOpen(WebSocket socket, Response response) {
            sockets.add(socket);
            socket.send("{\"type\":\"hello\",\"num_connections\":1}");
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            acknowledged.add(text);
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            sockets.remove(socket);
            socket.close(code, reason);
        }
    }

    @Override
    public Map<String, String> variables() {
        return Map.ofEntries(
                Map.entry("MUSTER_SLACK_BOT_TOKEN", ScriptedSlack.BOT_TOKEN),
                Map.entry("MUSTER_SLACK_APP_TOKEN", ScriptedSlack.APP_TOKEN),
                Map.entry("MUSTER_SLACK_URL", slack.server.url("/api/").toString()),
                Map.entry("MUSTER_PAGERDUTY_TOKEN", "a-token-of-a-test"),
                Map.entry("MUSTER_PAGERDUTY_FROM", ScriptedPagerDuty.FROM),
                Map.entry("MUSTER_PAGERDUTY_URL", pagerDuty.url().toString()),
                Map.entry("MUSTER_PAGERDUTY_EVENTS_URL", pagerDuty.eventsUrl().toString()),
                Map.entry("MUSTER_PAGERDUTY_WEBHOOK_SECRETS", "secret-of-pagerduty"),
                Map.entry("MUSTER_JIRA_URL", jira.server.url().toString()),
                Map.entry("MUSTER_JIRA_EMAIL", "muster@example.com"),
                Map.entry("MUSTER_JIRA_TOKEN", "a-token-of-a-test"),
                Map.entry("MUSTER_JIRA_PROJECT", "INC"),
                Map.entry("MUSTER_JIRA_TYPES", "incident=Incident"),
                Map.entry(
                        "MUSTER_JIRA_STATUSES",
                        "mitigated=Mitigated,resolved=Resolved,closed=Closed,cancelled=Cancelled"),
                Map.entry("MUSTER_JIRA_WEBHOOK_SECRETS", "secret-of-jira"));
    }

    @Override
    public String write(String channel, String user, String text) {
        synchronized (slack.server) {
            String ts = slack.ts();
            ObjectNode message = JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "message")
                    .put("user", user)
                    .put("text", text)
                    .put("ts", ts);
            slack.rooms.get(channel).messages.put(ts, message);
            return ts;
        }
    }

    @Override
    public void mark(String channel, String ts, String user) {
        synchronized (slack.server) {
            slack.rooms
                    .get(channel)
                    .messages
                    .get(ts)
                    .putArray("reactions")
                    .addObject()
                    .put("name", "memo")
                    .put("count", 1)
                    .putArray("users")
                    .add(user);
        }
    }

    @Override
    public boolean push(String type, JsonNode payload) throws IOException {
        String id = UUID.randomUUID().toString();
        ObjectNode envelope = JsonNodeFactory.instance
                .objectNode()
                .put("envelope_id", id)
                .put("type", type)
                .put("accepts_response_payload", type.equals("interactive"));
        envelope.set("payload", payload);
        sockets.get(sockets.size() - 1).send(envelope.toString());
        try {
            // Slack waits three seconds; a machine that is busy with other tests may need longer
            String answer = acknowledged.poll(30, TimeUnit.SECONDS);
            return answer != null && answer.contains(id);
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public int deliver(String tool, URI door, JsonNode payload) throws IOException {
        Delivery delivery = SIGNATURES
                .get(tool)
                .sign("", RawBody.of(payload.toString()), time.instant(), Secret.of("secret-of-" + tool));
        HttpRequest.Builder request = HttpRequest.newBuilder(door)
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body().bytes()));
        delivery.headers().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void acknowledge(String page, String user) {
        synchronized (pagerDuty.rest) {
            pagerDuty.acknowledge(page, user);
        }
    }

    @Override
    public JsonNode closeTicket(String ticket) {
        synchronized (jira.server) {
            ScriptedJira.Issue issue = jira.issues.values().stream()
                    .filter(each -> each.key.equals(ticket))
                    .findFirst()
                    .orElseThrow();
            issue.fields
                    .putObject("status")
                    .put("name", "Closed")
                    .putObject("statusCategory")
                    .put("key", "done");
            ObjectNode tree =
                    JsonNodeFactory.instance.objectNode().put("id", issue.id).put("key", issue.key);
            return tree.set("fields", issue.fields.deepCopy());
        }
    }

    @Override
    public List<Channel> channels() {
        synchronized (slack.server) {
            List<Channel> channels = new ArrayList<>();
            slack.rooms.values().forEach(room -> {
                List<Post> posts = new ArrayList<>();
                room.messages.forEach((ts, message) -> posts.add(new Post(
                        ts,
                        message.path("text").asText(),
                        message.path("blocks").deepCopy())));
                channels.add(new Channel(room.id, room.name, room.archived, room.topic, posts));
            });
            return channels;
        }
    }

    @Override
    public List<Paged> pages() {
        synchronized (pagerDuty.rest) {
            return pagerDuty.titled("").stream()
                    .map(incident -> new Paged(
                            incident.tree.path("id").asText(),
                            incident.alertKey,
                            incident.tree.at("/service/id").asText(),
                            incident.tree.path("status").asText()))
                    .toList();
        }
    }

    @Override
    public List<Issue> issues() {
        synchronized (jira.server) {
            return jira.issues.values().stream()
                    .map(issue -> new Issue(issue.id, issue.key, issue.summary(), issue.status()))
                    .toList();
        }
    }

    /** Requests that no script knew. */
    List<Heard> unscripted() {
        List<Heard> all = new ArrayList<>(slack.server.unscripted());
        all.addAll(pagerDuty.rest.unscripted());
        all.addAll(pagerDuty.events.unscripted());
        all.addAll(jira.server.unscripted());
        return all;
    }

    @Override
    public void close() {
        slack.close();
        pagerDuty.close();
        jira.close();
    }
}
