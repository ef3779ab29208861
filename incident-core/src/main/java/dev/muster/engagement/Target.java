package dev.muster.engagement;

import java.util.Objects;

/**
 * Whom a rule or a command brings in.
 *
 * @param kind what the name means
 * @param name a person's id, a team's name or a service's name
 */
public record Target(Kind kind, String name) {
    /** Checks that both are there. */
    public Target {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    /** A person. */
    public static Target person(String id) {
        return new Target(Kind.PERSON, id);
    }

    /** A team: its members, or its on-call when it has one. */
    public static Target team(String name) {
        return new Target(Kind.TEAM, name);
    }

    /** Whoever is on call for a service. */
    public static Target service(String name) {
        return new Target(Kind.SERVICE, name);
    }

    /** What a target's name means. */
    public enum Kind {
        PERSON,
        TEAM,
        SERVICE
    }
}
