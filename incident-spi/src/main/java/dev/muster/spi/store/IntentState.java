package dev.muster.spi.store;

/** Where an intent stands. */
public enum IntentState {
    /** Waiting for its time, its needs or a worker. */
    PENDING,
    /** Held by a worker under a lease. */
    CLAIMED,
    /** Done. */
    DELIVERED,
    /** Not wanted any more; the detail says why. */
    CANCELLED,
    /** Given up, loudly; the detail says why. It can be revived. */
    PARKED;

    /** Whether nothing more happens by itself. */
    public boolean isEnd() {
        return this == DELIVERED || this == CANCELLED || this == PARKED;
    }
}
