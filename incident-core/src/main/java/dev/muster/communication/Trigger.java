package dev.muster.communication;

/** What makes a notice go out. */
public enum Trigger {
    DECLARED,
    SEVERITY_CHANGED,
    MITIGATED,
    RESOLVED,
    REOPENED,
    CLOSED,
    CANCELLED,
    UPDATE_POSTED
}
