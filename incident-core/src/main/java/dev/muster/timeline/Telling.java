package dev.muster.timeline;

import dev.muster.engagement.Target;
import dev.muster.lifecycle.Cases;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.Reminder;
import dev.muster.spi.store.NewEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which sentence tells an event, and what it is filled with. Every event has one, or the class does not load. */
final class Telling {

    private static final Cases<Event, Function<Event, Line>> CASES = new Cases<>(Event.class);

    static {
        course();
        facts();
        team();
        work();
        review();
        pages();
        reach();
        CASES.complete();
    }

    private Telling() {}

    static Line of(Event event) {
        return CASES.of(event).apply(event);
    }

    private static void course() {
        on(
                Event.IncidentDeclared.class,
                e -> line(
                        "incident-declared",
                        "title",
                        e.declaration().title(),
                        "severity",
                        e.severity().name()));
        on(Event.IncidentConfirmed.class, e -> line("incident-confirmed"));
        on(Event.IncidentAcknowledged.class, e -> line("incident-acknowledged", "person", e.person()));
        on(
                Event.IncidentMitigated.class,
                e -> line(
                        "incident-mitigated",
                        "mitigation",
                        e.mitigation().id(),
                        "summary",
                        e.mitigation().summary()));
        on(Event.IncidentRelapsed.class, e -> line("incident-relapsed", "reason", e.reason()));
        on(
                Event.IncidentResolved.class,
                e -> e.summary() == null
                        ? line("incident-resolved")
                        : line("incident-resolved-summary", "summary", e.summary()));
        on(
                Event.IncidentReopened.class,
                e -> line("incident-reopened", "state", e.before().name(), "reason", e.reason()));
        on(Event.IncidentCancelled.class, e -> line("incident-cancelled", "reason", e.reason()));
        on(Event.IncidentMerged.class, e -> line("incident-merged", "incident", e.into()));
        on(Event.IncidentClosed.class, e -> line("incident-closed"));
        on(
                Event.SubstateEntered.class,
                e -> e.substate() == null ? line("substate-left") : line("substate-entered", "substate", e.substate()));
        on(Event.TimeCorrected.class, Telling::corrected);
        on(
                Event.UnknownEvent.class,
                e -> NewEvent.ERASED.equals(e.type())
                        ? line("history-erased")
                        : line("unknown-event", "type", e.type(), "version", Integer.toString(e.version())));
    }

    private static void facts() {
        on(Event.SeverityClassified.class, e -> {
            String rule = e.classification().rule();
            Line line = line(
                    rule == null ? "severity-classified" : "severity-classified-rule",
                    "before",
                    e.before().name(),
                    "severity",
                    e.classification().severity().name());
            return rule == null ? line : line.with("rule", rule);
        });
        on(
                Event.SeverityOverridden.class,
                e -> line(
                        "severity-overridden",
                        "before",
                        e.before().name(),
                        "severity",
                        e.after().name(),
                        "by",
                        e.by(),
                        "why",
                        e.why()));
        on(Event.FactsEdited.class, e -> line("facts-edited", "changes", changes(e)));
    }

    private static void team() {
        on(Event.RoleAssigned.class, e -> {
            Line line = line(
                    e.before() == null ? "role-assigned" : "role-handed-over", "role", e.role(), "person", e.person());
            return e.before() == null ? line : line.with("before", e.before());
        });
        on(Event.RoleReleased.class, e -> line("role-released", "role", e.role(), "person", e.person()));
        on(
                Event.EngagementRequested.class,
                e -> line("engagement-requested", "targets", targets(e.targets()), "why", e.why()));
        on(
                Event.ParticipantEngaged.class,
                e -> line("participant-engaged", "person", e.person(), "role", e.role(), "why", e.why()));
        on(Event.ParticipantJoined.class, e -> line("participant-joined", "person", e.person(), "why", e.why()));
        on(Event.ParticipantLeft.class, e -> line("participant-left", "person", e.person()));
    }

