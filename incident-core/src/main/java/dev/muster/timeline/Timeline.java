package dev.muster.timeline;

import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an incident, in the order in which it happened; what happened at the same instant in the order in which it became known.
 *
 * <p>A message that somebody marked stands at the time it was written, with its last text; one that was taken away is not there.
 *
 * @param entries in order
 */
public record Timeline(List<TimelineEntry> entries) {

    private static final Comparator<TimelineEntry> ORDER =
            Comparator.comparing(TimelineEntry::at).thenComparing(TimelineEntry::sequence);

    /** Copies the entries. */
    public Timeline {
        entries = List.copyOf(entries);
    }

    /** The timeline of a history. */
    public static Timeline of(List<Recorded> history) {
        List<TimelineEntry> entries = new ArrayList<>();
        Map<String, TimelineEntry> notes = new HashMap<>();
        for (Recorded recorded : history) {
            if (recorded.event() instanceof Event.NoteTaken taken) {
                notes.put(
                        taken.note().id(),
                        note(recorded, taken.note(), notes.get(taken.note().id())));
            } else if (recorded.event() instanceof Event.NoteRemoved removed) {
                notes.remove(removed.id());
            } else {
                Telling.Line line = Telling.of(recorded.event());
                entries.add(entry(recorded, recorded.circumstances().occurredAt(), line));
            }
        }
        entries.addAll(notes.values());
        entries.sort(ORDER);
        return new Timeline(entries);
    }

    /** The timeline as Markdown: a heading for each day, a line for each entry. What people wrote stays plain text. */
    public String asMarkdown(Locale locale, ZoneId zone) {
        Words words = Words.in(locale);
        StringBuilder text = new StringBuilder();
        LocalDate day = null;
        for (TimelineEntry entry : entries) {
            LocalDate its = LocalDate.ofInstant(entry.at(), zone);
            if (!its.equals(day)) {
                text.append(day == null ? "" : "\n").append("## ").append(its).append("\n\n");
                day = its;
            }
            text.append(words.line(entry, zone)).append('\n');
        }
        return text.toString();
    }

    /** A note keeps its place when its text changes. */
    private static TimelineEntry note(Recorded recorded, Note note, @Nullable TimelineEntry before) {
        TimelineEntry now = entry(recorded, note.at(), Telling.of(recorded.event()));
        return before == null
                ? now
                : new TimelineEntry(
                        before.sequence(),
                        now.at(),
                        before.knownAt(),
                        now.mode(),
                        now.actor(),
                        now.kind(),
                        now.values());
    }

    private static TimelineEntry entry(Recorded recorded, Instant at, Telling.Line line) {
        boolean manual = recorded.circumstances().by().isPerson();
        return new TimelineEntry(
                recorded.sequence(),
                at,
                recorded.circumstances().recordedAt(),
                manual ? TimelineEntry.Mode.MANUAL : TimelineEntry.Mode.AUTO,
                recorded.circumstances().by().id(),
                line.kind(),
                line.values());
    }
}
