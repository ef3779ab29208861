package dev.muster.provider.slack;

import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Form;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.Option;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The twelve messages of an incident, in neutral words, with people's words in them that look like markup. */
final class TwelveMessages {

    private static final String TITLE = "Checkout fails for EU customers <500 on /pay>";
    private static final Instant DECLARED = Instant.parse("2026-03-03T10:02:00Z");
    private static final Instant UPDATED = DECLARED.plusSeconds(1_740);
    private static final Inline ALICE = new Inline.Mention("U0ALICE", "Alice");
    private static final Inline BOB = new Inline.Mention("U0BOB", "Bob");
    private static final Inline CAROL = new Inline.Mention("U0CAROL", "Carol");
    private static final Inline DAVE = new Inline.Mention("U0DAVE", "Dave");

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
                                fact("Channel", link("https://example.slack.com/archives/C0GENERAL", "#C0GENERAL")),
                                fact("Declared", new Inline.Time(DECLARED), plain(" by "), BOB)),
                        note(plain("Updated "), new Inline.Time(UPDATED), plain(" · this message is kept up to date"))),
                opens("open_channel", "Join channel", "https://slack.com/app_redirect?channel=C0GENERAL"),
                Choice.button("incident.follow", "Follow updates"),
                opens("open_page", "Incident page", "https://incidents.example.com/INC-42"));
    }

    private static Message card() {
        return message(
                "card",
                RichText.of(
                        new Block.Heading("INC-42 · MAJOR · Investigating"),
                        new Block.Paragraph(List.of(
                                strong(TITLE), plain("\nCustomers in the EU cannot pay; about 18 % of orders."))),
                        facts(
                                fact("Commander", ALICE),
                                fact("Communications", plain("open")),
                                fact("Scribe", plain("open")),
                                fact("Affected", plain("checkout, payments-api"))),
                        new Block.Paragraph(List.of(
                                link("https://jira.example.com/browse/INC-42", "Ticket"),
                                plain(" · "),
                                link("https://docs.example.com/d/42", "Document"),
                                plain(" · "),
                                link("https://meet.example.com/inc-42", "Bridge"),
                                plain(" · "),
                                link("https://wiki.example.com/runbooks/checkout", "Runbook"))),
                        note(plain("React with :memo: to put a message on the timeline · @incidents help"))),
                Choice.button("incident.update", "Post update", Choice.Style.PRIMARY),
                Choice.button("incident.edit", "Change severity or status"),
                Choice.button("incident.roles", "Take a role"),
                Choice.button("incident.page", "Page someone"),
                Choice.further(
                        "incident.more",
                        "More",
                        options(
                                "timeline",
                                "Show timeline",
                                "task",
                                "Add a task",
                                "private",
                                "Make private",
                                "duplicate",
                                "Mark as duplicate")));
    }

    private static Message orientation() {
        return message(
                "orientation",
                RichText.of(
                        new Block.Paragraph(List.of(
                                CAROL,
                                plain(", you were added because "),
                                strong("you are on call for payments-api"),
                                plain(", which INC-42 names as affected."))),
                        new Block.Paragraph(List.of(
                                strong("Now"),
                                plain(" · MAJOR, Investigating, open "),
                                new Inline.Time(DECLARED),
                                plain(". Commander "),
                                ALICE,
                                plain(".\n"),
                                strong("Known"),
                                plain(" · 500s on /pay since 10:01 UTC; EU only; deploy 4711 at 09:58.\n"),
                                strong("Tried"),
                                plain(" · restart of payments-api, no effect.\n"),
                                strong("Needed from you"),
                                plain(" · is the card processor answering?"))),
                        note(plain("Only you can see this."))),
                Choice.button("responder.accept", "I'm on it", Choice.Style.PRIMARY),
                Choice.button("responder.handover", "Hand to someone else"),
                Choice.button("responder.decline", "I can't help"));
    }

    private static Message update() {
        return message(
                "update",
                RichText.of(
                        new Block.Paragraph(
                                List.of(strong("Update 3"), plain(" · Investigating → "), strong("Identified"))),
                        new Block.Quote(
                                "Deploy 4711 broke 3-D Secure for EU cards. Rollback runs, 2 of 4 clusters done."),
                        facts(
                                fact("Impact", plain("18 % of EU orders")),
                                fact("Next action", plain("Finish rollback ("), BOB, plain(")")),
                                fact("Next update", new Inline.Time(DECLARED.plusSeconds(3_480))),
                                fact("Severity", plain("MAJOR (unchanged)"))),
                        note(
                                DAVE,
                                plain(" · "),
                                new Inline.Time(UPDATED),
                                plain(" · also sent to #incidents and the status page"))));
    }

    private static Message pick() {
        return message(
                "pick",
                RichText.of(
                        new Block.Paragraph(List.of(
                                strong("7 services match"),
                                plain(" "),
                                new Inline.Code("pay"),
                                plain(". Who should be paged?"))),
                        new Block.Paragraph(List.of(
                                strong("payments-api"),
                                plain("\nPayments · on call "),
                                CAROL,
                                plain(" until 18:00 UTC"))),
                        new Block.Paragraph(List.of(
                                strong("payout-worker"),
                                plain("\nPayouts · on call "),
                                DAVE,
                                plain(" until 08:00 UTC"))),
                        new Block.Paragraph(
                                List.of(strong("paywall"), plain("\nGrowth · "), strong("nobody on call")))),
                Choice.button("page.pick.payments-api", "Page")
                        .spoken("Page the on-call engineer of payments-api")
                        .beside(1),
                Choice.button("page.pick.payout-worker", "Page")
                        .spoken("Page the on-call engineer of payout-worker")
                        .beside(2),
                Choice.button("page.pick.paywall", "Page")
                        .spoken("Page the on-call engineer of paywall")
                        .beside(3),
                Choice.button("page.cancel", "Cancel"));
    }

    private static Message confirm() {
        return message(
                "confirm",
                RichText.line(
                        plain("Page "),
                        strong("payments-api"),
                        plain(" now? This calls "),
                        strong("Carol"),
                        plain(", high urgency, with the ticket, the summary and this channel.")),
                Choice.button("page.send", "Page Carol", Choice.Style.DANGER)
                        .confirmed(new Choice.Confirmation("Page Carol?", "It is 02:31 for Carol.", "Page", "Not yet")),
                Choice.button("page.note", "Add a note first"),
                Choice.button("page.cancel", "Cancel"));
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
                                ALICE,
                                plain(" · this line follows PagerDuty"))));
    }

    private static Message roles() {
        return message(
                "roles",
                RichText.of(
                        new Block.Paragraph(List.of(strong("Open roles"), plain(" (MAJOR needs all three)"))),
                        new Block.Paragraph(List.of(strong("Incident Commander"), plain(" · "), ALICE)),
                        new Block.Paragraph(List.of(strong("Communications"), plain(" · open · writes the updates"))),
                        new Block.Paragraph(List.of(strong("Scribe"), plain(" · open · keeps the timeline")))),
                Choice.button("role.handover.ic", "Hand over").beside(1),
                Choice.button("role.take.comms", "Take it", Choice.Style.PRIMARY)
                        .spoken("Take the Communications role")
                        .beside(2),
                Choice.button("role.take.scribe", "Take it", Choice.Style.PRIMARY)
                        .spoken("Take the Scribe role")
                        .beside(3),
                Choice.people("role.ask", "Ask someone"));
    }

    private static Message timeline() {
        return message(
                "timeline",
                RichText.of(
                        new Block.Heading("Timeline of INC-42"),
                        note(plain("9 entries · times in your zone · TTD 4 min · TTM 44 min · TTR 93 min")),
                        new Block.Bullets(List.of(
                                entry("10:01", plain(" first 500 on /pay (alert)")),
                                entry("10:02", plain(" declared by "), BOB),
                                entry("10:07", plain(" paged payments-api")),
                                entry("10:09", plain(" Carol acknowledged")),
                                entry("10:15", plain(" “only EU cards” ("), CAROL, plain(")")),
                                entry("10:28", plain(" Investigating → Identified")),
                                entry("10:45", plain(" Identified → Mitigated")),
                                entry("11:20", plain(" root cause: 3-D Secure library 2.3")),
                                entry("11:34", plain(" Mitigated → Resolved"))))),
                Choice.button("timeline.copy", "Copy as Markdown"),
                Choice.button("timeline.add", "Add entry"),
                opens("open_page", "Open page", "https://incidents.example.com/INC-42#timeline"));
    }

    private static List<Inline> entry(String time, Inline... said) {
        List<Inline> entry = new ArrayList<>(List.of(new Inline.Code(time)));
        entry.addAll(List.of(said));
        return entry;
    }

    private static Message reminder() {
        return message(
                "reminder",
                RichText.line(
                        plain("No update for "),
                        strong("30 min"),
                        plain("; MAJOR promises one every 30 min. 240 people follow.")),
                Choice.button("incident.update", "Post update", Choice.Style.PRIMARY),
                Choice.button("incident.nochange", "No change"),
                Choice.menu(
                        "reminder.snooze",
                        "Remind me later",
                        options("10", "in 10 min", "30", "in 30 min", "60", "in 1 h", "stop", "stop reminding")));
    }

    private static Message resolved() {
        return message(
                "resolved",
                RichText.of(
                        new Block.Paragraph(
                                List.of(strong("INC-42 is resolved"), plain(" after 93 min · mitigated after 44 min"))),
                        new Block.Quote("Rolled back 4711; 3-D Secure library pinned to 2.2."),
                        new Block.Paragraph(List.of(strong("Next"))),
                        new Block.Bullets(List.of(
                                List.of(plain("Check the times below · "), BOB),
                                List.of(
                                        plain("Write the review in the "),
                                        link("https://docs.example.com/d/42", "document"),
                                        plain(" · "),
                                        ALICE,
                                        plain(" · by 10 March")),
                                List.of(plain("Three follow-ups have no owner")))),
                        facts(
                                fact("Started", plain("10:01")),
                                fact("Detected", plain("10:02")),
                                fact("Mitigated", plain("10:45")),
                                fact("Resolved", plain("11:34"))),
                        note(plain("This channel is archived 10 days after the ticket is closed."))),
                Choice.button("incident.times", "Correct the times"),
                Choice.button("followups.assign", "Assign follow-ups", Choice.Style.PRIMARY),
                Choice.button("incident.reopen", "Reopen")
                        .confirmed(new Choice.Confirmation(
                                "Reopen INC-42?",
                                "The commander is told and updates start again.",
                                "Reopen",
                                "Leave it")));
    }

    private static Message review() {
        return message(
                "review",
                RichText.of(
                        new Block.Paragraph(List.of(
                                strong("Review of INC-42"),
                                plain(" is due "),
                                strong("10 March"),
                                plain(
                                        " (in 2 days). The review meeting is Thursday 15:00 UTC; bring the document, 5 whys,"
                                                + " follow-ups with owners."))),
                        new Block.Paragraph(List.of(strong("Follow-ups"))),
                        new Block.Bullets(List.of(
                                followUp("PAY-7", plain(" Pin 3-D Secure library · "), BOB, plain(" · 3 days late")),
                                followUp("PAY-8", plain(" Alert on EU decline rate · "), CAROL, plain(" · 1 day late")),
                                followUp("PAY-9", plain(" Canary for EU · done")))),
                        note(plain(
                                "Sent on working days between 09:00 and 18:00 of your time zone, 5 times at most."))),
                opens("open_review", "Open review", "https://docs.example.com/d/42"),
                Choice.button("review.move", "Move the date"),
                Choice.menu(
                        "review.snooze",
                        "Remind me later",
                        options("1d", "tomorrow", "2d", "in 2 working days", "stop", "stop reminding")));
    }

    private static List<Inline> followUp(String ticket, Inline... said) {
        List<Inline> item = new ArrayList<>(List.of(link("https://jira.example.com/browse/" + ticket, ticket)));
        item.addAll(List.of(said));
        return item;
    }

    /** What is asked when somebody declares an incident; the options of severity are sentences. */
    static Form form() {
        return new Form(
                "incident.declare",
                "Declare an incident",
                List.of(
                        Form.Field.needed(
                                "title",
                                "What is wrong?",
                                Form.Text.line().upTo(200).like("Checkout fails for EU customers")),
                        Form.Field.of(
                                        "impact",
                                        "Who notices, and how?",
                                        Form.Text.lines().upTo(1_000))
                                .hinted("Only the first field is needed; the rest can be added later."),
                        Form.Field.of(
                                "severity",
                                "Severity",
                                Form.OneOf.of(options(
                                                "MAJOR",
                                                "MAJOR: many users, business at stake",
                                                "MEDIUM",
                                                "MEDIUM: one region or a part",
                                                "MINOR",
                                                "MINOR: few users, not critical"))
                                        .like("I am not sure")),
                        Form.Field.of("service", "Affected service", Form.Text.line()),
                        Form.Field.of(
                                "options",
                                "Options",
                                new Form.Ticks(
                                        options(
                                                "page",
                                                "Page the incident manager on call",
                                                "private",
                                                "Private (security, people)"),
                                        List.of("page")))));
    }

    private static Message message(String kind, RichText text, Choice... choices) {
        return new Message(kind, text, List.of(choices));
    }

    private static Choice opens(String id, String label, String target) {
        return Choice.opens(id, label, URI.create(target));
    }

    private static List<Option> options(String... valuesAndLabels) {
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < valuesAndLabels.length; i += 2) {
            options.add(new Option(valuesAndLabels[i], valuesAndLabels[i + 1]));
        }
        return options;
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
