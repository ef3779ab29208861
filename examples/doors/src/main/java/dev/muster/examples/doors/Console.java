package dev.muster.examples.doors;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.IncidentException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lines of a terminal: {@code declare Checkout fails}, {@code INC-1 update the bank is on it}, {@code INC-1}. */
final class Console {

    private static final String USAGE = "declare <title> · <id> · <id> "
            + Arrays.stream(Verb.values()).map(Verb::word).collect(Collectors.joining("|"))
            + " <text> · quit";

    private final Incidents incidents;
    private final String person;

    /** A console at which this person sits. */
    Console(Incidents incidents, String person) {
        this.incidents = incidents;
        this.person = person;
    }

    /** Carries out a line; answers what to print. */
    String line(String line) {
        String[] words = line.strip().split("\\s+", 3);
        try {
            if (words[0].equals("declare") && words.length > 1) {
                String title = line.strip().substring("declare".length()).strip();
                return shown(incidents.declare(Declaration.of(title).reportedBy(person)));
            }
            return of(words);
        } catch (IncidentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private String of(String[] words) {
        Optional<Incident> incident = incidents.find(words[0]);
        if (incident.isEmpty()) {
            return "There is no incident '" + words[0] + "'. " + USAGE;
        }
        if (words.length == 1) {
            return shown(incident.get());
        }
        String text = words.length > 2 ? words[2] : "";
        return Verb.named(words[1])
                .map(verb -> shown(verb.on(incident.get(), text, Actor.by(person))))
                .orElse("There is no '" + words[1] + "'. " + USAGE);
    }

    private static String shown(Incident incident) {
        return incident.id() + " · " + incident.severity().name() + " · " + incident.state() + " · " + incident.title()
                + incident.lead().map(lead -> " · led by " + lead).orElse("");
    }
}
