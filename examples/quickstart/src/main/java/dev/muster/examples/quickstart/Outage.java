package dev.muster.examples.quickstart;

import static dev.muster.lifecycle.Actor.by;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Mitigation;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.provider.inmemory.InMemoryChat;
import dev.muster.provider.inmemory.PagedIncident;
import dev.muster.review.ActionItem;
import dev.muster.spi.alert.Alert;
import dev.muster.testing.TestIncidents;
import dev.muster.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Cloudflare's outage of 2 July 2019, as the company told of it: a new rule of the web application firewall (WAF) took all CPU of the edge for 27 minutes.
 * Its times, in UTC: 13:42 the rule goes out, 13:45 the first page, 14:00 the WAF is found to be the cause, 14:02 the decision to switch its managed rules
 * off everywhere, 14:07 carried out, 14:09 traffic back to normal, 14:52 the WAF is on again everywhere. The people are ours.
 *
 * @see <a href="https://blog.cloudflare.com/details-of-the-cloudflare-outage-on-july-2-2019/">Details of the Cloudflare outage on July 2, 2019</a>
 */
final class Outage {

    static final String SOURCE = "https://blog.cloudflare.com/details-of-the-cloudflare-outage-on-july-2-2019/";

    /** When the first page went out, counted from the beginning of the impact. */
    static final Duration DETECTED = Duration.ofMinutes(3);

    private static final String LEAD = "ines@example.com";
    private static final String EDGE = "emil@example.com";
    private static final String WAF = "wanda@example.com";

    private final TestIncidents world;
    private final Incidents incidents;
    private final VirtualTime time;
    private final Instant start;

    Outage(TestIncidents world, Instant start) {
        this.world = world;
        this.incidents = world.incidents();
        this.time = world.time();
        this.start = start;
    }

    /** Declares from the alert, at the moment the first page went out. */
    Incident declare(Alert alert) {
        return incidents
                .alert(alert)
                .orElseThrow(
                        () -> new BadInput(
                                "No rule of the playbook declares an incident for the alert " + alert.labels()
                                        + ": give it the label severity=critical, or change the rules under 'alerts' of the playbook."));
    }

    /** Plays the outage to its end: the channel's archive, ten days after the incident was closed. */
    Incident play(Incident declared) {
        String id = declared.id();
        time.runDue();
        respond(id);
        mitigate(id);
        resolve(id);
        review(id);
        followUp(id);
        time.advance(Duration.ofDays(11));
        return incidents.get(id);
    }

    private void respond(String id) {
        at(5);
        acknowledge(LEAD);
        at(6);
        acknowledge(EDGE);
        at(10);
        incidents
                .get(id)
                .update(
                        "Every HTTP server of the edge is at 100 % CPU; visitors see 502 pages. An attack is not ruled out.",
                        by(LEAD));
        at(18);
        chat(id, EDGE, "perf shows the time in the WAF: it is not an attack, it is us", true);
        incidents.get(id).engage("the WAF is the cause", by(LEAD), dev.muster.engagement.Target.person(WAF));
        time.runDue();
    }

    private void mitigate(String id) {
        at(20);
        acknowledge(WAF);
        tell(
                id,
                new Command.TakeNote(
                        null,
                        Note.Kind.DECISION,
                        "Switch the WAF's managed rules off everywhere",
                        LEAD,
                        time.now(),
                        null),
                LEAD);
        at(25);
        chat(id, WAF, "managed rules are off everywhere", true);
        at(27);
        tell(
                id,
                new Command.Mitigate(
                        "managed rules of the WAF switched off everywhere", Mitigation.Kind.FEATURE_OFF, true),
                LEAD);
        time.runDue();
        at(30);
        incidents.get(id).verify(EDGE, by(EDGE)).impactOver(by(EDGE));
        incidents
                .get(id)
                .update("Traffic and CPU are back to normal. The WAF stays off until the rule is out.", by(LEAD));
        time.runDue();
    }

    private void resolve(String id) {
        at(60);
        incidents
                .get(id)
                .cause("a rule's regular expression backtracked without bound and took all CPU", "waf", by(WAF));
        at(70);
        tell(id, new Command.RemoveMitigation("M-1", null), WAF);
        incidents.get(id).resolve("The rule is taken back, and the WAF is on again everywhere.", by(LEAD));
        time.runDue();
    }

    private void review(String id) {
        time.advance(Duration.ofDays(2));
        incidents.get(id).startReview(by(LEAD));
        tell(
                id,
                new Command.TakeNote(
                        null,
                        Note.Kind.LEARNING,
                        "Rules went everywhere within seconds, without stages",
                        EDGE,
                        time.now(),
                        null),
                EDGE);
        item(id, "Bring the guard against excessive CPU use of the WAF back", WAF, Duration.ofDays(2));
        item(id, "Move to a regular expression engine with a run-time guarantee", WAF, Duration.ofDays(21));
        item(id, "Roll rules out in stages", EDGE, Duration.ofDays(14));
        incidents
                .get(id)
                .completeReview(List.of(LEAD, EDGE, WAF), "Three actions, each with an owner and a date", by(LEAD));
        incidents.get(id).close(by(LEAD));
        time.runDue();
    }

    private void item(String id, String title, String owner, Duration within) {
        incidents
                .get(id)
                .addActionItem(
                        title, owner, ActionItem.Priority.HIGH, time.now().plus(within), by(LEAD));
    }

    private void followUp(String id) {
        time.advance(Duration.ofDays(1));
        tell(id, new Command.CompleteActionItem("A-1"), WAF);
        time.runDue();
    }

    private void at(long minutes) {
        time.advanceTo(start.plus(Duration.ofMinutes(minutes)));
    }

    private void tell(String id, Command command, String who) {
        incidents.tell(id, command, by(who));
    }

    /** The person takes the page that called them, in the pager. */
    private void acknowledge(String who) {
        for (PagedIncident page : world.tools().pager().open()) {
            if (page.woken().contains(who)) {
                world.tools().pager().acknowledge(page.page().id(), who);
            }
        }
        time.runDue();
    }

    /** Somebody writes in the channel, and marks it for the timeline. */
    private void chat(String id, String who, String text, boolean marked) {
        InMemoryChat chat = world.tools().chat();
        incidents.get(id).resource(ResourceKind.CONVERSATION).ifPresent(channel -> {
            var message = chat.people().say(channel.id(), who, text);
            if (marked) {
                chat.people().react(message, "memo").by(who);
            }
        });
        time.runDue();
    }
}
