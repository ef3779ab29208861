package dev.muster.lifecycle;

/** Where a declaration came from. */
public enum Source {
    /** An alert of a monitoring tool. */
    ALERT,
    /** Somebody of the organisation. */
    INTERNAL,
    /** A customer, partner or the public. */
    EXTERNAL
}
