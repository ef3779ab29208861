package dev.muster.spi.call;

/**
 * How an operation behaves when it is asked twice with one key: the promise that a provider makes per operation and that the engine's retry
 * protocol is chosen by. There is no blanket "exactly once".
 */
public enum RepeatSafety {
    /** It sets a state; setting it again changes nothing (archive, rename, topic, invite). Repeated freely. */
    NATURAL(true),
    /** The tool itself knows the key. Repeated freely: nothing lost, nothing doubled. */
    NATIVE_KEY(true),
    /** The tool knows the key only while the object is open; after it was closed the same key makes a second one. Looked up before a repeat. */
    NATIVE_KEY_WHILE_OPEN(true),
    /** The name is unique in the tool. A taken name is looked up and adopted only when it is provably ours. */
    UNIQUE_NAME(true),
    /** The tool can find by key at once. Looked up before a repeat. */
    FIND(true),
    /** The tool can find by key, but only after a while. A repeat waits for that while, looks up, and only then creates. */
    FIND_LAGGING(true),
    /** The tool has no handle at all. What happens after an unknown outcome is a policy of the effect: at least once or at most once. */
    NONE(false);

    private final boolean hasHandle;

    RepeatSafety(boolean hasHandle) {
        this.hasHandle = hasHandle;
    }

    /** Whether a repeat can be made without a double. */
    public boolean hasHandle() {
        return hasHandle;
    }

    /** Whether an object made by an earlier attempt must be looked for before the operation is repeated. */
    public boolean looksFirst() {
        return this == NATIVE_KEY_WHILE_OPEN || this == UNIQUE_NAME || this == FIND || this == FIND_LAGGING;
    }
}
