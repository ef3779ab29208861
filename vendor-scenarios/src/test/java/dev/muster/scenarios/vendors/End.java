package dev.muster.scenarios.vendors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.jira.ScriptedJira;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import dev.muster.provider.slack.Room;
import java.util.ArrayList;
import java.util.List;

/** What stands at the vendors in the end, one line each, without what differs from run to run (times and ids): runs of one story must end alike. */
record End(List<String> slack, List<String> pagerDuty, List<String> jira) {

    End(Vendors vendors) {
        this(slack(vendors), pagerDuty(vendors), jira(vendors));
    }

    private static List<String> slack(Vendors vendors) {
        List<String> lines = new ArrayList<>();
        for (Room room : vendors.slack.rooms.values()) {
            lines.add((room.id.startsWith("D") ? "direct " + room.id : "channel " + room.name)
                    + (room.archived ? ", archived" : "") + ", of " + room.members.stream().sorted().toList() + ", topic "
                    + room.topic + ", pins " + room.pins.size());
            room.bookmarks.values().forEach(each -> lines.add("  bookmark " + each.path("title").asText()));
            for (ObjectNode message : room.messages.values()) {
                lines.add("  message " + message.at("/metadata/event_payload/kind").asText() + " "
                        + message.path("text").asText().lines().findFirst().orElse(""));
            }
        }
        vendors.slack.whispers.forEach(each -> lines.add("whisper to " + each.path("to").asText()));
        return lines;
    }

    private static List<String> pagerDuty(Vendors vendors) {
        List<String> lines = new ArrayList<>();
        for (ScriptedPagerDuty.Incident page : vendors.pagerDuty.titled("")) {
            lines.add("page " + page.title() + ", " + page.tree.path("status").asText() + ", notes " + page.notes.size());
        }
        return lines;
    }

    private static List<String> jira(Vendors vendors) {
        List<String> lines = new ArrayList<>();
        for (ScriptedJira.Issue issue : vendors.jira.issues.values()) {
            lines.add("issue " + issue.summary() + ", " + issue.status() + ", links " + issue.remote.size());
            issue.comments.forEach(each -> lines.add("  comment " + each.path("body").findValuesAsText("text")));
        }
        return lines;
    }

    @Override
    public String toString() {
        return String.join("\n", slack) + "\n" + String.join("\n", pagerDuty) + "\n" + String.join("\n", jira);
    }
}
