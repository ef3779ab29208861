package dev.muster.lifecycle;

import dev.muster.lifecycle.Progress.Began;
import dev.muster.lifecycle.Progress.Ending;
import dev.muster.lifecycle.Progress.Span;
import dev.muster.review.Review;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the state and the clocks move. */
final class ProgressEvolution {

    private static final State CONFIRMED = Transitions.after(Event.IncidentConfirmed.class);
    private static final State MITIGATED = Transitions.after(Event.IncidentMitigated.class);
    private static final State RELAPSED = Transitions.after(Event.IncidentRelapsed.class);
    private static final State RESOLVED = Transitions.after(Event.IncidentResolved.class);
    private static final State REOPENED = Transitions.after(Event.IncidentReopened.class);
    private static final State CANCELLED = Transitions.after(Event.IncidentCancelled.class);
    private static final State MERGED = Transitions.after(Event.IncidentMerged.class);
    private static final State REVIEWING = Transitions.after(Event.ReviewStarted.class);
    private static final State CLOSED = Transitions.after(Event.IncidentClosed.class);

    private ProgressEvolution() {}

    static void register(Evolver.Table table) {
        table.on(Event.IncidentConfirmed.class, (state, event, at) -> state.with(to(state.progress(), CONFIRMED)));
        table.on(Event.IncidentMitigated.class, ProgressEvolution::mitigated);
        table.on(Event.IncidentRelapsed.class, ProgressEvolution::relapsed);
        table.on(Event.IncidentResolved.class, ProgressEvolution::resolved);
        table.on(Event.IncidentReopened.class, ProgressEvolution::reopened);
        table.on(
                Event.IncidentCancelled.class,
                (state, event, at) -> state.with(
                        ended(state.progress(), CANCELLED, new Ending(at.occurredAt(), event.reason(), null))));
        table.on(
                Event.IncidentMerged.class,
                (state, event, at) -> state.with(ended(
                        state.progress(),
                        MERGED,
                        new Ending(at.occurredAt(), "merged into " + event.into(), event.into()))));
        table.on(
                Event.IncidentClosed.class,
                (state, event, at) ->
                        state.with(ended(state.progress(), CLOSED, new Ending(at.occurredAt(), "closed", null))));
        table.on(Event.ReviewStarted.class, ProgressEvolution::reviewing);
        table.on(
                Event.IncidentAcknowledged.class,
                (state, event, at) -> state.with(acknowledged(state.progress(), at.occurredAt())));
        table.on(
                Event.SubstateEntered.class,
                (state, event, at) -> state.with(substate(state.progress(), event.substate())));
        table.on(Event.TimeCorrected.class, (state, event, at) -> state.with(corrected(state.progress(), event)));
    }

    private static IncidentState mitigated(IncidentState state, Event.IncidentMitigated event, Circumstances at) {
        Progress p = state.progress();
        Progress now = new Progress(
                MITIGATED,
                null,
                p.began(),
                p.acknowledgedAt(),
                again(p.mitigated(), event.mitigation().appliedAt()),
                p.resolved(),
                p.ending(),
                p.relapses(),
                p.reopenings());
        return state.with(now, WorkEvolution.added(state.work(), event.mitigation()));
    }

    private static IncidentState relapsed(IncidentState state, Event.IncidentRelapsed event, Circumstances at) {
        Progress p = state.progress();
        Progress now = new Progress(
                RELAPSED,
                null,
                p.began(),
                p.acknowledgedAt(),
                undone(p.mitigated()),
                p.resolved(),
                p.ending(),
                p.relapses() + 1,
                p.reopenings());
        Work work = state.work();
        Work after = work.impactOver() == null ? work : work.withImpactOver(null);
        return new IncidentState(
                state.id(),
                state.version() + 1,
                now,
                state.facts(),
                state.team(),
                after,
                ReachEvolution.hitAgain(state.reach()));
    }

    private static IncidentState resolved(IncidentState state, Event.IncidentResolved event, Circumstances at) {
        Progress p = state.progress();
        Span mitigated = p.mitigated();
        boolean holds = mitigated != null && mitigated.last() != null;
        Progress now = new Progress(
                RESOLVED,
                null,
                p.began(),
                p.acknowledgedAt(),
                holds ? mitigated : again(mitigated, at.occurredAt()),
                again(p.resolved(), at.occurredAt()),
                p.ending(),
                p.relapses(),
                p.reopenings());
        Work work = state.work();
        return state.with(now, event.summary() == null ? work : work.withResolution(event.summary()));
    }

