package dev.muster.spi.call;

import org.jspecify.annotations.Nullable;

/**
 * A tool failed. The subtype says what the caller does next; a provider throws no other exception on purpose, and whatever else escapes one
 * is treated as an {@linkplain OutcomeUnknown unknown outcome}.
 */
public abstract sealed class ProviderException extends RuntimeException
        permits Unavailable, Rejected, Unsupported, Misconfigured, OutcomeUnknown {

    private static final long serialVersionUID = 1L;

    private final String provider;

    ProviderException(String provider, String message, @Nullable Throwable cause) {
        super(provider + ": " + message, cause);
        this.provider = provider;
    }

    /** What failed: the provider's name, a colon and the reason; never null. */
    @Override
    public final String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** The provider that failed, by its name. */
    public final String provider() {
        return provider;
    }
}
