package dev.muster.internal.process;

import dev.muster.automation.Intended;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Recorded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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

    /** The same with effects more, by what the step does; one that the incident has had is left out. */
    public Step with(Function<Step, List<Intended>> more, Known intendedBefore) {
        List<Intended> wanted = more.apply(this);
        if (wanted.isEmpty()) {
            return this;
        }
        List<Intended> added = new ArrayList<>();
        Set<String> known = new HashSet<>(intendedBefore);
        intended.forEach(one -> known.add(one.id()));
        for (Intended one : wanted) {
            Intended legal = EffectIds.legal(one);
            if (known.add(legal.id())) {
                added.add(legal);
            }
        }
        if (added.isEmpty()) {
            return this;
        }
        added.addAll(0, intended);
        return new Step(before, after, events, at, added);
    }

    /** Whether nothing would change. */
    public boolean isEmpty() {
        return events.isEmpty();
    }
}
