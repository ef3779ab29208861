package dev.muster.lifecycle;

import dev.muster.lifecycle.Facts.SeverityOverride;
import dev.muster.lifecycle.Progress.Began;
import org.jspecify.annotations.Nullable;

/** How what is known changes. */
final class FactsEvolution {

    private FactsEvolution() {}

    static void register(Evolver.Table table) {
        table.on(
                Event.SeverityClassified.class,
                (state, event, at) -> judged(
                        state,
                        state.facts().withSeverity(event.classification().severity(), event.classification(), null)));
        table.on(
                Event.SeverityOverridden.class,
                (state, event, at) -> judged(
                        state,
                        state.facts()
                                .withSeverity(
                                        event.after(),
                                        state.facts().classification(),
                                        new SeverityOverride(event.by(), event.why()))));
        table.on(Event.FactsEdited.class, (state, event, at) -> state.with(edited(state.facts(), event)));
    }

    static IncidentState begin(Event.IncidentDeclared event, Circumstances at) {
        Declaration d = event.declaration();
        Progress progress = new Progress(
                d.triage() ? State.TRIAGE : State.ACTIVE,
                null,
                new Began(at.occurredAt(), d.startedAt(), d.detectedAt()),
                null,
                null,
                null,
                null,
                0,
                0);
        Facts facts = new Facts(
                d.title().strip(),
                d.description(),
                event.type(),
                d.source(),
                d.detection(),
                d.reference(),
                reporter(d, at),
                event.severity(),
                event.classification(),
                d.severity() == null ? null : new SeverityOverride(at.by().id(), "given at declaration"),
                event.priority(),
                d.priority() != null,
                d.services(),
                d.tags(),
                event.confidentiality(),
                d.drill());
        return new IncidentState(event.id(), 1, progress, facts, Team.NOBODY, Work.NONE, Reach.NONE);
    }

    static @Nullable String reporter(Declaration declaration, Circumstances at) {
        if (declaration.reporter() != null) {
            return declaration.reporter();
        }
        return at.by().isPerson() ? at.by().id() : null;
    }

    private static IncidentState judged(IncidentState state, Facts now) {
        IncidentState next = state.with(now);
        boolean same = state.facts().severity().tier() == now.severity().tier();
        return same ? next : next.amended(ReachEvolution.resized(state.reach()));
    }

    private static Facts edited(Facts f, Event.FactsEdited event) {
        return new Facts(
                event.title() == null ? f.title() : event.title(),
                event.description() == null ? f.description() : event.description(),
                f.type(),
                f.source(),
                f.detection(),
                f.reference(),
                f.reporter(),
                f.severity(),
                f.classification(),
                f.override(),
                event.priority() == null ? f.priority() : event.priority(),
                f.priorityGiven() || event.priority() != null,
                event.services() == null ? f.services() : event.services(),
                event.tags() == null ? f.tags() : event.tags(),
                f.confidentiality(),
                f.drill());
    }
}
