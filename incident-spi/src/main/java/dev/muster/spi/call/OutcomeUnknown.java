package dev.muster.spi.call;

import org.jspecify.annotations.Nullable;

/** The call may or may not have been carried out: lost answer, time-out, unreadable success, 5xx. The next attempt looks before it creates. */
public final class OutcomeUnknown extends ProviderException {

    private static final long serialVersionUID = 1L;

    /** An outcome that is not known, for the reason given. */
    public OutcomeUnknown(String provider, String reason) {
        this(provider, reason, null);
    }

    /** The same with its cause. */
    public OutcomeUnknown(String provider, String reason, @Nullable Throwable cause) {
        super(provider, "outcome unknown: " + reason, cause);
    }
}
