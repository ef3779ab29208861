package dev.muster.lifecycle;

/** A point of an incident's course whose time can be corrected. */
public enum Moment {
    STARTED,
    DETECTED,
    ACKNOWLEDGED,
    MITIGATED,
    RESOLVED
}
