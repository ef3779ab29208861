package dev.muster.lifecycle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times may be corrected, in their order and never into the future; the old ones stay in the history. */
final class TimeRules {

    private static final Moment[][] ORDER = {
        {Moment.STARTED, Moment.DETECTED},
        {Moment.STARTED, Moment.ACKNOWLEDGED},
        {Moment.STARTED, Moment.MITIGATED},
        {Moment.STARTED, Moment.RESOLVED},
        {Moment.DETECTED, Moment.ACKNOWLEDGED},
        {Moment.MITIGATED, Moment.RESOLVED},
    };

    private TimeRules() {}

    static void register(Decider.Table table) {
        table.on(Command.CorrectTime.class, TimeRules::correct);
    }

    private static List<Event> correct(
            Command.CorrectTime command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Moment moment = command.moment();
        Instant wanted = command.at();
        Instant before = time(state.progress(), moment);
        if (wanted.equals(before)) {
            return List.of();
        }
        Demand.text(state, command, "why", command.why(), "say how the right time is known");
        boolean optional = moment == Moment.STARTED || moment == Moment.DETECTED;
        if (before == null && !optional) {
            throw new Refused(
                    state.id(),
                    "CorrectTime",
                    "it is not " + moment.name().toLowerCase(java.util.Locale.ROOT) + " now",
                    "there is no time to correct");
        }
        if (wanted.isAfter(at.recordedAt())) {
            throw new Refused(
                    state.id(),
                    "CorrectTime",
                    moment + " " + wanted + " is after now, " + at.recordedAt(),
                    "give a time that has passed");
        }
        requireOrder(state, moment, wanted);
        Draft draft = new Draft(state, at, policy).add(new Event.TimeCorrected(moment, before, wanted, command.why()));
        IncidentState corrected = draft.state();
        Event classified = corrected.state().isEnded() ? null : SeverityRules.byTime(corrected, at, policy);
        if (classified != null) {
            EngagementRules.engageDifference(draft.add(classified), corrected);
        }
        return draft.events();
    }

    private static void requireOrder(IncidentState state, Moment moment, Instant wanted) {
        for (Moment[] pair : ORDER) {
            Instant earlier = pair[0] == moment ? wanted : time(state.progress(), pair[0]);
            Instant later = pair[1] == moment ? wanted : time(state.progress(), pair[1]);
            boolean concerned = pair[0] == moment || pair[1] == moment;
            if (concerned && earlier != null && later != null && later.isBefore(earlier)) {
                throw new Refused(
                        state.id(),
                        "CorrectTime",
                        pair[0] + " " + earlier + " would be after " + pair[1] + " " + later,
                        "correct the other one first, or give another time");
            }
        }
    }

    private static @Nullable Instant time(Progress progress, Moment moment) {
        return switch (moment) {
            case STARTED -> progress.began().startedAt();
            case DETECTED -> progress.began().detectedAt();
            case ACKNOWLEDGED -> progress.acknowledgedAt();
            case MITIGATED ->
                progress.mitigated() == null ? null : progress.mitigated().last();
            case RESOLVED ->
                progress.resolved() == null ? null : progress.resolved().last();
        };
    }
}
