package dev.muster.lifecycle;

import static dev.muster.lifecycle.Reminder.LEAD_VACANT;
import static dev.muster.lifecycle.Reminder.REVIEW_DUE;
import static dev.muster.lifecycle.Reminder.STALE;
import static dev.muster.lifecycle.Reminder.UPDATE_DUE;

import dev.muster.lifecycle.PageRecord.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How what reaches outside changes. */
final class ReachEvolution {

    private ReachEvolution() {}

    static void register(Evolver.Table table) {
        table.on(Event.PagesRequested.class, (state, event, at) -> state.with(requested(state.reach(), event)));
        table.on(Event.PageSent.class, (state, event, at) -> page(state, event.page(), old -> old.sent(event)));
        table.on(
                Event.PageAcknowledged.class,
                (state, event, at) -> page(
                        state,
                        event.page(),
                        old -> old.changed(Status.ACKNOWLEDGED, at.occurredAt(), event.person(), old.level())));
        table.on(
                Event.PageEscalated.class,
                (state, event, at) -> page(state, event.page(), old -> old.escalated(event, at.occurredAt())));
        table.on(
                Event.PageResolved.class,
                (state, event, at) -> page(
                        state,
                        event.page(),
                        old -> old.changed(Status.RESOLVED, at.occurredAt(), old.acknowledgedBy(), old.level())));
        table.on(
                Event.PageFailed.class,
                (state, event, at) -> page(
                        state,
                        event.page(),
                        old -> old.changed(Status.FAILED, at.occurredAt(), old.acknowledgedBy(), old.level())));
        things(table);
        told(table);
    }

    private static void things(Evolver.Table table) {
        table.on(Event.ResourceAdded.class, (state, event, at) -> state.with(added(state.reach(), event.resource())));
        table.on(
                Event.ResourceDrifted.class,
                (state, event, at) -> state.with(state.reach()
                        .withResources(
                                state.reach().resources(),
                                Frozen.with(
                                        state.reach().drifts(), Reach.key(event.kind(), event.id()), event.what()))));
        table.on(
                Event.ArchiveDue.class,
                (state, event, at) ->
                        state.with(state.reach().withArchive(true, state.reach().archivedAt())));
        table.on(
                Event.ConversationArchived.class,
                (state, event, at) ->
                        state.with(state.reach().withArchive(state.reach().archiveDue(), at.occurredAt())));
        table.on(
                Event.ConversationUnarchived.class,
                (state, event, at) ->
                        state.with(state.reach().withArchive(state.reach().archiveDue(), null)));
    }

    private static void told(Evolver.Table table) {
        table.on(
                Event.NoticeSent.class,
                (state, event, at) ->
                        event.initial() ? state.with(noticed(state.reach(), event.name())) : state.unchanged());
        table.on(Event.PersonContacted.class, (state, event, at) -> state.unchanged());
        table.on(
                Event.EffectParked.class,
                (state, event, at) -> state.with(
                        state.reach().withParked(Frozen.with(state.reach().parked(), event.effect(), event.reason()))));
        table.on(Event.UpdatePosted.class, (state, event, at) -> {
            Reach reach = state.reach().withUpdate(event.number(), at.occurredAt(), event.text(), event.nextDueAt());
            return state.with(forget(reach, UPDATE_DUE));
        });
        table.on(
                Event.ReminderGiven.class,
                (state, event, at) -> state.with(state.reach()
                        .withReminders(Frozen.with(
                                state.reach().reminders(),
                                Reach.key(event.reminder(), event.subject()),
                                event.count()))));
        table.on(Event.ReminderSnoozed.class, (state, event, at) -> state.with(snoozed(state.reach(), event)));
    }

    /** What was put off counts as if it had not been given, so that it is given again; what was stopped counts as given for good. */
    private static Reach snoozed(Reach reach, Event.ReminderSnoozed event) {
        String name = Reach.key(event.reminder(), event.subject());
        int given = reach.reminded(event.reminder(), event.subject());
        int counted = event.until() == null ? Reach.STOPPED : Math.max(0, given - 1);
        return reach.withReminders(
                counted == 0 ? Frozen.without(reach.reminders(), name) : Frozen.with(reach.reminders(), name, counted));
    }

    /** Users are hit again: reminders begin anew, and the channel is needed. */
    static Reach hitAgain(Reach reach) {
        Reach now = reach.archiveDue() ? reach.withArchive(false, reach.archivedAt()) : reach;
        return now.reminders().isEmpty() ? now : forget(now, STALE, UPDATE_DUE, LEAD_VACANT, REVIEW_DUE);
    }

    /** Another size has other cadences, which begin anew. */
    static Reach resized(Reach reach) {
        return forget(reach, STALE, UPDATE_DUE);
    }

    /** Reminders of these kinds count from one again. */
    static Reach forget(Reach reach, Reminder... kinds) {
        Map<String, Integer> reminders = reach.reminders();
        if (reminders.isEmpty()) {
            return reach;
        }
        for (String name : List.copyOf(reminders.keySet())) {
            for (Reminder kind : kinds) {
                reminders = name.startsWith(Reach.key(kind, "")) ? Frozen.without(reminders, name) : reminders;
            }
        }
        return reminders == reach.reminders() ? reach : reach.withReminders(reminders);
    }

    /** Reminders of one kind about one thing count from one again. */
    static Reach forgetAbout(Reach reach, String subject, Reminder kind) {
        Map<String, Integer> reminders = Frozen.without(reach.reminders(), Reach.key(kind, subject));
        return reminders == reach.reminders() ? reach : reach.withReminders(reminders);
    }

    private static Reach requested(Reach reach, Event.PagesRequested event) {
        Map<String, PageRecord> pages = new LinkedHashMap<>();
        event.pages().forEach(page -> pages.put(page.id(), page));
        return reach.withPages(Frozen.with(reach.pages(), pages));
    }

    private static IncidentState page(IncidentState state, String id, UnaryOperator<PageRecord> change) {
        PageRecord page = state.reach().pages().get(id);
        return page == null
                ? state.unchanged()
                : state.with(state.reach().withPages(Frozen.with(state.reach().pages(), id, change.apply(page))));
    }

    private static Reach added(Reach reach, Resource resource) {
        List<Resource> now = new ArrayList<>(reach.resources().size() + 1);
        @Nullable Resource known = null;
        for (Resource each : reach.resources()) {
            boolean same = each.isSameAs(resource);
            known = same ? each : known;
            now.add(same ? resource : each);
        }
        if (known == null) {
            now.add(resource);
        }
        return reach.withResources(now, Frozen.without(reach.drifts(), Reach.key(resource.kind(), resource.id())));
    }

    private static Reach noticed(Reach reach, String name) {
        Set<String> now = new LinkedHashSet<>(reach.notices());
        now.add(name);
        return reach.withNotices(now);
    }
}
