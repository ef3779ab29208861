package dev.muster.automation;

import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.IncidentState;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an automation looks at.
 *
 * @param event what happened
 * @param sequence the event's place in the history, for ids
 * @param circumstances when and by whom
 * @param before how the incident was before the event, or null when it just began
 * @param after how it is after the whole command, further events of the same command included
 * @param policy the rules of its type
 * @param plan what is made and done for its type
 * @param intended ids of the effects that the incident has had so far; a need that names another id is dropped
 */
public record Occasion(
        Event event,
        long sequence,
        Circumstances circumstances,
        @Nullable IncidentState before,
        IncidentState after,
        IncidentPolicy policy,
        Plan plan,
        Set<String> intended) {
    /** Checks that nothing is missing. */
    public Occasion {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(circumstances, "circumstances");
        Objects.requireNonNull(after, "after");
    }
}
