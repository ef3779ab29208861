package dev.muster;

import dev.muster.lifecycle.Recorded;

/**
 * Is told of every event after its commit, by the thread that committed it, at most once: what was committed just before a crash is not told again. One
 * that throws changes nothing; one that blocks holds up its caller only; one that calls back finds the event committed.
 */
@FunctionalInterface
public interface IncidentListener {

    /** Something happened to an incident. */
    void happened(String incident, Recorded event);
}
