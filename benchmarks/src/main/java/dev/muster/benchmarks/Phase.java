package dev.muster.benchmarks;

/** The states of the other arms' machines. */
enum Phase {
    NEW,
    ACTIVE,
    MITIGATED,
    RESOLVED,
    REVIEWING,
    CLOSED
}
