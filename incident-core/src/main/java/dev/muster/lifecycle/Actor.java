package dev.muster.lifecycle;

import java.util.Objects;

/**
 * Who did something.
 *
 * @param kind a person, a tool, or the library itself
 * @param id the person's id or the tool's name
 */
public record Actor(Kind kind, String id) {

    /** The library itself: a timer or a rule. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "muster");

    /** Checks that both are there. */
    public Actor {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    /** A person by id. */
    public static Actor by(String person) {
        return new Actor(Kind.PERSON, person);
    }

    /** A tool by its provider's name. */
    public static Actor tool(String provider) {
        return new Actor(Kind.TOOL, provider);
    }

    /** Whether a person did it; else it is automatic. */
    public boolean isPerson() {
        return kind == Kind.PERSON;
    }

    /** What an actor is. */
    public enum Kind {
        PERSON,
        TOOL,
        SYSTEM
    }
}
