package dev.muster.internal.engine;

import dev.muster.lifecycle.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of carrying an effect out.
 *
 * @param made the tool's id of what was made, or empty when nothing was
 * @param results what to record
 * @param notWanted why it was not carried out after all, or null when it was
 */
public record Carried(
        String made, List<Command> results, @Nullable String notWanted) {

    /** Done; nothing was made and nothing is to be recorded. */
    public static final Carried DONE = new Carried("", List.of(), null);

    /** Copies the results. */
    public Carried {
        results = List.copyOf(results);
    }

    /** Something was made. */
    public static Carried made(String id, Command... results) {
        return new Carried(id, List.of(results), null);
    }

    /** Done, with something to record. */
    public static Carried done(Command... results) {
        return new Carried("", List.of(results), null);
    }

    /** Not wanted any more, or not possible in this incident, for this reason. */
    public static Carried notWanted(String reason) {
        return new Carried("", List.of(), reason);
    }
}
