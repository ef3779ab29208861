package dev.muster.benchmarks.declare;

import dev.muster.provider.http.testing.Heard;
import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.provider.http.testing.Told;
import dev.muster.provider.jira.ScriptedJira;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import dev.muster.provider.slack.Room;
import dev.muster.provider.slack.ScriptedSlack;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Slack, PagerDuty and Jira on the loopback address, each as far away as it is from an office: every request is answered only after its latency. They
 * note when each request came.
 */
final class Vendors implements AutoCloseable {

    static final Duration SLACK = Duration.ofMillis(150);
    static final Duration PAGERDUTY = Duration.ofMillis(200);
    static final Duration JIRA = Duration.ofMillis(300);

    static final String ANN = "ann@example.com";
    static final String BOB = "bob@example.com";
    static final String CY = "cy@example.com";
    static final String DEE = "dee@example.com";
    static final String CY_IN_PAGERDUTY = "PCY0001";

    final ScriptedSlack slack = new ScriptedSlack(InstantSource.system());
    final ScriptedPagerDuty pagerDuty = new ScriptedPagerDuty(InstantSource.system(), passing -> {});
    final ScriptedJira jira = new ScriptedJira(InstantSource.system(), passing -> {});

    private final List<Call> calls = new ArrayList<>();

    /**
     * A request.
     *
     * @param route which
     * @param answeredAt when its answer leaves the vendor, by {@link System#nanoTime}
     */
    record Call(String route, long answeredAt) {}

    /**
     * What both arms must have made, whatever they did on the way.
     *
     * @param channels each channel with those who are in it
     * @param bookmarks what the channels link to
     * @param tickets each ticket with what it links to
     * @param pages each page with its service
     */
    record EndState(List<String> channels, List<String> bookmarks, List<String> tickets, List<String> pages) {}

    Vendors() {
        slack.user("U0ANN", ANN, "Ann");
        slack.user("U0BOB", BOB, "Bob");
        slack.user("U0CY", CY, "Cy");
        slack.user("U0DEE", DEE, "Dee");
        pagerDuty.user(CY_IN_PAGERDUTY, "Cy", CY);
        pagerDuty.user("PDEE001", "Dee", DEE);
        pagerDuty.calls("PSVC001", CY_IN_PAGERDUTY);
        pagerDuty.onCall("PESC001", 1, CY_IN_PAGERDUTY, "2020-01-01T00:00:00Z", "2100-01-01T00:00:00Z");
        pagerDuty.onCall("PESC002", 1, "PDEE001", "2020-01-01T00:00:00Z", "2100-01-01T00:00:00Z");
        // what the other program asks for and we do not
        slack.server.on(
                "POST /api/chat.getPermalink",
                Told.json("{\"ok\":true,\"permalink\":\"https://example.slack.com/p1\"}"));
        jira.server.on("GET /rest/api/3/serverInfo", Told.json("{\"version\":\"1001.0.0\"}"));
        away(slack.server, SLACK);
        away(pagerDuty.rest, PAGERDUTY);
        away(jira.server, JIRA);
    }

    /** Each request, in the order of the answers. */
    synchronized List<Call> calls() {
        return calls.stream()
                .sorted(java.util.Comparator.comparingLong(Call::answeredAt))
                .toList();
    }

    /** When a request was answered first. */
    Optional<Long> answered(String route) {
        return calls().stream()
                .filter(call -> call.route().equals(route))
                .map(Call::answeredAt)
                .findFirst();
    }

    /** What there is. Nothing may be under way. */
    EndState endState() {
        List<String> channels = new ArrayList<>();
        List<String> bookmarks = new ArrayList<>();
        for (Room room : slack.rooms.values()) {
            if (room.id.startsWith("C")) {
                channels.add(
                        room.name + " of " + new TreeSet<>(room.members) + " with " + room.pins.size() + " pinned");
                room.bookmarks
                        .values()
                        .forEach(each -> bookmarks.add(each.path("title").asText()));
            }
        }
        List<String> tickets = jira.issues.values().stream()
                .map(issue -> issue.summary() + " with " + issue.remote.size() + " link")
                .toList();
        List<String> pages = pagerDuty.titled("").stream()
                .map(page -> page.tree.at("/service/id").asText())
                .toList();
        return new EndState(channels, bookmarks, tickets, pages);
    }

    @Override
    public void close() {
        slack.close();
        pagerDuty.close();
        jira.close();
    }

    private void away(ScriptedServer server, Duration latency) {
        server.latency(latency).fate(request -> {
            note(request, latency);
            return Optional.empty();
        });
    }

    private synchronized void note(Heard request, Duration latency) {
        calls.add(new Call(request.route(), System.nanoTime() + latency.toNanos()));
    }
}
