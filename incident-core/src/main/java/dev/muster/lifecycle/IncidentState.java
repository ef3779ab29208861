package dev.muster.lifecycle;

import java.time.Instant;
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
public record IncidentState(
        String id, long version, Progress progress, Facts facts, Team team, Work work, Reach reach) {
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

    /** Who leads, or since when nobody does. */
    public Leadership leadership() {
        return Leadership.of(team, progress.began().declaredAt());
    }

    /** Who led at an instant, or since when nobody did (L-040). Before the declaration it is vacant since the declaration. */
    public Leadership leadershipAt(Instant when) {
        return Leadership.at(team, progress.began().declaredAt(), when);
    }

    IncidentState with(Progress now) {
        return new IncidentState(id, version + 1, now, facts, team, work, reach);
    }

    IncidentState with(Progress now, Work done) {
        return new IncidentState(id, version + 1, now, facts, team, done, reach);
    }

    IncidentState with(Facts now) {
        return new IncidentState(id, version + 1, progress, now, team, work, reach);
    }

    IncidentState with(Team now) {
        return new IncidentState(id, version + 1, progress, facts, now, work, reach);
    }

    IncidentState with(Work now) {
        return new IncidentState(id, version + 1, progress, facts, team, now, reach);
    }

    IncidentState with(Reach now) {
        return new IncidentState(id, version + 1, progress, facts, team, work, now);
    }

    IncidentState unchanged() {
        return new IncidentState(id, version + 1, progress, facts, team, work, reach);
    }

    IncidentState opened() {
        return new IncidentState(id, version, progress, facts, team.opened(), work.opened(), reach.opened());
    }

    IncidentState sealed() {
        return new IncidentState(id, version, progress, facts, team.sealed(), work.sealed(), reach.sealed());
    }

    /** A further change by the event that was counted last. */
    @SuppressWarnings(
            "ReferenceEquality") // the same object means that nothing was done; an equal one is no faster to find than
    // to take
    IncidentState amended(Reach now) {
        return now == reach ? this : new IncidentState(id, version, progress, facts, team, work, now);
    }
}
