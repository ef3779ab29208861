package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Given events, when a command, then events. The day is 1 March 2025 and begins at 10:00; ann acts unless somebody else does. After each command the
 * history must replay to the state that was reached step by step.
 */
public final class Story {

    private static final Instant MIDNIGHT = Instant.parse("2025-03-01T00:00:00Z");

    private final Decider decider;
    private final List<Recorded> history = new ArrayList<>();
    private @Nullable IncidentState state;
    private Instant now = at("10:00");
    private Actor actor = Actor.by("ann");

    private Story(IncidentPolicy policy) {
        decider = new Decider(policy);
    }

    public static Story of(House house) {
        return new Story(house.policy());
    }

    /** One that is declared and active, with ann in it and nobody leading. */
    public static Story active(House house) {
        return of(house).given(new Command.Declare("INC-1", Declaration.of("Checkout fails")));
    }

    /** One that is active and led by ann. */
    public static Story led(House house) {
        return active(house).given(new Command.AssignRole("lead", "ann", null));
    }

    public static Instant at(String time) {
        return MIDNIGHT.plus(Duration.between(LocalTime.MIDNIGHT, LocalTime.parse(time)));
    }

    public Story clock(String time) {
        now = at(time);
        return this;
    }

    public Story later(Duration time) {
        now = now.plus(time);
        return this;
    }

    public Story by(Actor someone) {
        actor = someone;
        return this;
    }

    public Story by(String person) {
        return by(Actor.by(person));
    }

    /** Commands that led here. */
    public Story given(Command... commands) {
        for (Command command : commands) {
            when(command);
        }
        return this;
    }

    /** Events that led here, whatever the rules would say. */
    public Story given(Event... events) {
        record(List.of(events), Circumstances.at(now, actor));
        return this;
    }

    /** What a command given now amounts to; it is taken over. */
    public List<Event> when(Command command) {
        return when(command, now);
    }

    /** The same about something that happened at another time than it became known. */
    public List<Event> when(Command command, Instant occurredAt) {
        Circumstances circumstances = new Circumstances(occurredAt, now, actor);
        List<Event> events = decider.decide(state, command, circumstances);
        record(events, circumstances);
        assertThat(Evolver.replay(history)).isEqualTo(state);
        assertThat(state().version()).isEqualTo(history.size());
        return events;
    }

    /** That a command is refused, and changes nothing. */
    public Refused refused(Command command) {
        IncidentState before = state;
        Refused refused = catchThrowableOfType(Refused.class, () -> when(command));
        assertThat(refused)
                .as("%s in %s", command, before == null ? "nothing" : before.state())
                .isNotNull();
        assertThat(state).isSameAs(before);
        return refused;
    }

    /** That a command conflicts, and changes nothing. */
    public Conflict conflict(Command command) {
        IncidentState before = state;
        Conflict conflict = catchThrowableOfType(Conflict.class, () -> when(command));
        assertThat(conflict).as("%s", command).isNotNull();
        assertThat(state).isSameAs(before);
        return conflict;
    }

    public IncidentState state() {
        if (state == null) {
            throw new IllegalStateException("nothing was declared");
        }
        return state;
    }

    public List<Recorded> history() {
        return List.copyOf(history);
    }

    public Instant now() {
        return now;
    }

    private void record(List<Event> events, Circumstances circumstances) {
        for (Event event : events) {
            history.add(new Recorded(history.size() + 1L, event, circumstances));
            state = Evolver.evolve(state, event, circumstances);
        }
    }
}
