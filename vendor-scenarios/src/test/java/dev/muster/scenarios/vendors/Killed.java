package dev.muster.scenarios.vendors;

/** Ends a process: thrown by the call of its store that it dies at, and by each that what is left of it makes afterwards. */
final class Killed extends Error {

    private static final long serialVersionUID = 1L;

    Killed() {
        super("the process is dead", null, false, false);
    }
}
