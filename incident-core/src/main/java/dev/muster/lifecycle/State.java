package dev.muster.lifecycle;

/** Where an incident stands. Hosts may add sub-states inside a state, never new states. */
public enum State {
    /** Reported, not yet confirmed to be an incident. */
    TRIAGE,
    /** Users are hit and people work on it. */
    ACTIVE,
    /** Users are no longer hit; the cause may be unknown. */
    MITIGATED,
    /** The service works again as usual. */
    RESOLVED,
    /** The post-incident review is under way. */
    REVIEWING,
    /** All is done. */
    CLOSED,
    /** It was no incident. */
    CANCELLED,
    /** It goes on as another incident, to which its id points. */
    MERGED;

    /** Whether responders still work on it. */
    public boolean isLive() {
        return this == TRIAGE || this == ACTIVE || this == MITIGATED;
    }

    /** Whether nothing more is expected. */
    public boolean isEnded() {
        return this == CLOSED || this == CANCELLED || this == MERGED;
    }
}
