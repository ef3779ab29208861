package dev.muster.automation;

import dev.muster.automation.Effect.ArchiveTimer;
import dev.muster.automation.Effect.RecheckSeverityTimer;
import dev.muster.automation.Effect.ReminderTimer;
import dev.muster.communication.Cadence;
import dev.muster.lifecycle.Event.ActionItemAdded;
import dev.muster.lifecycle.Event.ActionItemChanged;
import dev.muster.lifecycle.Event.IncidentCancelled;
import dev.muster.lifecycle.Event.IncidentClosed;
import dev.muster.lifecycle.Event.IncidentDeclared;
import dev.muster.lifecycle.Event.IncidentMerged;
import dev.muster.lifecycle.Event.IncidentRelapsed;
import dev.muster.lifecycle.Event.IncidentReopened;
import dev.muster.lifecycle.Event.ReminderGiven;
import dev.muster.lifecycle.Event.ReminderSnoozed;
import dev.muster.lifecycle.Event.ReviewRequested;
import dev.muster.lifecycle.Event.RoleReleased;
import dev.muster.lifecycle.Event.SeverityClassified;
import dev.muster.lifecycle.Event.SeverityOverridden;
import dev.muster.lifecycle.Event.TaskAdded;
import dev.muster.lifecycle.Event.TaskChanged;
import dev.muster.lifecycle.Event.UpdatePosted;
import dev.muster.lifecycle.Reminder;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.Task;
import dev.muster.review.ActionItem;
import dev.muster.role.Role;
import dev.muster.severity.Classification;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When the rules are asked again. A timer decides nothing: when it comes due, the rules say whether a reminder still makes sense. */
enum Timers implements Automation {
    WhenSeverityDependsOnTimeThenAskAgain,
    WhenIncidentGoesOnThenWatchItsAge,
    WhenUpdateIsPromisedThenWatchIt,
    WhenNobodyLeadsThenWatchTheVacancy,
    WhenTaskHasADateThenWatchIt,
    WhenReviewIsOwedThenWatchIt,
    WhenActionItemHasADateThenWatchIt,
    WhenReminderGivenThenSetTheNext,
    WhenIncidentEndedThenSetTheArchiveTimer;

    @Override
    public List<Intended> on(Occasion occasion) {
        return switch (this) {
            case WhenSeverityDependsOnTimeThenAskAgain -> whenSeverityDependsOnTimeThenAskAgain(occasion);
            case WhenIncidentGoesOnThenWatchItsAge -> whenIncidentGoesOnThenWatchItsAge(occasion);
            case WhenUpdateIsPromisedThenWatchIt -> whenUpdateIsPromisedThenWatchIt(occasion);
            case WhenNobodyLeadsThenWatchTheVacancy -> whenNobodyLeadsThenWatchTheVacancy(occasion);
            case WhenTaskHasADateThenWatchIt -> whenTaskHasADateThenWatchIt(occasion);
            case WhenReviewIsOwedThenWatchIt -> whenReviewIsOwedThenWatchIt(occasion);
            case WhenActionItemHasADateThenWatchIt -> whenActionItemHasADateThenWatchIt(occasion);
            case WhenReminderGivenThenSetTheNext -> whenReminderGivenThenSetTheNext(occasion);
            case WhenIncidentEndedThenSetTheArchiveTimer -> whenIncidentEndedThenSetTheArchiveTimer(occasion);
        };
    }

    /** The first of its kind since the rules last forgot the ones before. */
    static Intended first(Occasion occasion, Reminder reminder, String subject, Instant due) {
        return timer(occasion, reminder, subject, occasion.after().reach().reminded(reminder, subject) + 1, due);
    }

    /** One that takes the place of a waiting one about the same. */
    static Intended timer(Occasion occasion, Reminder reminder, String subject, int count, Instant due) {
        String kind = "timer-" + reminder.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String name = subject.isEmpty() ? kind : kind + "-" + subject;
        return Intended.now(Ids.each(name, occasion), new ReminderTimer(reminder, subject, count), Lane.CHATTER)
                .replacing(name)
                .at(due);
    }

