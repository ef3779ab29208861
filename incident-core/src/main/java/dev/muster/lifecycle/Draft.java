package dev.muster.lifecycle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of one command as they come together, and how the incident would be after them. */
final class Draft {

    private final List<Event> events = new ArrayList<>(2);
    private final Circumstances at;
    private final IncidentPolicy policy;
    private @Nullable IncidentState state;
    private int evolved;

    /** Begins with an incident as it is. */
    Draft(IncidentState state, Circumstances at, IncidentPolicy policy) {
        this.state = state;
        this.at = at;
        this.policy = policy;
    }

    /** Begins with the event that begins an incident. */
    Draft(Event.IncidentDeclared declared, Circumstances at, IncidentPolicy policy) {
        this.state = null;
        this.at = at;
        this.policy = policy;
        events.add(declared);
    }

    Draft add(Event event) {
        events.add(event);
        return this;
    }

    /** The incident after the events so far; they are applied when somebody asks. */
    IncidentState state() {
        IncidentState now = state;
        while (now == null || evolved < events.size()) {
            now = Evolver.evolve(now, events.get(evolved), at);
            evolved++;
        }
        state = now;
        return now;
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
