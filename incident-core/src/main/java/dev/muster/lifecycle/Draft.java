package dev.muster.lifecycle;

import java.util.ArrayList;
import java.util.List;

/** The events of one command as they come together, and how the incident would be after them. */
final class Draft {

    private final List<Event> events = new ArrayList<>();
    private final Circumstances at;
    private final IncidentPolicy policy;
    private IncidentState state;

    /** Begins with an incident as it is. */
    Draft(IncidentState state, Circumstances at, IncidentPolicy policy) {
        this.state = state;
        this.at = at;
        this.policy = policy;
    }

    /** Begins with the event that begins an incident. */
    Draft(Event.IncidentDeclared declared, Circumstances at, IncidentPolicy policy) {
        this(Evolver.evolve(null, declared, at), at, policy);
        events.add(declared);
    }

    Draft add(Event event) {
        events.add(event);
        state = Evolver.evolve(state, event, at);
        return this;
    }

    /** The incident after the events so far. */
    IncidentState state() {
        return state;
    }

    Circumstances at() {
        return at;
    }

    IncidentPolicy policy() {
        return policy;
    }

    List<Event> events() {
        return List.copyOf(events);
    }
}
