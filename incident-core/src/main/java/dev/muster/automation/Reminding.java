package dev.muster.automation;

import dev.muster.automation.Effect.Words;
import dev.muster.lifecycle.Event.ReminderGiven;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.Reminder;
import dev.muster.lifecycle.Task;
import dev.muster.review.ActionItem;
import dev.muster.review.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reminder becomes words: to those the rules name, and to the channel where it concerns all. */
final class Reminding {

    /** What the next reminder says better than a late one. */
    private static final Set<Reminder> PRESSING =
            Set.of(Reminder.STALE, Reminder.UPDATE_DUE, Reminder.LEAD_VACANT, Reminder.PAGE_UNACKNOWLEDGED);

    private Reminding() {}

    static List<Automation> all() {
        return List.of(new WhenReminderGivenThenSayIt());
    }

    static final class WhenReminderGivenThenSayIt implements Automation {
        @Override
        public List<Intended> on(Occasion occasion) {
            if (!(occasion.event() instanceof ReminderGiven given)) {
                return List.of();
            }
            if (given.reminder() == Reminder.PAGE_UNACKNOWLEDGED) {
                return unanswered(occasion, given);
            }
            String template = template(given.reminder());
            Words words =
                    about(given, words(occasion, given, given.escalated() ? Templates.escalated(template) : template));
            boolean isForAll = given.to().isEmpty() || given.reminder() == Reminder.LEAD_VACANT;
            List<Intended> all = new ArrayList<>();
            if (isForAll) {
                all.addAll(newest(
                        Ids.reminded(given) + "-all",
                        Saying.remark(occasion, Ids.each("reminded-all", occasion), words)));
            }
            // Where the channel asks for a lead, nobody in it is asked once more in person.
            if (!isForAll || given.escalated() || !Living.isOpen(occasion)) {
                String id = Ids.each("reminded", occasion);
                all.addAll(
                        PRESSING.contains(given.reminder())
                                ? newest(Ids.reminded(given), Saying.nudge(occasion, id, given.to(), words))
                                : Saying.tell(id, given.to(), words));
            }
            return all;
        }
    }

    /** Of reminders that wait the newest is enough. */
    private static List<Intended> newest(String name, List<Intended> all) {
        return all.stream().map(each -> each.replacing(name)).toList();
    }

    /** With what it reminds of, so that it can be put off. */
    private static Words about(ReminderGiven given, Words words) {
        Map<String, String> values = new HashMap<>(words.values());
        values.put("reminder", given.reminder().name());
        values.put("subject", given.subject());
        return new Words(words.template(), values, words.about());
    }

    private static String template(Reminder reminder) {
        return switch (reminder) {
            case STALE -> Templates.REMIND_STALE;
            case UPDATE_DUE -> Templates.REMIND_UPDATE;
            case LEAD_VACANT -> Templates.REMIND_LEAD_VACANT;
            case PAGE_UNACKNOWLEDGED -> Templates.PAGE_UNANSWERED;
            case TASK_DUE -> Templates.REMIND_TASK;
            case REVIEW_DUE -> Templates.REMIND_REVIEW;
            case ACTION_ITEM_SOON -> Templates.REMIND_ACTION_ITEM_SOON;
            case ACTION_ITEM_OVERDUE -> Templates.REMIND_ACTION_ITEM_OVERDUE;
        };
    }

    private static List<Intended> unanswered(Occasion occasion, ReminderGiven given) {
        PageRecord page = occasion.after().reach().pages().get(given.subject());
        if (page == null) {
            return List.of();
        }
        String target = Targets.name(occasion, page.target());
        String after = between(page.requestedAt(), occasion).toString();
        if (occasion.after().reach().isOneOfMany(page)) {
            return Living.pageProgress(occasion);
        }
        Words told = Saying.words(
                Templates.PAGE_UNANSWERED,
                "target",
                target,
                "after",
                after,
                "people",
                String.join(",", given.to()),
                "page",
                page.id());
        List<Intended> all = new ArrayList<>(Saying.remark(occasion, Ids.each("reminded-all", occasion), told));
        Words words = Saying.words(Templates.PAGE_UNANSWERED_YOU, "target", target, "after", after, "page", page.id());
        all.addAll(Saying.nudge(occasion, Ids.each("reminded", occasion), given.to(), words));
        return all;
    }

    private static Words words(Occasion occasion, ReminderGiven given, String template) {
        IncidentState state = occasion.after();
        Task task = state.work().tasks().get(given.subject());
        ActionItem item = state.work().actionItems().get(given.subject());
        Review review = state.work().review();
        return switch (given.reminder()) {
            case TASK_DUE ->
                Saying.words(
                        template,
                        "task",
                        given.subject(),
                        "text",
                        task == null ? null : task.title(),
                        "owner",
                        task == null ? null : task.owner(),
                        "due",
                        text(task == null ? null : task.dueAt()));
            case ACTION_ITEM_SOON, ACTION_ITEM_OVERDUE ->
                Saying.words(
                        template,
                        "item",
                        given.subject(),
                        "text",
                        item == null ? null : item.title(),
                        "owner",
                        item == null ? null : item.owner(),
                        "due",
                        text(item == null ? null : item.dueAt()));
            case REVIEW_DUE ->
                Saying.words(
                        template,
                        "due",
                        text(review == null ? null : review.dueAt()),
                        "owner",
                        review == null ? null : review.owner());
            case UPDATE_DUE ->
                Saying.words(
                        template, "after", between(lastWord(state), occasion).toString());
            default ->
                Saying.words(
                        template,
                        "after",
                        between(state.progress().began().declaredAt(), occasion).toString());
        };
    }

    private static Instant lastWord(IncidentState state) {
        Instant last = state.reach().lastUpdateAt();
        return last == null ? state.progress().began().declaredAt() : last;
    }

    private static Duration between(Instant from, Occasion occasion) {
        Duration lasted = Duration.between(from, occasion.circumstances().recordedAt());
        return lasted.isNegative() ? Duration.ZERO : lasted;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