    private static boolean begins(Occasion occasion) {
        return occasion.event() instanceof IncidentDeclared
                || occasion.event() instanceof IncidentReopened
                || occasion.event() instanceof IncidentRelapsed;
    }

    private static boolean changesSize(Occasion occasion) {
        return (occasion.event() instanceof SeverityClassified || occasion.event() instanceof SeverityOverridden)
                && occasion.before() != null
                && occasion.before().facts().severity().tier() != tier(occasion);
    }

    private static Tier tier(Occasion occasion) {
        return occasion.after().facts().severity().tier();
    }

    private static List<Intended> whenSeverityDependsOnTimeThenAskAgain(Occasion occasion) {
        Classification classification = occasion.event() instanceof IncidentDeclared declared
                ? declared.classification()
                : occasion.event() instanceof SeverityClassified classified ? classified.classification() : null;
        Instant due = classification == null ? null : classification.recheckAt();
        return due == null || occasion.after().facts().override() != null
                ? List.of()
                : List.of(Intended.now(Ids.each("recheck", occasion), new RecheckSeverityTimer(), Lane.PEOPLE)
                        .replacing("recheck")
                        .at(due));
    }

    private static List<Intended> whenIncidentGoesOnThenWatchItsAge(Occasion occasion) {
        Cadence cadence = occasion.policy().communication().stale().get(tier(occasion));
        if (cadence == null || !(begins(occasion) || changesSize(occasion))) {
            return List.of();
        }
        Instant from = occasion.event() instanceof IncidentDeclared
                ? occasion.after().progress().began().declaredAt()
                : occasion.circumstances().recordedAt();
        return List.of(first(occasion, Reminder.STALE, "", from.plus(cadence.after())));
    }

    /** The subject is how many updates there were: when it comes due and there are more, the promise was kept. */
    private static List<Intended> whenUpdateIsPromisedThenWatchIt(Occasion occasion) {
        Instant due = due(occasion);
        if (due == null) {
            return List.of();
        }
        String updates = Integer.toString(occasion.after().reach().updates());
        return List.of(first(occasion, Reminder.UPDATE_DUE, updates, due).replacing("timer-update-due"));
    }

    private static @Nullable Instant due(Occasion occasion) {
        if (occasion.event() instanceof UpdatePosted posted) {
            return posted.nextDueAt();
        }
        Duration every = occasion.policy().communication().updateEvery().get(tier(occasion));
        boolean isAsked = begins(occasion) || changesSize(occasion);
        return every == null || !isAsked
                ? null
                : occasion.circumstances().recordedAt().plus(every);
    }

    private static List<Intended> whenNobodyLeadsThenWatchTheVacancy(Occasion occasion) {
        boolean isAsked = begins(occasion)
                || (occasion.event() instanceof RoleReleased released
                        && released.role().equals(Role.LEAD));
        if (!isAsked || occasion.after().team().holder(Role.LEAD).isPresent()) {
            return List.of();
        }
        Instant due = occasion.circumstances()
                .recordedAt()
                .plus(occasion.policy().timeouts().leadVacant().after());
        return List.of(first(occasion, Reminder.LEAD_VACANT, "", due));
    }

    private static List<Intended> whenTaskHasADateThenWatchIt(Occasion occasion) {
        Task task = occasion.event() instanceof TaskAdded added
                ? added.task()
                : occasion.event() instanceof TaskChanged changed ? changed.task() : null;
        Instant due = task == null ? null : task.dueAt();
        return task == null || due == null ? List.of() : List.of(first(occasion, Reminder.TASK_DUE, task.id(), due));
    }

    private static List<Intended> whenReviewIsOwedThenWatchIt(Occasion occasion) {
        if (!(occasion.event() instanceof ReviewRequested event)) {
            return List.of();
        }
        Instant due = event.dueAt()
                .plus(occasion.policy().timeouts().reviewReminders().after());
        return List.of(first(occasion, Reminder.REVIEW_DUE, "", due));
    }

