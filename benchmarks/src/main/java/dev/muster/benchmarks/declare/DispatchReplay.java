package dev.muster.benchmarks.declare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * A replay of the requests that Netflix Dispatch makes to Slack, PagerDuty and Jira for one incident, one after the other: 12 to Jira, 10 to PagerDuty
 * and 41 to Slack. Their number, what they repeat and their order by stages (ticket, people, channel, each person, announcements, the page last) are
 * those counted in its source (incident/flows.py at dd2837e82); the order within a stage is ours. It is no run of Dispatch, and without the work that
 * Dispatch does between requests.
 */
final class DispatchReplay {

    /** What it sleeps in between: twice three seconds for a group and four times one for mail, in parts that are not replayed. */
    static final double SLEEPS_MILLIS = 10_000;

    private static final List<String> PEOPLE = List.of(Vendors.ANN, Vendors.CY, Vendors.BOB, Vendors.DEE);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Vendors vendors;

    private DispatchReplay(Vendors vendors) {
        this.vendors = vendors;
    }

    static Run run() throws IOException, InterruptedException {
        try (Vendors vendors = new Vendors()) {
            DispatchReplay replay = new DispatchReplay(vendors);
            long began = System.nanoTime();
            replay.play();
            double ready = OurDeclare.millis(System.nanoTime() - began);
            return new Run(
                    OurDeclare.millis(vendors.answered("POST /incidents").orElseThrow() - began),
                    OurDeclare.millis(
                            vendors.answered("POST /api/conversations.create").orElseThrow() - began),
                    ready,
                    vendors.calls().size(),
                    vendors.endState());
        }
    }

    private void play() throws IOException, InterruptedException {
        String ticket = ticket();
        onCall("PSVC001", "PESC001", Vendors.CY_IN_PAGERDUTY);
        onCall("PSVC002", "PESC002", "PDEE001");
        slack("auth.test", "");
        String channel = slack("conversations.create", "name=inc-1-checkout-fails&is_private=false")
                .at("/channel/id")
                .asText();
        slack("conversations.setTopic", "channel=" + channel + "&topic=MAJOR");
        slack("conversations.setPurpose", "channel=" + channel + "&purpose=INC-1");
        for (String person : PEOPLE) {
            String user = slack("users.lookupByEmail", "email=" + person.replace("@", "%40"))
                    .at("/user/id")
                    .asText();
            slack("conversations.info", "channel=" + channel);
            slack("conversations.invite", "channel=" + channel + "&force=true&users=" + user);
            slack("users.info", "user=" + user);
            slack("conversations.info", "channel=" + channel);
            slack("chat.postEphemeral", "channel=" + channel + "&user=" + user + "&text=Welcome");
        }
        slack("bookmarks.list", "channel_id=" + channel);
        slack(
                "bookmarks.add",
                "channel_id=" + channel + "&title=INC-1&type=link&link=https%3A%2F%2Fjira.example%2FINC-1");
        String card = post(channel, "INC-1");
        slack("pins.add", "channel=" + channel + "&timestamp=" + card);
        post(channel, "Ann reported it");
        post(channel, "Cy leads");
        post(channel, "Read this first");
        post(channel, "The ticket is INC-1");
        update(ticket);
        update(ticket);
        jira("GET", "serverInfo", null);
        jira("POST", "issue/" + ticket + "/remotelink", """
                {"globalId":"c","object":{"url":"https://example.slack.com/archives/%s","title":"channel"}}""".formatted(channel));
        page();
    }

    private String ticket() throws IOException, InterruptedException {
        jira("GET", "serverInfo", null);
        String id = jira("POST", "issue", """
                        {"fields":{"project":{"key":"INC"},"issuetype":{"name":"Incident"},"summary":"Checkout fails",\
                        "description":{"type":"doc","version":1,"content":[]}}}""").path("id").asText();
        jira("GET", "issue/" + id, null);
        return id;
    }

    /** A new client each time, which asks for the server; the issue is read before and after. */
    private void update(String ticket) throws IOException, InterruptedException {
        jira("GET", "serverInfo", null);
        jira("GET", "issue/" + ticket, null);
        jira("PUT", "issue/" + ticket, "{\"fields\":{\"summary\":\"Checkout fails\"}}");
        if (update++ == 0) {
            jira("GET", "issue/" + ticket, null);
        }
    }

    private int update;

    private void onCall(String service, String policy, String user) throws IOException, InterruptedException {
        pagerDuty("GET", "services/" + service, null);
        pagerDuty("GET", "escalation_policies", null);
        pagerDuty(
                "GET",
                "oncalls?since=2026-01-01T00:00:00Z&until=2026-01-01T00:00:01Z&escalation_policy_ids%5B%5D=" + policy,
                null);
        pagerDuty("GET", "users/" + user, null);
    }

    private void page() throws IOException, InterruptedException {
        pagerDuty("GET", "users", null);
        pagerDuty("POST", "incidents", """
                {"incident":{"type":"incident","title":"Checkout fails","incident_key":"INC-1",\
                "service":{"id":"PSVC001","type":"service_reference"}}}""");
    }

    private String post(String channel, String text) throws IOException, InterruptedException {
        String ts = slack("chat.postMessage", "channel=" + channel + "&text=" + text.replace(" ", "+"))
                .path("ts")
                .asText();
        slack("chat.getPermalink", "channel=" + channel + "&message_ts=" + ts);
        return ts;
    }

    private JsonNode slack(String method, String form) throws IOException, InterruptedException {
        JsonNode answer = send(HttpRequest.newBuilder(vendors.slack.server.url("/api/" + method))
                .header("Authorization", "Bearer xoxb-scripted-token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        if (!answer.path("ok").asBoolean()) {
            throw new IllegalStateException(method + " was answered " + answer);
        }
        return answer;
    }

    private JsonNode jira(String method, String path, @org.jspecify.annotations.Nullable String body)
            throws IOException, InterruptedException {
        return send(json(method, vendors.jira.server.url("/rest/api/3/" + path), body));
    }

    private JsonNode pagerDuty(String method, String path, @org.jspecify.annotations.Nullable String body)
            throws IOException, InterruptedException {
        return send(json(method, vendors.pagerDuty.rest.url("/" + path), body));
    }

    private static HttpRequest json(String method, URI url, @org.jspecify.annotations.Nullable String body) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("From", dev.muster.provider.pagerduty.ScriptedPagerDuty.FROM)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(request + " was answered " + answer.statusCode());
        }
        return Json.read(answer.body()).orElseGet(Json::object);
    }
}
