package dev.muster.lifecycle;

import dev.muster.communication.Audience;
import dev.muster.communication.Cadence;
import dev.muster.review.ActionItem;
import dev.muster.review.Review;
import dev.muster.role.Role;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether a reminder that came due still makes sense, and whom it is for. Whatever was done, moved or said meanwhile silences it. */
final class ReminderRules {

    /** The audience that is told when reminding those in charge did not help. */
    static final String ESCALATION = "escalation";

    private static final int UPDATE_REMINDERS = 2;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(7);

    private ReminderRules() {}

    static void register(Decider.Table table) {
        table.on(Command.Remind.class, ReminderRules::remind);
        table.on(Command.Snooze.class, ReminderRules::snooze);
    }

    /** Only what was given can be put off; what calls for a person at once (a lead, a page) cannot. */
    private static List<Event> snooze(
            Command.Snooze command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Reminder reminder = command.reminder();
        if (reminder == Reminder.LEAD_VACANT || reminder == Reminder.PAGE_UNACKNOWLEDGED) {
            throw new Refused(
                    state.id(), "Snooze", reminder + " cannot be put off", "take the lead, or answer the page");
        }
        Duration pause = command.pause();
        if (pause != null && (pause.isNegative() || pause.isZero() || pause.compareTo(LONGEST_PAUSE) > 0)) {
            throw new Refused(
                    state.id(),
                    "Snooze",
                    "pause is " + pause + ", expected more than nothing and at most " + LONGEST_PAUSE,
                    "put it off for less, or stop it");
        }
        int given = state.reach().reminded(reminder, command.subject());
        if (given == 0 || given >= Reach.STOPPED) {
            return List.of();
        }
        Instant until = pause == null ? null : at.recordedAt().plus(pause);
        return List.of(new Event.ReminderSnoozed(reminder, command.subject(), until));
    }

    private static List<Event> remind(
            Command.Remind command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        String subject = command.subject();
        if (command.count() <= state.reach().reminded(command.reminder(), subject)) {
            return List.of();
        }
        Instant now = at.recordedAt();
        return switch (command.reminder()) {
            case STALE -> stale(command, state, policy);
            case UPDATE_DUE -> updateDue(command, state, policy);
            case LEAD_VACANT -> leadVacant(command, state, policy);
            case PAGE_UNACKNOWLEDGED -> pageUnacknowledged(command, state, now, policy);
            case TASK_DUE -> taskDue(command, state, now);
            case REVIEW_DUE -> reviewDue(command, state, now, policy);
            case ACTION_ITEM_SOON -> itemSoon(command, state, now, policy);
            case ACTION_ITEM_OVERDUE -> itemOverdue(command, state, now, policy);
        };
    }

    private static List<Event> stale(Command.Remind command, IncidentState state, IncidentPolicy policy) {
        Cadence cadence = policy.communication().stale().get(tier(state));
        if (!state.state().isLive() || cadence == null) {
            return List.of();
        }
        Set<String> owners = new LinkedHashSet<>(lead(state));
        for (Task task : state.work().tasks().values()) {
            if (task.doneAt() == null && task.owner() != null) {
                owners.add(task.owner());
            }
        }
        return inCadence(command, cadence, state, policy, List.copyOf(owners));
    }

    /**
     * The subject is how many updates there were when the promise was made; one more, and it was kept. Whoever speaks is told, then the lead (L-030), or
     * the next level when the lead spoke; then nobody, until there is an update.
     */
    private static List<Event> updateDue(Command.Remind command, IncidentState state, IncidentPolicy policy) {
        boolean kept = !command.subject().equals(Integer.toString(state.reach().updates()));
        boolean promised = state.reach().nextUpdateAt() != null
                || policy.communication().updateEvery().containsKey(tier(state));
        if (kept || !promised || !state.state().isLive() || command.count() > UPDATE_REMINDERS) {
            return List.of();
        }
        List<String> lead = lead(state);
        String speaker = policy.roles()
                .covering(tier(state), Role.COMMUNICATIONS)
                .flatMap(role -> state.team().holder(role.key()))
                .orElse(null);
        List<String> inCharge = speaker == null ? lead : List.of(speaker);
        if (command.count() < UPDATE_REMINDERS) {
            return given(command, inCharge, false);
        }
        return given(command, lead.isEmpty() || lead.equals(inCharge) ? nextLevel(state, policy) : lead, true);
    }

