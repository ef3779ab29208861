package dev.muster.internal.process;

import dev.muster.automation.Intended;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Recorded;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command would do.
 *
 * @param before how the incident was, or null when it begins
 * @param after how it would be, or null when there is none yet and nothing happened
 * @param events what would happen
 * @param at when and by whom
 * @param intended the effects that would follow
 */
public record Step(
        @Nullable IncidentState before,
        @Nullable IncidentState after,
        List<Event> events,
        Circumstances at,
        List<Intended> intended) {

    /** The version the step starts from. */
    public long fromVersion() {
        return before == null ? 0 : before.version();
    }

    /** The events with their places in the history. */
    public List<Recorded> recorded() {
        List<Recorded> recorded = new ArrayList<>(events.size());
        long sequence = fromVersion();
        for (Event event : events) {
            recorded.add(new Recorded(++sequence, event, at));
        }
        return recorded;
    }

    /** Whether nothing would change. */
    public boolean isEmpty() {
        return events.isEmpty();
    }
}
