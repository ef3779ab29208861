package dev.muster.lifecycle;

import dev.muster.review.Review;
import dev.muster.role.Role;
import java.util.List;

/** The post-incident review. */
final class ReviewRules {

    private ReviewRules() {}

    static void register(Decider.Table table) {
        table.on(Command.StartReview.class, ReviewRules::start);
        table.on(Command.CompleteReview.class, ReviewRules::complete);
    }

    /** A review is owed: by the lead, some time from now. */
    static Event.ReviewRequested requested(IncidentState state, Circumstances at, IncidentPolicy policy) {
        return new Event.ReviewRequested(
                state.team().holderOrNull(Role.LEAD),
                at.occurredAt().plus(policy.review().dueAfter()));
    }

    private static List<Event> start(
            Command.StartReview command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Review review = state.work().review();
        String lead = state.team().holderOrNull(Role.LEAD);
        String known = review == null ? null : review.owner();
        String owner = command.owner() != null ? command.owner() : known != null ? known : lead;
        Event started = new Event.ReviewStarted(owner);
        return review == null ? List.of(requested(state, at, policy), started) : List.of(started);
    }

    private static List<Event> complete(
            Command.CompleteReview command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        if (command.participants().isEmpty()) {
            throw new Refused(state.id(), "CompleteReview", "participants are missing", "name who took part");
        }
        Demand.text(state, command, "outcome", command.outcome(), "say what came out");
        Review review = state.work().review();
        boolean same = review != null
                && review.completedAt() != null
                && review.participants().equals(command.participants())
                && command.outcome().equals(review.outcome());
        return same ? List.of() : List.of(new Event.ReviewCompleted(command.participants(), command.outcome()));
    }
}
