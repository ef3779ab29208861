package dev.muster.scenarios.crash;

/** Ends a process: thrown by the call it dies at, and by every call that what is left of it makes afterwards. */
final class Killed extends Error {

    private static final long serialVersionUID = 1L;

    Killed() {
        super("the process is dead", null, false, false);
    }
}
