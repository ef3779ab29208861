package dev.muster.testing;

import java.util.Objects;

/**
 * One step of a story: something that somebody does, that a tool does, or that time does. It is complete in itself, so that a story stays playable when
 * others are left out: what it speaks of is looked up when it is played, and nothing happens when that is not there.
 *
 * @param name what happens, as people say it
 * @param play makes it happen
 */
public record Step(String name, Play play) {
    /** Checks that nothing is missing. */
    public Step {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(play, "play");
    }

    @Override
    public String toString() {
        return name;
    }

    /** Makes a step happen. */
    @FunctionalInterface
    public interface Play {
        /** Makes it happen. A refusal by the rules may be thrown: it is a part of the story. */
        void in(TestIncidents test);
    }
}
