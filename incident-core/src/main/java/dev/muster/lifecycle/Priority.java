package dev.muster.lifecycle;

import dev.muster.severity.Tier;

/** The order of work; derived from severity unless overridden. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH;

    /** The priority of an incident of this size, unless somebody gives another. */
    public static Priority derivedFrom(Tier tier) {
        return switch (tier) {
            case MINOR -> LOW;
            case MEDIUM -> NORMAL;
            case MAJOR -> HIGH;
        };
    }
}