    private static List<Event> leadVacant(Command.Remind command, IncidentState state, IncidentPolicy policy) {
        boolean led = state.team().holderOrNull(Role.LEAD) != null;
        return led || !state.state().isLive()
                ? List.of()
                : inCadence(
                        command,
                        policy.timeouts().leadVacant(),
                        state,
                        policy,
                        state.team().active());
    }

    /** While nobody leads there is nobody to tell but the next level. */
    private static List<Event> pageUnacknowledged(
            Command.Remind command, IncidentState state, Instant now, IncidentPolicy policy) {
        PageRecord page = state.reach().pages().get(command.subject());
        boolean waiting = page != null
                && (page.status() == PageRecord.Status.REQUESTED || page.status() == PageRecord.Status.SENT)
                && !now.isBefore(page.requestedAt().plus(policy.timeouts().acknowledgeWithin()));
        if (!waiting || !state.state().isLive()) {
            return List.of();
        }
        List<String> lead = lead(state);
        boolean up = lead.isEmpty() || command.count() > 1;
        return given(command, up ? nextLevel(state, policy) : lead, up);
    }

    private static List<Event> taskDue(Command.Remind command, IncidentState state, Instant now) {
        Task task = state.work().tasks().get(command.subject());
        boolean due = task != null && task.doneAt() == null && task.dueAt() != null && !now.isBefore(task.dueAt());
        if (task == null || !due || state.state().isEnded()) {
            return List.of();
        }
        return given(command, task.owner() == null ? lead(state) : List.of(task.owner()), false);
    }

    private static List<Event> reviewDue(
            Command.Remind command, IncidentState state, Instant now, IncidentPolicy policy) {
        Review review = state.work().review();
        boolean open = state.state() == State.RESOLVED || state.state() == State.REVIEWING;
        if (!open || review == null || review.completedAt() != null || now.isBefore(review.dueAt())) {
            return List.of();
        }
        List<String> to = review.owner() == null ? lead(state) : List.of(review.owner());
        return inCadence(command, policy.timeouts().reviewReminders(), state, policy, to);
    }

    /** Said once; a date that moved away takes the occasion with it. */
    private static List<Event> itemSoon(
            Command.Remind command, IncidentState state, Instant now, IncidentPolicy policy) {
        ActionItem item = state.work().actionItems().get(command.subject());
        boolean soon = item != null
                && item.doneAt() == null
                && now.isBefore(item.dueAt())
                && !now.isBefore(item.dueAt().minus(policy.actionItems().warnBefore()));
        boolean said = state.reach().reminded(command.reminder(), command.subject()) > 0;
        return item == null || !soon || said ? List.of() : given(command, List.of(item.owner()), false);
    }

    private static List<Event> itemOverdue(
            Command.Remind command, IncidentState state, Instant now, IncidentPolicy policy) {
        ActionItem item = state.work().actionItems().get(command.subject());
        if (item == null || item.doneAt() != null || now.isBefore(item.dueAt())) {
            return List.of();
        }
        return inCadence(command, policy.actionItems().overdue(), state, policy, List.of(item.owner()));
    }

    /** So many times to those in charge, then once to the next level, then never again. */
    private static List<Event> inCadence(
            Command.Remind command,
            Cadence cadence,
            IncidentState state,
            IncidentPolicy policy,
            List<String> inCharge) {
        if (command.count() > cadence.times() + 1) {
            return List.of();
        }
        boolean up = command.count() > cadence.times();
        return given(command, up ? nextLevel(state, policy) : inCharge, up);
    }

    private static List<String> nextLevel(IncidentState state, IncidentPolicy policy) {
        List<String> people = policy.communication()
                .audience(ESCALATION)
                .map(Audience::people)
                .orElse(List.of());
        if (!people.isEmpty()) {
            return people;
        }
        List<String> holders = state.team().holdings().stream()
                .filter(holding -> holding.until() == null)
                .map(holding -> holding.person())
                .distinct()
                .toList();
        return holders.isEmpty() ? state.team().active() : holders;
    }

    private static List<Event> given(Command.Remind command, List<String> to, boolean escalated) {
        return List.of(new Event.ReminderGiven(command.reminder(), command.subject(), command.count(), to, escalated));
    }

    private static List<String> lead(IncidentState state) {
        String lead = state.team().holderOrNull(Role.LEAD);
        return lead == null ? List.of() : List.of(lead);
    }

    private static Tier tier(IncidentState state) {
        return state.facts().severity().tier();
    }
}
