package dev.muster.provider.slack;

import dev.muster.spi.conversation.Message;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The twelve messages of an incident, in neutral words, with people's words in them that look like markup. */
final class TwelveMessages {

    private static final String TITLE = "Checkout fails for EU customers <500 on /pay>";
    private static final Instant DECLARED = Instant.parse("2026-03-03T10:02:00Z");
    private static final Inline ALICE = new Inline.Mention("U0ALICE", "Alice");
    private static final Inline BOB = new Inline.Mention("U0BOB", "Bob");
    private static final Inline CAROL = new Inline.Mention("U0CAROL", "Carol");

    private TwelveMessages() {}

    static Map<String, Message> all() {
        Map<String, Message> all = new LinkedHashMap<>();
        add(all, "01-announcement", announcement());
        add(all, "02-channel-card", card());
        add(all, "03-orientation", orientation());
        add(all, "04-status-update", update());
        add(all, "05-page-pick", pick());
        add(all, "06-page-confirm", confirm());
        add(all, "07-page-status", pageStatus());
        add(all, "08-role-prompt", roles());
        add(all, "09-timeline", timeline());
        add(all, "10-update-reminder", reminder());
        add(all, "11-resolved-next-steps", resolved());
        add(all, "12-review-and-followup-reminder", review());
        return all;
    }

    private static void add(Map<String, Message> all, String name, Message message) {
        all.put(name, message);
    }

    private static Message announcement() {
        return message(
                "announcement",
                RichText.of(
                        new Block.Paragraph(List.of(
                                strong("MAJOR · INC-42 · "),
                                strong(TITLE),
                                plain("\nCustomers in the EU cannot pay; about 18 % of orders."))),
                        facts(
                                fact("Status", plain("Investigating")),
                                fact("Commander", ALICE),
                                fact("Channel", link("https://example.slack.com/archives/C0GENERAL", "inc-42")),
                                fact("Declared", new Inline.Time(DECLARED), plain(" by "), BOB)),
                        note(
                                plain("Updated "),
                                new Inline.Time(DECLARED.plusSeconds(1_740)),
                                plain(" · this message is kept up to date"))),
                choice("incident.follow", "Follow updates", Message.Style.PLAIN));
    }

    private static Message card() {
        return message(
                "card",
                RichText.of(
                        new Block.Heading("INC-42 · MAJOR · Investigating"),
                        new Block.Paragraph(List.of(strong(TITLE), plain("\nCustomers in the EU cannot pay."))),
                        facts(
                                fact("Commander", ALICE),
                                fact("Communications", plain("open")),
                                fact("Scribe", plain("open")),
                                fact("Affected", plain("checkout, payments_api *new*"))),
                        new Block.Paragraph(List.of(
                                link("https://jira.example.com/browse/INC-42?a=b&c=d", "Ticket"),
                                plain(" · "),
                                link("https://docs.example.com/d/42", "Document"))),
                        note(plain("React with :memo: to put a message on the timeline"))),
                choice("incident.update", "Post update", Message.Style.PRIMARY),
                choice("incident.edit", "Change severity or status", Message.Style.PLAIN),
                choice("incident.roles", "Take a role", Message.Style.PLAIN),
                choice("incident.page", "Page someone", Message.Style.PLAIN));
    }

    private static Message orientation() {
        return message(
                "orientation",
                RichText.of(
                        new Block.Paragraph(List.of(
                                CAROL, plain(", you were added because "), strong("you are on call for payments-api"))),
                        new Block.Bullets(List.of(
                                List.of(
                                        strong("Now"),
                                        plain(" · MAJOR, Investigating, open since "),
                                        new Inline.Time(DECLARED)),
                                List.of(strong("Known"), plain(" · 500s on /pay since 10:01 UTC")),
                                List.of(strong("Needed from you"), plain(" · is the card processor answering?")))),
                        note(plain("Only you can see this."))),
                choice("responder.accept", "I'm on it", Message.Style.PRIMARY),
                choice("responder.handover", "Hand to someone else", Message.Style.PLAIN),
                choice("responder.decline", "I can't help", Message.Style.PLAIN));
    }

    private static Message update() {
        return message(
                "update",
                RichText.of(
                        new Block.Paragraph(
                                List.of(strong("Update 3"), plain(" · Investigating → "), strong("Identified"))),
                        new Block.Quote(
                                "Deploy 4711 broke 3-D Secure for EU cards. @channel rollback runs, 2 of 4 clusters"
                                        + " done."),
                        facts(
                                fact("Impact", plain("18 % of EU orders")),
                                fact("Next action", plain("Finish rollback ("), BOB, plain(")")),
                                fact("Next update", new Inline.Time(DECLARED.plusSeconds(3_480))),
                                fact("Severity", plain("MAJOR (unchanged)")))));
    }

