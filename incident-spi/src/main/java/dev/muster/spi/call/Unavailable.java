package dev.muster.spi.call;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tool did <em>not</em> carry out the call and may do so later: refused connection, rate limit, 503 before any work. Retry. */
public final class Unavailable extends ProviderException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /** A call that was not carried out, for the reason given; {@code retryAfter} is the tool's own word when it gave one. */
    public Unavailable(String provider, String reason, @Nullable Duration retryAfter) {
        this(provider, reason, retryAfter, null);
    }

    /** The same with its cause. */
    public Unavailable(String provider, String reason, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(provider, reason + (retryAfter == null ? "" : "; it asks to wait " + retryAfter), cause);
        this.retryAfter = retryAfter;
    }

    /** How long the tool asks to wait, when it said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
