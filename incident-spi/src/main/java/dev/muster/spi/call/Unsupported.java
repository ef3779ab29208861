package dev.muster.spi.call;

/** The tool cannot do this at all (a private channel, a phone call). The caller falls back to the next way in its declared order. */
public final class Unsupported extends ProviderException {

    private static final long serialVersionUID = 1L;

    private final String feature;

    /** The named feature is not offered by this provider. */
    public Unsupported(String provider, String feature) {
        super(provider, "does not support " + feature, null);
        this.feature = feature;
    }

    /** What is not supported. */
    public String feature() {
        return feature;
    }
}
