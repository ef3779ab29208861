package dev.muster.scenarios.crash;

/** What a call of a process touches: which faults it can meet. */
enum CallKind {
    /** Asks the time. */
    CLOCK,
    /** Tells the host of an event. */
    LISTENER,
    /** Reads the store. */
    STORE_READ,
    /** Changes the store in a way that costs nothing when its answer is lost. */
    STORE_WRITE,
    /** Commits: its answer may be lost. */
    STORE_COMMIT,
    /** Reads a tool. */
    TOOL_READ,
    /** Changes a tool. */
    TOOL_WRITE,
    /** Is answered by the provider itself, such as the check of a signature. */
    PROVIDER;

    /** Whether store or tool are others afterwards. */
    boolean isChange() {
        return this == STORE_WRITE || this == STORE_COMMIT || this == TOOL_WRITE;
    }
}