    private static List<Intended> whenActionItemHasADateThenWatchIt(Occasion occasion) {
        ActionItem item = occasion.event() instanceof ActionItemAdded added
                ? added.item()
                : occasion.event() instanceof ActionItemChanged changed ? changed.item() : null;
        if (item == null) {
            return List.of();
        }
        List<Intended> all = new ArrayList<>();
        Instant warning = item.dueAt().minus(occasion.policy().actionItems().warnBefore());
        if (item.dueAt().isAfter(occasion.circumstances().recordedAt())) {
            all.add(first(occasion, Reminder.ACTION_ITEM_SOON, item.id(), warning));
        }
        Instant overdue =
                item.dueAt().plus(occasion.policy().actionItems().overdue().after());
        all.add(first(occasion, Reminder.ACTION_ITEM_OVERDUE, item.id(), overdue));
        return all;
    }

    /** One that was put off comes again in place of the next. */
    private static List<Intended> whenReminderGivenThenSetTheNext(Occasion occasion) {
        if (occasion.event() instanceof ReminderSnoozed snoozed && snoozed.until() != null) {
            Intended again = first(occasion, snoozed.reminder(), snoozed.subject(), snoozed.until());
            return List.of(snoozed.reminder() == Reminder.UPDATE_DUE ? again.replacing("timer-update-due") : again);
        }
        if (!(occasion.event() instanceof ReminderGiven given) || given.escalated()) {
            return List.of();
        }
        Duration every = every(occasion, given.reminder());
        if (every == null) {
            return List.of();
        }
        Instant due = occasion.circumstances().recordedAt().plus(every);
        Intended next = timer(occasion, given.reminder(), given.subject(), given.count() + 1, due);
        return List.of(given.reminder() == Reminder.UPDATE_DUE ? next.replacing("timer-update-due") : next);
    }

    private static @Nullable Duration every(Occasion occasion, Reminder reminder) {
        return switch (reminder) {
            case STALE -> every(occasion.policy().communication().stale().get(tier(occasion)));
            case UPDATE_DUE -> updateEvery(occasion);
            case LEAD_VACANT -> every(occasion.policy().timeouts().leadVacant());
            case PAGE_UNACKNOWLEDGED -> occasion.policy().timeouts().acknowledgeWithin();
            case REVIEW_DUE -> every(occasion.policy().timeouts().reviewReminders());
            case ACTION_ITEM_OVERDUE -> every(occasion.policy().actionItems().overdue());
            case TASK_DUE, ACTION_ITEM_SOON -> null;
        };
    }

    /** As the size has it; else as long as the promise was that was not kept. */
    private static @Nullable Duration updateEvery(Occasion occasion) {
        Duration every = occasion.policy().communication().updateEvery().get(tier(occasion));
        Instant last = occasion.after().reach().lastUpdateAt();
        Instant next = occasion.after().reach().nextUpdateAt();
        return every != null || last == null || next == null || !next.isAfter(last)
                ? every
                : Duration.between(last, next);
    }

    private static @Nullable Duration every(@Nullable Cadence cadence) {
        return cadence == null ? null : cadence.every();
    }

    private static List<Intended> whenIncidentEndedThenSetTheArchiveTimer(Occasion occasion) {
        boolean isEnded = occasion.event() instanceof IncidentClosed
                || occasion.event() instanceof IncidentCancelled
                || occasion.event() instanceof IncidentMerged;
        return isEnded && Living.has(occasion, ResourceKind.CONVERSATION)
                ? List.of(archive(
                        occasion,
                        occasion.circumstances()
                                .recordedAt()
                                .plus(occasion.policy().timeouts().archiveAfter())))
                : List.of();
    }

    /** Asks at that instant whether the channel is to be archived. */
    static Intended archive(Occasion occasion, Instant due) {
        return Intended.now(Ids.each("archive", occasion), new ArchiveTimer(), Lane.CHATTER)
                .replacing("archive")
                .at(due);
    }
}
