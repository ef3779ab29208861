package dev.muster.internal.engine;

import dev.muster.lifecycle.Command;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of carrying an effect out.
 *
 * @param made the tool's id of what was made, or empty when nothing was
 * @param results what to record
 * @param notWanted why it was not carried out after all, or null when it was
 * @param notYet how long to wait before asking again, because nothing was called yet; or null
 */
public record Carried(
        String made,
        List<Command> results,
        @Nullable String notWanted,
        @Nullable Duration notYet) {

    /** Done; nothing was made and nothing is to be recorded. */
    public static final Carried DONE = new Carried("", List.of());

    /** Copies the results. */
    public Carried {
        results = List.copyOf(results);
    }

    /** Carried out. */
    public Carried(String made, List<Command> results) {
        this(made, results, null, null);
    }

    /** Something was made. */
    public static Carried made(String id, Command... results) {
        return new Carried(id, List.of(results));
    }

    /** Done, with something to record. */
    public static Carried done(Command... results) {
        return new Carried("", List.of(results));
    }

    /** Not wanted any more, or not possible in this incident, for this reason. */
    public static Carried notWanted(String reason) {
        return new Carried("", List.of(), reason, null);
    }

    /** Not called yet: it is asked again after this long, and that was no try. */
    public static Carried notYet(Duration wait) {
        return new Carried("", List.of(), null, wait);
    }
}
