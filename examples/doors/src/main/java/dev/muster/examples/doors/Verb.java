package dev.muster.examples.doors;

import dev.muster.Incident;
import dev.muster.lifecycle.Actor;
import dev.muster.role.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done with an incident through these doors; a host adds its own. */
enum Verb {
    /** The text is the person who leads from now on. */
    LEAD {
        @Override
        Incident on(Incident incident, String text, Actor by) {
            return incident.assign(Role.LEAD, text, by);
        }
    },
    /** The text is told to everybody. */
    UPDATE {
        @Override
        Incident on(Incident incident, String text, Actor by) {
            return incident.update(text, by);
        }
    },
    /** The text says what took the impact away. */
    MITIGATE {
        @Override
        Incident on(Incident incident, String text, Actor by) {
            return incident.mitigate(text, by);
        }
    },
    /** The text says how it ended. */
    RESOLVE {
        @Override
        Incident on(Incident incident, String text, Actor by) {
            return incident.resolve(text, by);
        }
    },
    /** The text is the reason. */
    REOPEN {
        @Override
        Incident on(Incident incident, String text, Actor by) {
            return incident.reopen(text, by);
        }
    },
    /** The text is the reason. */
    CANCEL {
        @Override
        Incident on(Incident incident, String text, Actor by) {
            return incident.cancel(text, by);
        }
    };

    /** Does it; what the rules forbid is a {@link dev.muster.lifecycle.Refused}. */
    abstract Incident on(Incident incident, String text, Actor by);

    /** The verb of this name, in lower case, if there is one. */
    static Optional<Verb> named(String name) {
        return Arrays.stream(values()).filter(verb -> verb.word().equals(name)).findFirst();
    }

    /** Its name in a request. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