    private static void work() {
        on(
                Event.MitigationAdded.class,
                e -> line(
                        "mitigation-added",
                        "mitigation",
                        e.mitigation().id(),
                        "summary",
                        e.mitigation().summary()));
        on(
                Event.MitigationVerified.class,
                e -> line("mitigation-verified", "mitigation", e.mitigation(), "person", e.person()));
        on(
                Event.MitigationRemoved.class,
                e -> e.actionItem() == null
                        ? line("mitigation-removed", "mitigation", e.mitigation())
                        : line("mitigation-handed-on", "mitigation", e.mitigation(), "item", e.actionItem()));
        on(Event.ImpactOverConfirmed.class, e -> line("impact-over-confirmed", "person", e.person()));
        on(
                Event.CauseRecorded.class,
                e -> line("cause-recorded", "cause", e.cause().text()));
        on(
                Event.TaskAdded.class,
                e -> line("task-added", "task", e.task().id(), "title", e.task().title()));
        on(
                Event.TaskChanged.class,
                e -> line(
                        "task-changed", "task", e.task().id(), "title", e.task().title()));
        on(Event.TaskCompleted.class, e -> line("task-completed", "task", e.task(), "person", e.person()));
        on(
                Event.NoteTaken.class,
                e -> line(
                        "note-" + key(e.note().kind()),
                        "text",
                        e.note().text(),
                        "author",
                        e.note().author()));
        on(Event.NoteRemoved.class, e -> line("note-removed", "note", e.id()));
        on(Event.UpdatePosted.class, e -> {
            Line line = line(
                    e.nextDueAt() == null ? "update-posted" : "update-posted-next",
                    "number",
                    Integer.toString(e.number()),
                    "text",
                    e.text(),
                    "author",
                    e.author());
            return e.nextDueAt() == null
                    ? line
                    : line.with("nextAt", e.nextDueAt().toString());
        });
    }

    private static void review() {
        on(Event.ReviewRequested.class, e -> {
            Line line = line(
                    e.owner() == null ? "review-requested" : "review-requested-owner",
                    "dueAt",
                    e.dueAt().toString());
            return e.owner() == null ? line : line.with("owner", e.owner());
        });
        on(Event.ReviewStarted.class, e -> line("review-started"));
        on(
                Event.ReviewCompleted.class,
                e -> line(
                        "review-completed",
                        "participants",
                        String.join(", ", e.participants()),
                        "outcome",
                        e.outcome()));
        on(
                Event.ActionItemAdded.class,
                e -> line(
                        "action-item-added",
                        "item",
                        e.item().id(),
                        "title",
                        e.item().title(),
                        "owner",
                        e.item().owner(),
                        "dueAt",
                        e.item().dueAt().toString()));
        on(
                Event.ActionItemChanged.class,
                e -> line(
                        "action-item-changed",
                        "item",
                        e.item().id(),
                        "owner",
                        e.item().owner(),
                        "dueAt",
                        e.item().dueAt().toString()));
        on(Event.ActionItemCompleted.class, e -> line("action-item-completed", "item", e.item()));
    }

    private static void pages() {
        on(
                Event.PagesRequested.class,
                e -> line(
                        "pages-requested",
                        "targets",
                        e.pages().stream().map(PageRecord::target).distinct().collect(Collectors.joining(", ")),
                        "why",
                        e.pages().isEmpty() ? "" : e.pages().get(0).why()));
        on(
                Event.PageSent.class,
                e -> line(
                        "page-sent",
                        "page",
                        e.page(),
                        "provider",
                        e.provider(),
                        "people",
                        String.join(", ", e.notified())));
        on(Event.PageAcknowledged.class, e -> line("page-acknowledged", "page", e.page(), "person", e.person()));
        on(
                Event.PageEscalated.class,
                e -> line(
                        "page-escalated",
                        "page",
                        e.page(),
                        "level",
                        Integer.toString(e.level()),
                        "called",
                        e.person()));
        on(Event.PageResolved.class, e -> line("page-resolved", "page", e.page(), "person", e.person()));
        on(Event.PageFailed.class, e -> line("page-failed", "page", e.page(), "reason", e.reason()));
    }

