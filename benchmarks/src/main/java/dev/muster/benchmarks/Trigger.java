package dev.muster.benchmarks;

/** What moves the machines of the other arms. */
public enum Trigger {
    DECLARE,
    MITIGATE,
    RELAPSE,
    RESOLVE,
    REVIEW,
    CLOSE;

    static final Trigger[] STRAIGHT = {DECLARE, MITIGATE, RESOLVE, REVIEW, CLOSE};
    static final Trigger[] RELAPSING = {DECLARE, MITIGATE, RELAPSE, RESOLVE, CLOSE};
}
