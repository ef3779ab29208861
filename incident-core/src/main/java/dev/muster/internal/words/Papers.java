package dev.muster.internal.words;

import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.Recorded;
import dev.muster.metrics.Measure;
import dev.muster.metrics.ResponseTimes;
import dev.muster.review.ActionItem;
import dev.muster.role.Holding;
import dev.muster.spi.document.Section;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import dev.muster.timeline.Timeline;
import dev.muster.timeline.TimelineEntry;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands on paper: tickets, documents, pages. */
final class Papers {

    private static final int PAGE_TITLE = 1024;
    private static final int SUMMARY = 250;
    private static final Set<Note.Kind> MEETING = Set.of(Note.Kind.TIMELINE, Note.Kind.DECISION, Note.Kind.PROCESS);
    private static final Set<Note.Kind> LEARNED =
            Set.of(Note.Kind.LEARNING, Note.Kind.OBSTACLE, Note.Kind.PROCESS, Note.Kind.FIX_LATER);

    private static final Set<String> UNTOLD = Set.of(
            "reminder-given",
            "engagement-requested",
            "archive-due",
            "conversation-archived",
            "conversation-unarchived",
            "resource-added",
            "unknown-event");

    private final Catalogue words;
    private final Cards cards;

    Papers(Catalogue words, IncidentPolicy policy) {
        this.words = words;
        this.cards = new Cards(words, policy);
    }

    /** The line that wakes people up. A pager shows it to more people than take part: of what is not open it tells no words of people. */
    String pageTitle(IncidentState state) {
        return Cut.to(line("page.title", state, Map.of(), Reader.OUTSIDER), PAGE_TITLE);
    }

    /** What a page tells beside its title. */
    String pageDetails(IncidentState state, PageRecord page) {
        return new RichText(cards.blocks("page.details", state, Map.of("why", page.why()), Reader.OUTSIDER)).plain();
    }

    /** A ticket's title: of the incident, its review or one of its action items. */
    String ticketSummary(IncidentState state, String purpose, String subject) {
        ActionItem item = state.work().actionItems().get(subject);
        if (purpose.equals("action-item") && item != null) {
            return Cut.to(Cut.oneLine(cards.drill(state) + item.title()), SUMMARY);
        }
        return Cut.to(line("ticket.summary." + purpose, state, Map.of(), Reader.MEMBER), SUMMARY);
    }

    /** A ticket's text. */
    RichText ticketDescription(IncidentState state, String purpose, String subject) {
        ActionItem item = state.work().actionItems().get(subject);
        Map<String, String> given = item == null
                ? Map.of()
                : Map.of(
                        "item", item.id(),
                        "text", item.title(),
                        "owner", item.owner(),
                        "due", item.dueAt().toString());
        return new RichText(cards.blocks("ticket.description." + purpose, state, given, Reader.MEMBER));
    }

    /** The name of folder and bridge, which more people may see than take part. */
    String folderName(IncidentState state) {
        return Cut.to(line("folder.name", state, Map.of(), Reader.OUTSIDER), SUMMARY);
    }

    /** A document's title. */
    String documentTitle(IncidentState state, String purpose) {
        return Cut.to(line("document.title." + purpose, state, Map.of(), Reader.MEMBER), SUMMARY);
    }

    /** The title of a status entry: never the words of people inside. */
    String statusTitle(IncidentState state) {
        return line("status.title", state, Map.of(), Reader.OUTSIDER);
    }

    /** The generated sections of a document. */
    List<Section> sections(IncidentState state, List<Recorded> history, String purpose) {
        return purpose.equals("review") ? review(state, history) : incident(state, history);
    }

    private List<Section> incident(IncidentState state, List<Recorded> history) {
        return List.of(
                section("description", cards.blocks("document.description", state, Map.of(), Reader.MEMBER)),
                section("links", cards.blocks("document.links", state, Map.of(), Reader.MEMBER)),
                section("notes", notes(state, MEETING)),
                section("questions", notes(state, Set.of(Note.Kind.QUESTION))),
                section("actions", actions(state)),
                section("timeline", timeline(history)));
    }

