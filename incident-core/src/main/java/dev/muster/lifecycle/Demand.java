package dev.muster.lifecycle;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command must bring. Each refusal names the field, what was found and what to do. */
final class Demand {

    private Demand() {}

    /** A text that says something. */
    static String text(IncidentState state, Command command, String field, @Nullable String value, String remedy) {
        if (value == null || value.isBlank()) {
            throw new Refused(
                    state.id(), name(command), field + " is " + (value == null ? "missing" : "blank"), remedy);
        }
        return value;
    }

    /** A title: not blank and not endless. */
    static void title(String incident, Command command, String title) {
        if (title.isBlank()) {
            throw new Refused(incident, name(command), "title is blank", "give one line that says what is wrong");
        }
        if (title.length() > Declaration.TITLE_LENGTH) {
            throw new Refused(
                    incident,
                    name(command),
                    "title has " + title.length() + " characters, expected at most " + Declaration.TITLE_LENGTH,
                    "shorten it and put the rest into the description");
        }
    }

    /** Something that must be there. */
    static <T> T known(IncidentState state, Command command, String what, @Nullable T found, Collection<String> known) {
        if (found == null) {
            throw unknown(state.id(), command, what, known);
        }
        return found;
    }

    static Refused unknown(String incident, Command command, String what, Collection<String> known) {
        List<String> sorted = known.stream().sorted().toList();
        return new Refused(
                incident,
                name(command),
                what + " is unknown",
                sorted.isEmpty() ? "there is none" : "known are " + String.join(", ", sorted));
    }

    static String name(Command command) {
        return command.getClass().getSimpleName();
    }
}
