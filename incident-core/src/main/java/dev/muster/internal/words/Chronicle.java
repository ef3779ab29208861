package dev.muster.internal.words;

import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.Recorded;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The history in a line each, by when it happened. What only the library cares for is left out. */
final class Chronicle {

    private static final Map<Class<? extends Event>, Function<Event, Map<String, String>>> TOLD = new HashMap<>();

    static {
        tellTheCourse();
        tellTheWork();
        tellThePeople();
        tellThePages();
    }

    private final Catalogue words;
    private final IncidentPolicy policy;

    Chronicle(Catalogue words, IncidentPolicy policy) {
        this.words = words;
        this.policy = policy;
    }

    /** The kinds of event that have a line. */
    static List<String> kinds() {
        return TOLD.keySet().stream().map(Class::getSimpleName).sorted().toList();
    }

    /** The lines; no block at all when there is nothing to tell. */
    List<Block> lines(IncidentState state, List<Recorded> history) {
        List<Line> lines = new ArrayList<>();
        for (Recorded recorded : history) {
            List<Inline> text = text(state, recorded);
            if (!text.isEmpty()) {
                lines.add(new Line(recorded.circumstances().occurredAt(), text));
            }
        }
        for (Note note : state.work().notes().values()) {
            if (note.kind() == Note.Kind.TIMELINE || note.kind() == Note.Kind.DECISION) {
                lines.add(new Line(note.at(), note(state, note)));
            }
        }
        lines.sort(Comparator.comparing(Line::at));
        return lines.isEmpty()
                ? List.of()
                : List.of(new Block.Bullets(lines.stream().map(Line::pieces).toList()));
    }

    private List<Inline> text(IncidentState state, Recorded recorded) {
        Function<Event, Map<String, String>> values = TOLD.get(recorded.event().getClass());
        if (values == null) {
            return List.of();
        }
        Map<String, String> given = new HashMap<>(values.apply(recorded.event()));
        if (recorded.circumstances().by().isPerson()) {
            given.putIfAbsent("by", recorded.circumstances().by().id());
        }
        return filled("event." + recorded.event().getClass().getSimpleName(), state, given);
    }

    private List<Inline> note(IncidentState state, Note note) {
        return filled("event.NoteTaken", state, values("text", note.text(), "by", note.author()));
    }

    /** The first line of the template that can be filled. */
    private List<Inline> filled(String key, IncidentState state, Map<String, String> given) {
        Values values = new Values(words, policy, state, given, Reader.MEMBER);
        for (Template.Line line : words.template(key).lines()) {
            List<Block> blocks = Phrases.blocks(new Template(List.of(line)), values);
            if (!blocks.isEmpty() && blocks.get(0) instanceof Block.Paragraph paragraph) {
                return paragraph.pieces();
            }
        }
        return List.of();
    }

    private static void tellTheCourse() {
        on(
                Event.IncidentDeclared.class,
                e -> values(
                        "after", e.severity().name(), "text", e.declaration().title()));
        on(Event.IncidentConfirmed.class, e -> values());
        on(
                Event.SeverityClassified.class,
                e -> values(
                        "before", e.before().name(),
                        "after", e.classification().severity().name(),
                        "text", e.classification().rule()));
        on(
                Event.SeverityOverridden.class,
                e -> values("before", e.before().name(), "after", e.after().name(), "text", e.why(), "by", e.by()));
        on(Event.SubstateEntered.class, e -> values("text", e.substate()));
        on(Event.IncidentMitigated.class, e -> values("text", e.mitigation().summary()));
        on(Event.MitigationAdded.class, e -> values("text", e.mitigation().summary()));
        on(Event.IncidentRelapsed.class, e -> values("text", e.reason()));
        on(Event.IncidentResolved.class, e -> values("text", e.summary()));
        on(Event.IncidentReopened.class, e -> values("text", e.reason()));
        on(Event.IncidentCancelled.class, e -> values("text", e.reason()));
        on(Event.IncidentMerged.class, e -> values("text", e.into()));
        on(Event.ReviewStarted.class, e -> values("person", e.owner()));
        on(Event.ReviewCompleted.class, e -> values("text", e.outcome()));
        on(Event.IncidentClosed.class, e -> values());
    }

    private static void tellTheWork() {
        on(Event.MitigationVerified.class, e -> values("person", e.person()));
        on(Event.MitigationRemoved.class, e -> values("text", e.mitigation()));
        on(Event.ImpactOverConfirmed.class, e -> values("person", e.person()));
        on(Event.CauseRecorded.class, e -> values("text", e.cause().text()));
        on(
                Event.TaskAdded.class,
                e -> values("text", e.task().title(), "person", e.task().owner()));
        on(Event.TaskCompleted.class, e -> values("text", e.task(), "person", e.person()));
        on(
                Event.ActionItemAdded.class,
                e -> values("text", e.item().title(), "person", e.item().owner()));
        on(Event.ActionItemCompleted.class, e -> values("text", e.item()));
        on(
                Event.UpdatePosted.class,
                e -> values("number", Integer.toString(e.number()), "text", e.text(), "by", e.author()));
        on(
                Event.TimeCorrected.class,
                e -> values("moment", e.moment().name(), "at", e.after().toString(), "text", e.why()));
        on(Event.ResourceDrifted.class, e -> values("resource", e.kind().name(), "text", e.what()));
        on(Event.EffectParked.class, e -> values("effect", e.kind(), "text", e.reason()));
    }

    private static void tellThePeople() {
        on(Event.RoleAssigned.class, e -> values("person", e.person(), "role", e.role(), "before", e.before()));
        on(Event.RoleReleased.class, e -> values("person", e.person(), "role", e.role()));
        on(Event.ParticipantEngaged.class, e -> values("person", e.person(), "text", e.why()));
        on(Event.ParticipantJoined.class, e -> values("person", e.person()));
        on(Event.ParticipantLeft.class, e -> values("person", e.person()));
        on(Event.IncidentAcknowledged.class, e -> values("person", e.person()));
        on(Event.NoticeSent.class, e -> values("text", e.audience()));
    }

    private static void tellThePages() {
        on(
                Event.PagesRequested.class,
                e -> values(
                        "number",
                        Integer.toString(e.pages().size()),
                        "text",
                        e.pages().isEmpty() ? null : e.pages().get(0).target()));
        on(Event.PageSent.class, e -> values("text", e.page(), "people", String.join(",", e.notified())));
        on(Event.PageAcknowledged.class, e -> values("text", e.page(), "person", e.person()));
        on(
                Event.PageEscalated.class,
                e -> values("text", e.page(), "number", Integer.toString(e.level()), "person", e.person()));
        on(Event.PageFailed.class, e -> values("page", e.page(), "text", e.reason()));
    }

    private static <E extends Event> void on(Class<E> kind, Function<E, Map<String, String>> values) {
        TOLD.put(kind, event -> values.apply(kind.cast(event)));
    }

    private static Map<String, String> values(@Nullable String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1];
            if (value != null && !value.isBlank()) {
                values.put(Objects.requireNonNull(namesAndValues[i]), value);
            }
        }
        return values;
    }

    private record Line(Instant at, List<Inline> text) {
        List<Inline> pieces() {
            List<Inline> pieces = new ArrayList<>();
            pieces.add(new Inline.Time(at));
            pieces.add(new Inline.Plain(" · "));
            pieces.addAll(text);
            return pieces;
        }
    }
}
