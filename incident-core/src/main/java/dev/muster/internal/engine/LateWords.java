package dev.muster.internal.engine;

import dev.muster.automation.Effect;
import dev.muster.automation.Effect.Words;
import dev.muster.automation.Templates;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.Reminder;
import dev.muster.lifecycle.Task;
import dev.muster.review.ActionItem;
import dev.muster.review.Review;
import dev.muster.role.Role;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether words still hold when they leave at last: a channel that was away for an hour is not asked for a lead when somebody leads by then. */
final class LateWords {

    private static final Set<String> PAGE_FAILED =
            Set.of(Templates.PAGE_FAILED_YOU, Templates.PAGE_FAILED_CALL, Templates.PAGE_FAILED_NO_NUMBER);
    private static final Set<String> PAGE_UNANSWERED = Set.of(Templates.PAGE_UNANSWERED, Templates.PAGE_UNANSWERED_YOU);

    private LateWords() {}

    static Optional<String> pointless(Effect effect, IncidentState state) {
        Words words = words(effect);
        if (words == null) {
            return Optional.empty();
        }
        if (PAGE_FAILED.contains(words.template())) {
            return over(state);
        }
        if (PAGE_UNANSWERED.contains(words.template())) {
            return unanswered(words.values().getOrDefault("page", ""), state);
        }
        if (words.template().equals(Templates.UPDATE)) {
            return update(words.values().getOrDefault("number", "0"), state);
        }
        return reminder(words.values().get("reminder"), words.values().getOrDefault("subject", ""), state);
    }

    private static @Nullable Words words(Effect effect) {
        if (effect instanceof Effect.PostMessage post) {
            return post.words();
        }
        if (effect instanceof Effect.TellPeople tell) {
            return tell.words();
        }
        return effect instanceof Effect.MailPeople mail ? mail.words() : null;
    }

    private static Optional<String> over(IncidentState state) {
        return state.state().isLive() ? Optional.empty() : Optional.of("the incident is " + state.state());
    }

    private static Optional<String> unanswered(String id, IncidentState state) {
        PageRecord page = state.reach().pages().get(id);
        if (page == null || page.status() == PageRecord.Status.REQUESTED || page.status() == PageRecord.Status.SENT) {
            return over(state);
        }
        return Optional.of("page " + id + " is " + page.status());
    }

    /** The newest update brings along what could not be posted before it. */
    private static Optional<String> update(String number, IncidentState state) {
        String newest = Integer.toString(state.reach().updates());
        return number.equals(newest) ? Optional.empty() : Optional.of("update " + newest + " tells of it");
    }

    private static Optional<String> reminder(@Nullable String name, String subject, IncidentState state) {
        for (Reminder reminder : Reminder.values()) {
            if (reminder.name().equals(name)) {
                return reminder(reminder, subject, state);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> reminder(Reminder reminder, String subject, IncidentState state) {
        return switch (reminder) {
            case STALE -> over(state);
            case UPDATE_DUE ->
                subject.equals(Integer.toString(state.reach().updates()))
                        ? over(state)
                        : Optional.of("there was an update");
            case LEAD_VACANT ->
                state.team().holder(Role.LEAD).map(lead -> lead + " leads").or(() -> over(state));
            case PAGE_UNACKNOWLEDGED -> unanswered(subject, state);
            case TASK_DUE -> done(task(subject, state));
            case REVIEW_DUE -> done(review(state));
            case ACTION_ITEM_SOON, ACTION_ITEM_OVERDUE -> done(item(subject, state));
        };
    }

    private static Optional<String> done(boolean done) {
        return done ? Optional.of("it was done") : Optional.empty();
    }

    private static boolean task(String id, IncidentState state) {
        Task task = state.work().tasks().get(id);
        return task != null && task.doneAt() != null;
    }

    private static boolean review(IncidentState state) {
        Review review = state.work().review();
        return review != null && review.completedAt() != null;
    }

    private static boolean item(String id, IncidentState state) {
        ActionItem item = state.work().actionItems().get(id);
        return item != null && item.doneAt() != null;
    }
}