    private static IncidentState reopened(IncidentState state, Event.IncidentReopened event, Circumstances at) {
        Progress p = state.progress();
        Progress now = new Progress(
                REOPENED,
                null,
                p.began(),
                p.acknowledgedAt(),
                undone(p.mitigated()),
                undone(p.resolved()),
                null,
                p.relapses(),
                p.reopenings() + 1);
        Work work = state.work();
        Review review = work.review();
        if (work.impactOver() != null) {
            work = work.withImpactOver(null);
        }
        if (review != null && review.completedAt() == null) {
            work = work.withReview(null);
        }
        return new IncidentState(
                state.id(),
                state.version() + 1,
                now,
                state.facts(),
                state.team(),
                work,
                ReachEvolution.hitAgain(state.reach()));
    }

    private static IncidentState reviewing(IncidentState state, Event.ReviewStarted event, Circumstances at) {
        Review review = state.work().review();
        Instant due = review == null ? at.occurredAt() : review.dueAt();
        String owner = event.owner() != null || review == null ? event.owner() : review.owner();
        Review started = new Review(
                owner,
                due,
                review == null ? null : review.completedAt(),
                review == null ? List.of() : review.participants(),
                review == null ? null : review.outcome());
        return state.with(to(state.progress(), REVIEWING), state.work().withReview(started));
    }

    private static Progress to(Progress p, State state) {
        return new Progress(
                state,
                null,
                p.began(),
                p.acknowledgedAt(),
                p.mitigated(),
                p.resolved(),
                p.ending(),
                p.relapses(),
                p.reopenings());
    }

    private static Progress ended(Progress p, State state, Ending ending) {
        return new Progress(
                state,
                null,
                p.began(),
                p.acknowledgedAt(),
                p.mitigated(),
                p.resolved(),
                ending,
                p.relapses(),
                p.reopenings());
    }

    private static Progress acknowledged(Progress p, Instant at) {
        return clocks(p, p.began(), p.acknowledgedAt() == null ? at : p.acknowledgedAt(), p.mitigated(), p.resolved());
    }

    private static Progress substate(Progress p, @Nullable String substate) {
        return new Progress(
                p.state(),
                substate,
                p.began(),
                p.acknowledgedAt(),
                p.mitigated(),
                p.resolved(),
                p.ending(),
                p.relapses(),
                p.reopenings());
    }

    private static Progress corrected(Progress p, Event.TimeCorrected event) {
        Instant after = event.after();
        Began began = p.began();
        return switch (event.moment()) {
            case STARTED ->
                clocks(
                        p,
                        new Began(began.declaredAt(), after, began.detectedAt()),
                        p.acknowledgedAt(),
                        p.mitigated(),
                        p.resolved());
            case DETECTED ->
                clocks(
                        p,
                        new Began(began.declaredAt(), began.startedAt(), after),
                        p.acknowledgedAt(),
                        p.mitigated(),
                        p.resolved());
            case ACKNOWLEDGED -> clocks(p, began, after, p.mitigated(), p.resolved());
            case MITIGATED -> clocks(p, began, p.acknowledgedAt(), moved(p.mitigated(), after), p.resolved());
            case RESOLVED -> clocks(p, began, p.acknowledgedAt(), p.mitigated(), moved(p.resolved(), after));
        };
    }

    private static Progress clocks(
            Progress p,
            Began began,
            @Nullable Instant acknowledgedAt,
            @Nullable Span mitigated,
            @Nullable Span resolved) {
        return new Progress(
                p.state(),
                p.substate(),
                began,
                acknowledgedAt,
                mitigated,
                resolved,
                p.ending(),
                p.relapses(),
                p.reopenings());
    }

    private static Span again(@Nullable Span before, Instant at) {
        return new Span(before == null ? at : before.first(), at);
    }

    private static @Nullable Span undone(@Nullable Span span) {
        return span == null || span.last() == null ? span : new Span(span.first(), null);
    }

    /** The last time moves; so does the first when there was only one. */
    private static Span moved(@Nullable Span span, Instant at) {
        if (span == null || span.last() == null || span.first().equals(span.last())) {
            return new Span(at, at);
        }
        return new Span(span.first(), at);
    }
}
