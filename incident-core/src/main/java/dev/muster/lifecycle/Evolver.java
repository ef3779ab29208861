package dev.muster.lifecycle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code evolve}: how an event changes an incident. Pure and total: every event has its case, and an unknown one counts without changing anything. */
public final class Evolver {

    private Evolver() {}

    /** The incident after the event. {@code state} is null only for the event that begins it. */
    public static IncidentState evolve(@Nullable IncidentState state, Event event, Circumstances at) {
        if (state == null) {
            if (event instanceof Event.IncidentDeclared declared) {
                return FactsEvolution.begin(declared, at);
            }
            throw new IllegalArgumentException(
                    "a history begins with " + event.getClass().getSimpleName() + ": expected IncidentDeclared");
        }
        // Each case was registered under the class of the event it takes.
        @SuppressWarnings("unchecked")
        Evolution<Event> evolution = (Evolution<Event>) Table.CASES.of(event);
        return evolution.apply(state, event, at);
    }

    /** What a whole history adds up to. */
    public static IncidentState replay(List<Recorded> history) {
        if (history.isEmpty()) {
            throw new IllegalArgumentException("history is empty: expected at least IncidentDeclared");
        }
        Recorded first = history.get(0);
        IncidentState state = evolve(null, first.event(), first.circumstances()).opened();
        for (int i = 1; i < history.size(); i++) {
            Recorded next = history.get(i);
            state = evolve(state, next.event(), next.circumstances());
        }
        return state.sealed();
    }

    /** The cases as they are put together, each under the class of the event it takes. */
    static final class Table {
        /** All of them. They load with the first event after the one that begins an incident. */
        private static final Cases<Event, Evolution<?>> CASES = cases();

        private final Cases<Event, Evolution<?>> cases = new Cases<>(Event.class);

        private Table() {}

        /** A case for every event. */
        static Cases<Event, Evolution<?>> cases() {
            Table table = new Table();
            table.on(Event.IncidentDeclared.class, (state, event, at) -> state.unchanged());
            table.on(Event.UnknownEvent.class, (state, event, at) -> state.unchanged());
            table.on(Event.EngagementRequested.class, (state, event, at) -> state.unchanged());
            ProgressEvolution.register(table);
            FactsEvolution.register(table);
            TeamEvolution.register(table);
            WorkEvolution.register(table);
            ReachEvolution.register(table);
            return table.cases.complete();
        }

        <E extends Event> void on(Class<E> kind, Evolution<E> evolution) {
            cases.add(kind, evolution);
        }
    }

    /** One event's case. */
    interface Evolution<E extends Event> {
        IncidentState apply(IncidentState state, E event, Circumstances at);
    }
}