    private List<Section> review(IncidentState state, List<Recorded> history) {
        return List.of(
                section("description", cards.blocks("document.review", state, Map.of(), Reader.MEMBER)),
                section("timeline", timeline(history)),
                section("roles", roles(state)),
                section("metrics", metrics(state)),
                section("learnings", notes(state, LEARNED)),
                section("actions", actions(state)));
    }

    private Section section(String name, List<Block> blocks) {
        List<Block> body = blocks.isEmpty()
                ? List.of(new Block.Note(List.of(new Inline.Plain(words.word("section.empty")))))
                : blocks;
        return new Section(name, words.word("section." + name), new RichText(body));
    }

    private List<Block> notes(IncidentState state, Set<Note.Kind> kinds) {
        Values values = cards.values(state, Map.of(), Reader.MEMBER);
        List<List<Inline>> items = new ArrayList<>();
        for (Note note : state.work().notes().values()) {
            if (kinds.contains(note.kind())) {
                items.add(List.of(
                        new Inline.Time(note.at()),
                        new Inline.Plain(" · " + note.text() + " · "),
                        values.person(note.author())));
            }
        }
        return items.isEmpty() ? List.of() : List.of(new Block.Bullets(items));
    }

    private List<Block> actions(IncidentState state) {
        Values values = cards.values(state, Map.of(), Reader.MEMBER);
        List<List<Inline>> items = new ArrayList<>();
        for (ActionItem item : state.work().actionItems().values()) {
            String done = words.word(item.doneAt() == null ? "word.due" : "word.done");
            items.add(List.of(
                    new Inline.Plain(item.id() + " " + item.title() + " · "),
                    values.person(item.owner()),
                    new Inline.Plain(" · "
                            + words.word("word.priority." + item.priority().name()) + " · " + done + " "),
                    new Inline.Time(item.doneAt() == null ? item.dueAt() : item.doneAt())));
        }
        return items.isEmpty() ? List.of() : List.of(new Block.Bullets(items));
    }

    private List<Block> roles(IncidentState state) {
        Values values = cards.values(state, Map.of(), Reader.MEMBER);
        List<List<Inline>> items = new ArrayList<>();
        for (Holding holding : state.team().holdings()) {
            List<Inline> item = new ArrayList<>(List.of(
                    new Inline.Plain(values.role(holding.role()) + " · "),
                    values.person(holding.person()),
                    new Inline.Plain(" · "),
                    new Inline.Time(holding.from())));
            if (holding.until() != null) {
                item.add(new Inline.Plain(" – "));
                item.add(new Inline.Time(holding.until()));
            }
            items.add(item);
        }
        return items.isEmpty() ? List.of() : List.of(new Block.Bullets(items));
    }

    /** A figure that is not known says so; it is never zero. */
    private List<Block> metrics(IncidentState state) {
        ResponseTimes times = ResponseTimes.of(state);
        Values values = cards.values(state, Map.of(), Reader.MEMBER);
        return List.of(new Block.Facts(List.of(
                metric("metric.detect", times.ttd(), values),
                metric("metric.acknowledge", times.tta(), values),
                metric("metric.mitigate", times.ttm(), values),
                metric("metric.resolve", times.ttr(), values))));
    }

    private Block.Fact metric(String key, Measure measure, Values values) {
        Duration lasted = measure.orNull();
        String text = lasted == null ? words.word("word.unknown") : values.lasting(lasted);
        return new Block.Fact(words.word(key), List.of(new Inline.Plain(text)));
    }

    /** What happened, without what only the library cares for. */
    private List<Block> timeline(List<Recorded> history) {
        List<List<Inline>> lines = new ArrayList<>();
        for (TimelineEntry entry : Timeline.of(history).entries()) {
            if (!UNTOLD.contains(entry.kind())) {
                lines.add(List.of(
                        new Inline.Time(entry.at()),
                        new Inline.Plain(" · " + entry.sentence(words.locale(), ZoneOffset.UTC))));
            }
        }
        return lines.isEmpty() ? List.of() : List.of(new Block.Bullets(lines));
    }

    private String line(String key, IncidentState state, Map<String, String> given, Reader reader) {
        String text = Phrases.firstLine(words.template(key), cards.values(state, given, reader));
        return Cut.oneLine(cards.drill(state) + text);
    }
}
