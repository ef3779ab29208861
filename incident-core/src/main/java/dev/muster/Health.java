package dev.muster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the engine is doing.
 *
 * @param status the whole in one word; a tool that is down does not make it {@code DOWN}
 * @param oldestUndelivered since when the oldest work (an effect, or a delivery of a tool) is due and nobody has taken it up, or null when nothing is
 *     late; of what a process died with, when its claim ended
 * @param parked keys of effects that were given up, each with the reason; those that the process can do without, such as a word of thanks to the
 *     reporter, are told here too, and do not make it {@code DEGRADED}
 * @param providers how each tool that was called is doing
 * @param workers names of the engine's own threads whose last step failed, each with what it failed with; they go on trying
 */
public record Health(
        Status status,
        @Nullable Instant oldestUndelivered,
        Map<String, String> parked,
        List<Tool> providers,
        Map<String, String> workers) {
    /** Copies the collections. */
    public Health {
        parked = Map.copyOf(parked);
        providers = List.copyOf(providers);
        workers = Map.copyOf(workers);
    }

    /** The whole in one word. */
    public enum Status {
        UP,
        /** Something that the process cannot do without was given up, a tool's set-up is broken, or a thread of the engine fails. */
        DEGRADED,
        /** The store does not answer. */
        DOWN
    }

    /**
     * How a tool is doing.
     *
     * @param name the provider's name
     * @param lastSuccess when a call last went well, or null
     * @param lastFailure when one last failed, or null
     * @param failure what it said, or null
     * @param misconfigured whether its set-up is broken
     */
    public record Tool(
            String name,
            @Nullable Instant lastSuccess,
            @Nullable Instant lastFailure,
            @Nullable String failure,
            boolean misconfigured) {}
}
