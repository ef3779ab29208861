package dev.muster.spi.call;

import org.jspecify.annotations.Nullable;

/**
 * The host's set-up is wrong (revoked token, missing scope, unknown project). Nothing was carried out. Not retried in a storm: the effect is
 * parked, the provider is reported down, and work goes on once {@code check()} is clean again.
 */
public final class Misconfigured extends ProviderException {

    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String remedy;

    /** {@code setting} (a setting or scope by name) has {@code problem}; {@code remedy} says what to do. Never carries a secret. */
    public Misconfigured(String provider, String setting, String problem, String remedy) {
        this(provider, setting, problem, remedy, null);
    }

    /** The same with its cause. */
    public Misconfigured(String provider, String setting, String problem, String remedy, @Nullable Throwable cause) {
        super(provider, setting + " " + problem + "; " + remedy, cause);
        this.setting = setting;
        this.remedy = remedy;
    }

    /** The setting or scope that is wrong. */
    public String setting() {
        return setting;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