    private static Message pick() {
        return message(
                "pick",
                RichText.of(
                        new Block.Paragraph(List.of(
                                strong("7 services match "), new Inline.Code("pay"), plain(". Who should be paged?"))),
                        new Block.Bullets(List.of(
                                List.of(strong("payments-api"), plain(" · on call "), CAROL),
                                List.of(strong("paywall"), plain(" · "), strong("nobody on call"))))),
                choice("page.pick.payments-api", "Page payments-api", Message.Style.PLAIN),
                choice("page.pick.paywall", "Page paywall", Message.Style.PLAIN),
                choice("page.cancel", "Cancel", Message.Style.PLAIN));
    }

    private static Message confirm() {
        return message(
                "confirm",
                RichText.line(
                        plain("Page "),
                        strong("payments-api"),
                        plain(" now? This calls "),
                        strong("Carol"),
                        plain(". It is 02:31 for Carol.")),
                choice("page.send", "Page Carol", Message.Style.DANGER),
                choice("page.note", "Add a note first", Message.Style.PLAIN),
                choice("page.cancel", "Cancel", Message.Style.PLAIN));
    }

    private static Message pageStatus() {
        return message(
                "page",
                RichText.of(
                        new Block.Paragraph(List.of(
                                strong("payments-api"),
                                plain(" · paged Carol at 10:07 · "),
                                strong("acknowledged"),
                                plain(" 10:09 (2 min)"))),
                        note(
                                plain("Level 1 of 3 · "),
                                link("https://acme.pagerduty.com/incidents/PT4KHLK", "PagerDuty"),
                                plain(" · asked by "),
                                ALICE)));
    }

    private static Message roles() {
        return message(
                "roles",
                RichText.of(
                        new Block.Paragraph(List.of(strong("Open roles"), plain(" (MAJOR needs all three)"))),
                        facts(
                                fact("Incident Commander", ALICE),
                                fact("Communications", plain("open · writes the updates")),
                                fact("Scribe", plain("open · keeps the timeline")))),
                choice("role.take.comms", "Take Communications", Message.Style.PRIMARY),
                choice("role.take.scribe", "Take Scribe", Message.Style.PRIMARY));
    }

    private static Message timeline() {
        return message(
                "timeline",
                RichText.of(
                        new Block.Heading("Timeline of INC-42"),
                        note(plain("9 entries · times in your zone")),
                        new Block.Bullets(List.of(
                                List.of(new Inline.Time(DECLARED), plain(" declared by "), BOB),
                                List.of(
                                        new Inline.Time(DECLARED.plusSeconds(300)),
                                        plain(" “only EU cards <!here>”"))))),
                choice("timeline.add", "Add entry", Message.Style.PLAIN));
    }

    private static Message reminder() {
        return message(
                "reminder",
                RichText.line(
                        plain("No update for "),
                        strong("30 min"),
                        plain("; MAJOR promises one every 30 min. 240 people follow.")),
                choice("incident.update", "Post update", Message.Style.PRIMARY),
                choice("incident.nochange", "No change", Message.Style.PLAIN));
    }

    private static Message resolved() {
        return message(
                "resolved",
                RichText.of(
                        new Block.Paragraph(List.of(strong("INC-42 is resolved"), plain(" after 93 min"))),
                        new Block.Quote("Rolled back 4711; 3-D Secure library pinned to 2.2."),
                        new Block.Bullets(List.of(
                                List.of(plain("Check the times below · "), BOB),
                                List.of(
                                        plain("Write the review in the "),
                                        link("https://docs.example.com/d/42", "document"),
                                        plain(" · by 10 March")))),
                        facts(fact("Started", plain("10:01")), fact("Resolved", plain("11:34"))),
                        note(plain("This channel is archived 10 days after the ticket is closed."))),
                choice("followups.assign", "Assign follow-ups", Message.Style.PRIMARY),
                choice("incident.reopen", "Reopen", Message.Style.DANGER));
    }

    private static Message review() {
        return message(
                "review",
                RichText.of(
                        new Block.Paragraph(List.of(strong("Review of INC-42"), plain(" is due "), strong("10 March"))),
                        new Block.Bullets(List.of(List.of(
                                link("https://jira.example.com/browse/PAY-7", "PAY-7"),
                                plain(" Pin 3-D Secure library · "),
                                BOB,
                                plain(" · 3 days late")))),
                        new Block.Preformatted("java.lang.IllegalStateException: <3ds>\n\tat Pay.java:42"),
                        note(plain("Sent on working days between 09:00 and 18:00."))),
                choice("review.move", "Move the date", Message.Style.PLAIN));
    }

    private static Message message(String kind, RichText text, Message.Choice... choices) {
        return new Message(kind, text, List.of(choices));
    }

    private static Message.Choice choice(String id, String label, Message.Style style) {
        return new Message.Choice(id, label, style);
    }

    private static Inline plain(String text) {
        return new Inline.Plain(text);
    }

    private static Inline strong(String text) {
        return new Inline.Strong(text);
    }

    private static Inline link(String target, String label) {
        return new Inline.Link(URI.create(target), label);
    }

    private static Block facts(Block.Fact... facts) {
        return new Block.Facts(List.of(facts));
    }

    private static Block.Fact fact(String name, Inline... value) {
        return new Block.Fact(name, List.of(value));
    }

    private static Block note(Inline... pieces) {
        return new Block.Note(List.of(pieces));
    }
}