    private static void reach() {
        on(
                Event.ResourceAdded.class,
                e -> line(
                        "resource-added",
                        "resource",
                        e.resource().kind().name(),
                        "name",
                        e.resource().name()));
        on(
                Event.ResourceDrifted.class,
                e -> line("resource-drifted", "resource", e.kind().name(), "what", e.what()));
        on(Event.ArchiveDue.class, e -> line("archive-due"));
        on(Event.ConversationArchived.class, e -> line("conversation-archived"));
        on(Event.ConversationUnarchived.class, e -> line("conversation-unarchived"));
        on(Event.NoticeSent.class, e -> line("notice-sent", "name", e.name(), "audience", e.audience()));
        on(
                Event.PersonContacted.class,
                e -> line(
                        "person-contacted",
                        "person",
                        e.person(),
                        "medium",
                        e.medium().name()));
        on(Event.EffectParked.class, e -> line("effect-parked", "effect", e.effect(), "reason", e.reason()));
        on(Event.ReminderSnoozed.class, Telling::snoozed);
        on(
                Event.ReminderGiven.class,
                e -> line(
                        e.escalated() ? "reminder-escalated" : "reminder-given",
                        "reminder",
                        e.reminder().name(),
                        "about",
                        about(e.reminder(), e.subject()),
                        "to",
                        String.join(", ", e.to())));
    }

    /** What a reminder is about, where it is about one of several things; a space before it. */
    private static String about(Reminder reminder, String subject) {
        return switch (reminder) {
            case STALE, UPDATE_DUE, LEAD_VACANT, REVIEW_DUE -> "";
            case PAGE_UNACKNOWLEDGED, TASK_DUE, ACTION_ITEM_SOON, ACTION_ITEM_OVERDUE -> " " + subject;
        };
    }

    private static Line snoozed(Event.ReminderSnoozed event) {
        Line line = line(
                event.until() == null ? "reminder-stopped" : "reminder-snoozed",
                "reminder",
                event.reminder().name(),
                "about",
                about(event.reminder(), event.subject()));
        return event.until() == null ? line : line.with("untilAt", event.until().toString());
    }

    private static Line corrected(Event.TimeCorrected event) {
        Line line = line(
                event.before() == null ? "time-given" : "time-corrected",
                "moment",
                event.moment().name(),
                "newAt",
                event.after().toString(),
                "why",
                event.why());
        return event.before() == null ? line : line.with("oldAt", event.before().toString());
    }

    private static String changes(Event.FactsEdited event) {
        Map<String, String> changes = new LinkedHashMap<>();
        put(changes, "title", event.title());
        put(changes, "description", event.description());
        put(
                changes,
                "services",
                event.services() == null
                        ? null
                        : event.services().stream().sorted().toList());
        put(changes, "priority", event.priority());
        put(
                changes,
                "tags",
                event.tags() == null ? null : event.tags().stream().sorted().toList());
        return changes.entrySet().stream()
                .map(each -> each.getKey() + " = " + each.getValue())
                .collect(Collectors.joining("; "));
    }

    private static void put(Map<String, String> changes, String name, @Nullable Object value) {
        if (value != null) {
            changes.put(name, value.toString());
        }
    }

    private static String targets(List<Target> targets) {
        return targets.stream()
                .map(target -> target.kind().name().toLowerCase(Locale.ROOT) + ":" + target.name())
                .collect(Collectors.joining(", "));
    }

    private static String key(Note.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Line line(String kind, String... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Line(kind, values);
    }

    private static <E extends Event> void on(Class<E> type, Function<E, Line> telling) {
        CASES.add(type, event -> telling.apply(type.cast(event)));
    }

    /**
     * A sentence to be said.
     *
     * @param kind its key
     * @param values what it is filled with
     */
    record Line(String kind, Map<String, String> values) {
        /** Copies the values, keeping their order. */
        Line {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        Line with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(values);
            more.put(name, value);
            return new Line(kind, more);
        }
    }
}
