package dev.muster.playbook;

import dev.muster.communication.Cadence;
import dev.muster.lifecycle.ResolveGuard;
import dev.muster.lifecycle.Timeouts;
import dev.muster.review.ActionItemPolicy;
import dev.muster.review.ReviewPolicy;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code resolve:}, {@code review:}, {@code action-items:} and {@code timeouts:} the end of an incident and what follows. */
final class ReviewSection {

    private static final Field<Set<ResolveGuard.Requirement>> REQUIRES = Field.inherited(
            "requires",
            ListOf.of(Choice.of("a requirement", ResolveGuard.Requirement.class))
                    .distinct(),
            "What must hold before an incident counts as resolved; all of these.");
    static final Field<ResolveGuard> RESOLVE = Field.inherited(
            "resolve",
            new Section<>(
                    "resolve",
                    "The guard of the resolution.",
                    List.of(REQUIRES),
                    values -> new ResolveGuard(values.get(REQUIRES))),
            "What must hold before an incident counts as resolved.");

    private static final Field<Set<Tier>> REQUIRED_FOR = Field.inherited(
            "required-for",
            ListOf.of(Shapes.TIER).distinct(),
            "The sizes that cannot be closed without a completed review.");
    private static final Field<Duration> DUE_AFTER =
            Field.inherited("due-after", Shapes.DURATION, "How long after the resolution the review is due.");
    private static final Field<Boolean> TICKET =
            Field.optional("ticket", Shapes.FLAG, "Whether a ticket tracks its completion.");
    static final Field<ReviewPolicy> REVIEW = Field.inherited(
            "review",
            new Section<>(
                    "review",
                    "When a post-incident review is owed.",
                    List.of(REQUIRED_FOR, DUE_AFTER, TICKET),
                    values -> new ReviewPolicy(
                            values.get(REQUIRED_FOR), values.get(DUE_AFTER), values.or(TICKET, false))),
            "When a post-incident review is owed.");

    private static final Field<Map<Tier, Duration>> HIGH_DUE_AFTER = Field.inherited(
            "high-due-after",
            Shapes.byTier(Shapes.DURATION),
            "The due date that a high-priority action item gets when none is given, by the size of the incident.");
    private static final Field<Duration> WARN_BEFORE =
            Field.inherited("warn-before", Shapes.DURATION, "How long before the due date the owner is warned once.");
    private static final Field<Cadence> OVERDUE =
            Field.inherited("overdue", Shapes.CADENCE, "Reminders after the due date.");
    static final Field<ActionItemPolicy> ACTION_ITEMS = Field.inherited(
            "action-items",
            new Section<>(
                    "action-items",
                    "Rules for action items.",
                    List.of(HIGH_DUE_AFTER, WARN_BEFORE, OVERDUE),
                    values -> new ActionItemPolicy(
                            values.get(HIGH_DUE_AFTER), values.get(WARN_BEFORE), values.get(OVERDUE))),
            "Rules for action items.");

    private static final Field<Duration> ACKNOWLEDGE = Field.inherited(
            "acknowledge-within",
            Shapes.DURATION,
            "A page not acknowledged for this long is reported and goes up a level.");
    private static final Field<Cadence> LEAD_VACANT =
            Field.inherited("lead-vacant", Shapes.CADENCE, "Reminders while nobody leads.");
    private static final Field<Duration> ARCHIVE = Field.inherited(
            "archive-after", Shapes.DURATION, "The channel is archived this long after the incident was closed.");
    private static final Field<Cadence> REVIEW_REMINDERS =
            Field.inherited("review-reminders", Shapes.CADENCE, "Reminders of a review that is due.");
    static final Field<Timeouts> TIMEOUTS = Field.inherited(
            "timeouts",
            new Section<>(
                    "timeouts",
                    "How long things may take.",
                    List.of(ACKNOWLEDGE, LEAD_VACANT, ARCHIVE, REVIEW_REMINDERS),
                    values -> new Timeouts(
                            values.get(ACKNOWLEDGE),
                            values.get(LEAD_VACANT),
                            values.get(ARCHIVE),
                            values.get(REVIEW_REMINDERS))),
            "How long things may take.");

    private ReviewSection() {}
}
