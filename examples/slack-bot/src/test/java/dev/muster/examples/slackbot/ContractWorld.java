package dev.muster.examples.slackbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Vendors that somebody else wrote, behind the URLs that the system properties give. They have a port of control: {@code /state}, {@code /deliver},
 * {@code /slack/socket}, {@code /violations} and {@code /problems}.
 */
final class ContractWorld implements World {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Map<String, String> variables() {
        return Map.ofEntries(
                Map.entry("MUSTER_SLACK_BOT_TOKEN", "xoxb-1-contract"),
                Map.entry("MUSTER_SLACK_APP_TOKEN", "xapp-1-contract"),
                Map.entry("MUSTER_SLACK_URL", url("slack")),
                Map.entry("MUSTER_PAGERDUTY_TOKEN", "a-token-of-a-test"),
                Map.entry("MUSTER_PAGERDUTY_FROM", "carol@example.com"),
                Map.entry("MUSTER_PAGERDUTY_URL", url("pagerduty")),
                Map.entry("MUSTER_PAGERDUTY_EVENTS_URL", url("pagerduty.events")),
                Map.entry("MUSTER_PAGERDUTY_WEBHOOK_SECRETS", "secret-of-pagerduty"),
                Map.entry("MUSTER_JIRA_URL", url("jira")),
                Map.entry("MUSTER_JIRA_EMAIL", "muster@example.com"),
                Map.entry("MUSTER_JIRA_TOKEN", "a-token-of-a-test"),
                Map.entry("MUSTER_JIRA_PROJECT", "INC"),
                Map.entry("MUSTER_JIRA_WEBHOOK_SECRETS", "secret-of-jira"));
    }

    /** Forgets what was done there before. */
    void reset() throws IOException {
        control("POST", "/reset", "{}");
    }

    /** How many requests broke a vendor's contract, and what they did. */
    JsonNode violations() throws IOException {
        return control("GET", "/violations", null);
    }

    /** Where the vendors themselves broke their contract. */
    JsonNode problems() throws IOException {
        return control("GET", "/problems", null);
    }

    @Override
    public String write(String channel, String user, String text) throws IOException {
        return slack("chat.postMessage", Map.of("channel", channel, "text", text))
                .path("ts")
                .asText();
    }

    @Override
    public void mark(String channel, String ts, String user) throws IOException {
        slack("reactions.add", Map.of("channel", channel, "timestamp", ts, "name", "memo"));
    }

    @Override
    public boolean push(String type, JsonNode payload) throws IOException {
        ObjectNode envelope = JSON.createObjectNode().put("type", type);
        envelope.set("payload", payload);
        return control("POST", "/slack/socket", envelope.toString()).path("ack").isObject();
    }

    @Override
    public int deliver(String tool, URI door, JsonNode payload) throws IOException {
        ObjectNode delivery = JSON.createObjectNode()
                .put("provider", tool)
                .put("url", door.toString())
                .put("secret", "secret-of-" + tool);
        delivery.set("payload", payload);
        return control("POST", "/deliver", delivery.toString()).path("status").asInt();
    }

    @Override
    public void acknowledge(String page, String user) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url("pagerduty") + "/incidents/" + page))
                .header("Authorization", "Token token=a-token-of-a-person")
                .header("From", "alice@example.com")
                .header("Accept", "application/vnd.pagerduty+json;version=2")
                .header("Content-Type", "application/json");
        send(request, "PUT", "{\"incident\":{\"type\":\"incident_reference\",\"status\":\"acknowledged\"}}");
    }

    @Override
    public JsonNode closeTicket(String ticket) throws IOException {
        jira("POST", "/rest/api/3/issue/" + ticket + "/transitions", "{\"transition\":{\"id\":\"31\"}}");
        return jira("GET", "/rest/api/3/issue/" + ticket, null);
    }

    @Override
    public List<Channel> channels() throws IOException {
        List<Channel> channels = new ArrayList<>();
        for (JsonNode channel : state("slack").path("channels")) {
            List<Post> posts = new ArrayList<>();
            channel.path("messages")
                    .forEach(post -> posts.add(
                            new Post(post.path("ts").asText(), post.path("text").asText(), post.path("blocks"))));
            channels.add(new Channel(
                    channel.path("id").asText(),
                    channel.path("name").asText(),
                    channel.path("is_archived").asBoolean(),
                    channel.path("topic").asText(),
                    posts));
        }
        return channels;
    }

    @Override
    public List<Paged> pages() throws IOException {
        List<Paged> pages = new ArrayList<>();
        state("pagerduty")
                .path("incidents")
                .forEach(incident -> pages.add(new Paged(
                        incident.path("id").asText(),
                        incident.path("incident_key").asText(),
                        incident.at("/service/id").asText(),
                        incident.path("status").asText())));
        return pages;
    }

    @Override
    public List<Issue> issues() throws IOException {
        List<Issue> issues = new ArrayList<>();
        state("jira")
                .path("issues")
                .forEach(issue -> issues.add(new Issue(
                        issue.path("id").asText(),
                        issue.path("key").asText(),
                        issue.at("/fields/summary").asText(),
                        issue.at("/fields/status/name").asText())));
        return issues;
    }

    @Override
    public void close() {
        // the vendors go on without us
    }

    private JsonNode state(String tool) throws IOException {
        return control("GET", "/state?provider=" + tool, null);
    }

    private JsonNode slack(String method, Map<String, String> arguments) throws IOException {
        String form = arguments.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url("slack") + method))
                .header("Authorization", "Bearer xoxp-of-a-person")
                .header("Content-Type", "application/x-www-form-urlencoded");
        return send(request, "POST", form);
    }

    private JsonNode jira(String method, String path, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url("jira") + path))
                .header("Authorization", "Bearer a-token-of-a-person")
                .header("Content-Type", "application/json");
        return send(request, method, body);
    }

    private JsonNode control(String method, String path, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url("contract.control") + path))
                .header("Content-Type", "application/json");
        return send(request, method, body);
    }

    private JsonNode send(HttpRequest.Builder request, String method, String body) throws IOException {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
        try {
            return JSON.readTree(
                    client().send(request.method(method, publisher).build(), HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    /**
     * A client of its own for each request: a connection that was kept may be closed from the other side just when it is used. An offer of HTTP/2 would be
     * taken for a web socket.
     */
    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static String url(String name) {
        return System.getProperty("muster." + name + ".url", "");
    }
}
