package dev.muster.scenarios.crash;

import java.util.EnumSet;
import java.util.Set;

/** What goes wrong at a call. */
enum FaultKind {
    /** The process dies before the call; another one starts on the same store and tools. */
    KILL(EnumSet.allOf(CallKind.class)),
    /** The call is carried out and its answer is lost. */
    TIMEOUT_AFTER(EnumSet.of(CallKind.TOOL_WRITE)),
    /** The call is not carried out, and the caller cannot know. */
    TIMEOUT_BEFORE(EnumSet.of(CallKind.TOOL_WRITE, CallKind.TOOL_READ)),
    /** The call is not carried out, and the caller is told so. */
    UNAVAILABLE(EnumSet.of(
            CallKind.STORE_READ, CallKind.STORE_WRITE, CallKind.STORE_COMMIT, CallKind.TOOL_READ, CallKind.TOOL_WRITE)),
    /** The commit happens and its answer is lost. */
    COMMIT_UNKNOWN_APPLIED(EnumSet.of(CallKind.STORE_COMMIT)),
    /** The commit does not happen, and the caller cannot know. */
    COMMIT_UNKNOWN_NOT_APPLIED(EnumSet.of(CallKind.STORE_COMMIT)),
    /** The process stands still past its lease, while another one takes over; then the call is made. */
    PAUSE(EnumSet.allOf(CallKind.class)),
    /** The process stands still while everything else goes on to its end; then the call is made. */
    SLEEP(EnumSet.allOf(CallKind.class)),
    /** The call takes nearly as long as it may, while another process looks for work. */
    SLOW(EnumSet.allOf(CallKind.class)),
    /** The thread is interrupted. */
    INTERRUPT(EnumSet.allOf(CallKind.class)),
    /** The host closes the library. */
    CLOSE(EnumSet.allOf(CallKind.class)),
    /** The listener throws an exception. */
    LISTENER_THROWS(EnumSet.of(CallKind.LISTENER)),
    /** The listener throws an error. */
    LISTENER_FAILS(EnumSet.of(CallKind.LISTENER)),
    /** The listener asks the library how things stand. */
    LISTENER_LOOKS(EnumSet.of(CallKind.LISTENER)),
    /** The listener lets the library work. */
    LISTENER_REENTERS(EnumSet.of(CallKind.LISTENER));

    /** The kinds of which all pairs are enumerated. */
    static final Set<FaultKind> PAIRED =
            EnumSet.of(KILL, TIMEOUT_AFTER, TIMEOUT_BEFORE, COMMIT_UNKNOWN_APPLIED, COMMIT_UNKNOWN_NOT_APPLIED, PAUSE);

    /** The kinds that are enumerated alone: all. */
    static final Set<FaultKind> SINGLE = EnumSet.allOf(FaultKind.class);

    private final Set<CallKind> places;

    FaultKind(Set<CallKind> places) {
        this.places = places;
    }

    /** Whether a process holds on to its claim for longer than its lease. */
    boolean outlastsLease() {
        return this == PAUSE || this == SLEEP;
    }

    boolean fits(CallKind call) {
        return places.contains(call);
    }
}
