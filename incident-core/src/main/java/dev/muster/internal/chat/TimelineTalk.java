package dev.muster.internal.chat;

import dev.muster.automation.Effect;
import dev.muster.automation.Intended;
import dev.muster.engagement.Knowledge;
import dev.muster.internal.intake.MarkedMessages;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Note;
import dev.muster.spi.call.ProviderException;
import dev.muster.timeline.Timeline;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code get timeline}: the marked messages, a line each, sent to the one who asks; or the whole history. */
final class TimelineTalk {

    private static final Logger LOG = LoggerFactory.getLogger(TimelineTalk.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int PART = 3_500;

    private final Desks desks;
    private final MarkedMessages marks;
    private final Answers answers;

    TimelineTalk(Desks desks) {
        this.desks = desks;
        this.marks = desks.marks();
        this.answers = desks.answers();
    }

    void timeline(Said said, IncidentState incident, boolean whole) {
        IncidentState now = synced(said, incident);
        List<String> lines = whole ? history(now) : marked(now);
        if (lines.isEmpty()) {
            String mark = String.join(", ", desks.desk().playbook().timelineMarks());
            answers.tell(
                    said,
                    now.id(),
                    List.of(),
                    step -> List.of(told(said, Effect.Words.of("chat.timeline-empty", "mark", mark))));
            return;
        }
        List<Intended> replies = new ArrayList<>();
        for (String part : parts(lines)) {
            String number = Integer.toString(replies.size() + 1);
            Effect.Words words =
                    Effect.Words.of(replies.isEmpty() ? "chat.timeline" : "chat.timeline-more", "text", part);
            Intended reply = answers.personally(said, "-" + number, words);
            replies.add(
                    replies.isEmpty()
                            ? reply
                            : reply.afterEnded(replies.get(replies.size() - 1).id()));
        }
        if (said.how().isWritten()) {
            String count = Integer.toString(lines.size());
            replies.add(answers.here(
                    said,
                    Effect.Words.of("chat.timeline-sent", "person", said.who().id(), "number", count)));
        }
        answers.tell(said, now.id(), List.of(), step -> replies);
    }

    private Intended told(Said said, Effect.Words words) {
        return said.how().isWritten() ? answers.here(said, words) : answers.personally(said, "", words);
    }

    /** What is known is sent even when the chat cannot tell what is marked now. */
    private IncidentState synced(Said said, IncidentState incident) {
        try {
            return marks.sync(incident, said.now());
        } catch (ProviderException e) {
            LOG.warn(
                    "the marked messages of {} cannot be read; the timeline is sent as far as it is known",
                    incident.id(),
                    e);
            return incident;
        }
    }

    private List<String> marked(IncidentState incident) {
        Knowledge knowledge = desks.desk().typeOf(incident).policy().knowledge();
        return incident.work().notes().values().stream()
                .filter(note -> note.kind() == Note.Kind.TIMELINE)
                .sorted(Comparator.comparing(Note::at).thenComparing(Note::id))
                .map(note -> line(note.at(), knowledge.person(note.author()).name(), note.text()))
                .toList();
    }

    /** One line: time with its zone, author, text. */
    private static String line(Instant at, String author, String text) {
        return "- " + TIME.format(at) + " · " + author + " · "
                + Reading.BLANKS.matcher(text.strip()).replaceAll(" ");
    }

    private List<String> history(IncidentState incident) {
        Knowledge knowledge = desks.desk().typeOf(incident).policy().knowledge();
        Locale locale = desks.desk().playbook().locale();
        return Timeline.of(desks.desk().history(incident.id())).entries().stream()
                .map(entry -> line(
                        entry.at(), knowledge.person(entry.actor()).name(), entry.sentence(locale, ZoneOffset.UTC)))
                .toList();
    }

    /** The lines in as few messages as tools take whole. */
    private static List<String> parts(List<String> lines) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String line : lines) {
            if (part.length() > 0 && part.length() + line.length() >= PART) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(part.length() == 0 ? "" : "\n").append(line);
        }
        parts.add(part.toString());
        return parts;
    }
}
