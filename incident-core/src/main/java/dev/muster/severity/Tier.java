package dev.muster.severity;

/** The three sizes that all policies work on; a host's own scale maps onto them (LinkedIn: major, medium, minor). */
public enum Tier {
    /** A non-critical flow, few users. */
    MINOR,
    /** A sizeable part of a service, usually limited to a region. */
    MEDIUM,
    /** Many users severely hit, or a clear effect on business or brand. */
    MAJOR;

    /** Whether this is {@code other} or worse. */
    public boolean atLeast(Tier other) {
        return compareTo(other) >= 0;
    }
}
