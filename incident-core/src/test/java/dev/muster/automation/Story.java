package dev.muster.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Decider;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Evolver;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An incident as it goes: commands become events, events effects, as in the engine but without tools. After each step the invariants are checked. */
public final class Story {

    public static final Instant START = Instant.parse("2026-03-03T10:00:00Z");

    private final IncidentPolicy policy;
    private final Plan plan;
    private final Map<String, Intended> all = new LinkedHashMap<>();
    private final List<Recorded> history = new ArrayList<>();
    private Actor actor = Actor.by("zoe");
    private Instant now = START;
    private IncidentState state;

    private Story(House house) {
        this.policy = house.policy();
        this.plan = house.plan();
    }

    public static Story in(House house) {
        return new Story(house);
    }

    public static Declaration checkout() {
        return Declaration.of("Checkout fails").affecting("checkout");
    }

    public Story by(Actor who) {
        actor = who;
        return this;
    }

    public Story later(Duration time) {
        now = now.plus(time);
        return this;
    }

    public Instant now() {
        return now;
    }

    public IncidentState state() {
        return state;
    }

    public IncidentPolicy policy() {
        return policy;
    }

    public List<Recorded> history() {
        return history;
    }

    public List<Intended> declare(Declaration declaration) {
        return when(new Command.Declare("INC-1", declaration));
    }

    public List<Intended> when(Command command) {
        Circumstances at = Circumstances.at(now, actor);
        IncidentState before = state;
        List<Event> events = new Decider(policy).decide(before, command, at);
        List<IncidentState> states = new ArrayList<>();
        for (Event event : events) {
            state = Evolver.evolve(state, event, at);
            states.add(state);
            history.add(new Recorded(state.version(), event, at));
        }
        List<Intended> follows = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            long sequence = states.get(i).version();
            IncidentState earlier = i == 0 ? before : states.get(i - 1);
            follows.addAll(then(new Occasion(
                    events.get(i), sequence, at, earlier, state, policy, plan, new HashSet<>(all.keySet()))));
        }
        return follows;
    }

    /** A tool made something. */
    public List<Intended> made(ResourceKind kind) {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT);
        Resource resource = new Resource(kind, "tool", name + "-id", name, "https://tools.example.com/" + name);
        return by(Actor.tool("tool")).when(new Command.RecordResource(resource));
    }

    private List<Intended> then(Occasion occasion) {
        List<Intended> wanted = Automations.standard().on(occasion);
        assertThat(Automations.standard().on(occasion))
                .as("the same occasion gives the same effects")
                .isEqualTo(wanted);
        for (Intended each : wanted) {
            assertThat(all.put(each.id(), each))
                    .as("an effect of id " + each.id() + " before")
                    .isNull();
        }
        for (Intended each : wanted) {
            assertThat(all.keySet()).as("what " + each.id() + " needs").containsAll(each.needs());
            assertThat(each.needs()).as("needs itself").doesNotContain(each.id());
        }
        return wanted;
    }

    public Intended intended(String id) {
        assertThat(all).containsKey(id);
        return all.get(id);
    }

    public Set<String> ids() {
        return all.keySet();
    }

    static List<String> ids(List<Intended> intended) {
        return intended.stream().map(Intended::id).toList();
    }

    static <E extends Effect> List<E> only(Class<E> kind, List<Intended> intended) {
        return intended.stream()
                .map(Intended::effect)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** What leaves, after those that replace others have done so: timers are no calls. */
    static List<Intended> calls(List<Intended> intended) {
        Map<String, Intended> left = new LinkedHashMap<>();
        for (Intended each : intended) {
            boolean isTimer = each.effect() instanceof Effect.ReminderTimer
                    || each.effect() instanceof Effect.RecheckSeverityTimer
                    || each.effect() instanceof Effect.ArchiveTimer;
            String key = each.replaces() != null ? each.replaces() : each.batch() != null ? each.batch() : each.id();
            if (!isTimer) {
                left.put(key, each);
            }
        }
        return List.copyOf(left.values());
    }
}
