package dev.muster.lifecycle;

import java.util.Objects;

/**
 * Everything the rules know of one incident: what its events add up to. Immutable.
 *
 * @param id the incident's id
 * @param version how many events made it
 * @param progress its state and its clocks
 * @param facts what it is about
 * @param team who takes part
 * @param work what is done about it
 * @param reach what reaches outside
 */
public record IncidentState(String id, long version, Progress progress, Facts facts, Team team, Work work, Reach reach) {
    /** Checks that nothing is missing. */
    public IncidentState {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(work, "work");
        Objects.requireNonNull(reach, "reach");
    }

    /** Where the incident stands. */
    public State state() {
        return progress.state();
    }
}
