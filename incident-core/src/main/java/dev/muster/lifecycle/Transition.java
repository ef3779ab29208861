package dev.muster.lifecycle;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of transitions.
 *
 * @param from where it starts, or null for the beginning
 * @param trigger the command that asks for it
 * @param event the event that tells it
 * @param to where it leads
 * @param guard what must hold besides, in words; empty for nothing
 */
public record Transition(
        @Nullable State from, Class<? extends Command> trigger, Class<? extends Event> event, State to, String guard) {
    /** Checks that nothing is missing. */
    public Transition {
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(guard, "guard");
    }
}
