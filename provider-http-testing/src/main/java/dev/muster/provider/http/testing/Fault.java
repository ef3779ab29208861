package dev.muster.provider.http.testing;

import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.Unavailable;
import java.util.List;
import java.util.stream.Stream;

/** What can happen to a request (S09). Faults that {@linkplain #carriesOut carry out} strike after the tool has done what it was asked. */
public enum Fault {
    /** The connection is reset before the tool has done anything. Who calls cannot tell. */
    RESET_BEFORE(false, OutcomeUnknown.class),
    /** The tool has done it, and the connection is reset instead of an answer. */
    RESET_AFTER(true, OutcomeUnknown.class),
    /** Nothing is done, and no answer comes until somebody gives up. */
    HANG_BEFORE(false, OutcomeUnknown.class),
    /** It is done, and no answer comes until somebody gives up. */
    HANG_AFTER(true, OutcomeUnknown.class),
    /** A fault of the tool's: 500, nothing done. */
    FAILED_BEFORE(false, OutcomeUnknown.class),
    /** A fault of the tool's: 500 after it was done. */
    FAILED_AFTER(true, OutcomeUnknown.class),
    /** A gateway in between says 502, in HTML. */
    GATEWAY(false, OutcomeUnknown.class),
    /** It is done, and a proxy answers 200 with a page for people. */
    PAGE(true, OutcomeUnknown.class),
    /** It is done, and half of the JSON comes, as if it were all. */
    HALF_JSON(true, OutcomeUnknown.class),
    /** It is done, and the connection is reset in the middle of the body. */
    HALF_BODY(true, OutcomeUnknown.class),
    /** Too many calls, in the tool's own words; nothing done. */
    LIMITED(false, Unavailable.class),
    /** 401: the token is refused. */
    UNAUTHORIZED(false, Misconfigured.class),
    /** 403: a right is missing. */
    FORBIDDEN(false, Misconfigured.class),
    /** 404: there is no such object. */
    NOT_FOUND(false, Rejected.class),
    /** 409: its state does not allow it. */
    CONFLICT(false, Rejected.class);

    private final boolean carriesOut;
    private final Class<? extends ProviderException> thrown;

    Fault(boolean carriesOut, Class<? extends ProviderException> thrown) {
        this.carriesOut = carriesOut;
        this.thrown = thrown;
    }

    /** Whether the tool has done what it was asked when the fault strikes. */
    public boolean carriesOut() {
        return carriesOut;
    }

    /** Whether no answer comes, so that a call ends when its client gives up. */
    public boolean hangs() {
        return this == HANG_BEFORE || this == HANG_AFTER;
    }

    /** What a writing call throws, unless the vendor's errors say more. */
    public Class<? extends ProviderException> thrownByWrite() {
        return thrown;
    }

    /** What a reading call throws, unless the vendor's errors say more: nothing is in doubt after reading. */
    public Class<? extends ProviderException> thrownByRead() {
        return thrown == OutcomeUnknown.class ? Unavailable.class : thrown;
    }

    /** Those after which nobody can know whether a write was carried out. */
    public static List<Fault> inDoubt() {
        return Stream.of(values())
                .filter(fault -> fault.thrown == OutcomeUnknown.class)
                .toList();
    }
}
