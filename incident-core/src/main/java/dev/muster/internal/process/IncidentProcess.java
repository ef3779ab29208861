package dev.muster.internal.process;

import dev.muster.automation.Automations;
import dev.muster.automation.Intended;
import dev.muster.automation.Occasion;
import dev.muster.lifecycle.Authorizer;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Decider;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Evolver;
import dev.muster.lifecycle.IncidentState;
import dev.muster.playbook.IncidentType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides, evolves and asks the automations, for one incident type. Immutable and pure. */
public final class IncidentProcess {

    private final IncidentType type;
    private final Decider decider;
    private final Automations automations;
    private final Admission admission;

    /** The process of this type, for the people whom the authorizer lets. */
    public IncidentProcess(IncidentType type, Automations automations, Authorizer authorizer) {
        this.type = type;
        this.decider = new Decider(type.policy());
        this.automations = automations;
        this.admission = new Admission(authorizer);
    }

    /** The type whose process it is. */
    public IncidentType type() {
        return type;
    }

    /**
     * What these commands, one after another, would do.
     *
     * @param state how the incident is, or null when it begins
     * @param intendedBefore ids of the effects it has had so far
     * @throws dev.muster.lifecycle.Refused when a command is not allowed now, or not to the person who gives it
     */
    public Step step(@Nullable IncidentState state, List<Command> commands, Circumstances at, Known intendedBefore) {
        List<Event> events = List.of();
        List<Intended> intended = List.of();
        Known ids = intendedBefore;
        IncidentState now = state;
        for (int c = 0; c < commands.size(); c++) {
            IncidentState before = now;
            admission.demand(before, commands.get(c), at.by());
            List<Event> decided = decider.decide(before, commands.get(c), at);
            List<IncidentState> states = new ArrayList<>(decided.size());
            for (int i = 0; i < decided.size(); i++) {
                now = Evolver.evolve(now, decided.get(i), at);
                states.add(now);
            }
            for (int i = 0; i < decided.size(); i++) {
                // What follows is judged by how the incident is after the whole command: who is brought in with the
                // declaration takes part.
                Occasion occasion = new Occasion(
                        decided.get(i),
                        states.get(i).version(),
                        at,
                        i == 0 ? before : states.get(i - 1),
                        states.get(states.size() - 1),
                        type.policy(),
                        type.plan(),
                        ids);
                List<Intended> follows = automations.on(occasion);
                for (int j = 0; j < follows.size(); j++) {
                    Intended one = follows.get(j);
                    Known more = ids.with(one.id());
                    if (more.size() > ids.size()) {
                        intended = intended.isEmpty() ? new ArrayList<>() : intended;
                        intended.add(one);
                        ids = more;
                    }
                }
            }
            events = events.isEmpty() ? decided : joined(events, decided);
        }
        dropSuperseded(intended);
        return new Step(state, now, events, at, intended);
    }

    /** What the same change supersedes at once never begins, unless something else of it waits for that: ten news of a page refresh a document once. */
    private static void dropSuperseded(List<Intended> intended) {
        for (int i = intended.size() - 2; i >= 0; i--) {
            if (isSuperseded(i, intended) && !isNeeded(intended.get(i).id(), intended)) {
                intended.remove(i);
            }
        }
    }

    private static boolean isSuperseded(int older, List<Intended> intended) {
        String thing = intended.get(older).replaces();
        for (int newer = older + 1; thing != null && newer < intended.size(); newer++) {
            if (thing.equals(intended.get(newer).replaces())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNeeded(String id, List<Intended> intended) {
        for (Intended one : intended) {
            if (one.needs().contains(id)) {
                return true;
            }
        }
        return false;
    }

    private static List<Event> joined(List<Event> first, List<Event> second) {
        List<Event> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
