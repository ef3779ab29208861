package dev.muster.lifecycle;

/** The order of work; derived from severity unless overridden. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH
}
