package dev.muster.scenarios.vendors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.jira.ScriptedJira;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import dev.muster.provider.slack.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands at the vendors in the end, a line each, without what differs from run to run (times, ids and order): runs of one story must end alike.
 *
 * @param things what a vendor finds again, so that it is there once whatever happens
 * @param notes what the page was told: how often depends on how far apart what it tells of came
 * @param passing what one person is told alone: Slack has no handle to find it by, and it is promised at no repeat safety ({@code NONE})
 */
record End(List<String> things, List<String> notes, List<String> passing) {

    End(Vendors vendors) {
        this(
                lines(Stream.of(channels(vendors), pagerDuty(vendors), jira(vendors))
                        .flatMap(List::stream)),
                lines(vendors.pagerDuty.titled("").stream()
                        .flatMap(page -> page.notes.stream())
                        .map(note -> "the page is told "
                                + note.path("content")
                                        .asText()
                                        .replaceAll("\\s+", " ")
                                        .replaceAll(" ref: .*", ""))),
                lines(passing(vendors).stream()));
    }

    /** Without what depends on when something was said: how long ago a page left, and how the incident stood when an update was posted. */
    private static List<String> lines(Stream<String> said) {
        return said.map(line -> line.replaceAll("http://127.0.0.1:[0-9]+", "")
                        .replaceAll("after [0-9]+ min", "after a while")
                        .replaceAll("(update.posted: Update [0-9]+) · .*", "$1")
                        .replaceAll("/C0[0-9]+", "/the-channel"))
                .sorted()
                .toList();
    }

    private static List<String> passing(Vendors vendors) {
        List<String> lines = new ArrayList<>();
        for (Room room : vendors.slack.rooms.values()) {
            if (isDirect(room)) {
                room.messages.values().forEach(message -> lines.add(room.id + " is told " + said(message)));
            }
        }
        vendors.slack.whispers.forEach(each -> lines.add(
                each.path("to").asText() + " hears " + first(each.path("text").asText())));
        return lines;
    }

    private static boolean isDirect(Room room) {
        return room.id.startsWith("D");
    }

    private static List<String> channels(Vendors vendors) {
        List<String> lines = new ArrayList<>();
        for (Room room : vendors.slack.rooms.values()) {
            if (!isDirect(room)) {
                String name = "channel " + room.name;
                lines.add(name + (room.archived ? ", archived" : ", open") + ", of "
                        + room.members.stream().sorted().toList() + ", topic " + room.topic);
                room.pins.forEach(pin -> lines.add(name + " pins " + kind(room.messages.get(pin))));
                room.bookmarks
                        .values()
                        .forEach(each -> lines.add(
                                name + " bookmarks " + each.path("title").asText()));
                room.messages.values().forEach(message -> lines.add(name + " says " + said(message)));
            }
        }
        return lines;
    }

    private static String said(ObjectNode message) {
        return kind(message) + ": " + first(message.path("text").asText());
    }

    private static String kind(ObjectNode message) {
        return message.at("/metadata/event_payload/kind").asText();
    }

    private static String first(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static List<String> pagerDuty(Vendors vendors) {
        List<String> lines = new ArrayList<>();
        for (ScriptedPagerDuty.Incident page : vendors.pagerDuty.titled("")) {
            lines.add("page " + page.title() + ", " + page.tree.path("status").asText());
        }
        return lines;
    }

    private static List<String> jira(Vendors vendors) {
        List<String> lines = new ArrayList<>();
        for (ScriptedJira.Issue issue : vendors.jira.issues.values()) {
            lines.add("issue " + issue.summary() + ", " + issue.status() + ", of "
                    + issue.fields.at("/assignee/accountId").asText());
            issue.remote
                    .values()
                    .forEach(link ->
                            lines.add("issue links " + link.at("/object/title").asText()));
            issue.comments.forEach(comment -> lines.add(
                    "issue comments " + String.join("", comment.path("body").findValuesAsText("text"))));
        }
        return lines;
    }

    @Override
    public String toString() {
        return Stream.of(things, notes, passing).flatMap(List::stream).collect(Collectors.joining("\n"));
    }
}
