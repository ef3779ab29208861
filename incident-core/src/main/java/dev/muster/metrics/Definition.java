package dev.muster.metrics;

/** What the figures mean. A figure without its definition cannot be compared with another. */
public final class Definition {

    /**
     * The edition of the definitions: it changes when a figure of the same history would.
     *
     * <p>{@code 1}: TTD, TTM and TTR count from the start of the impact, never from the declaration; TTA counts from the declaration to the first
     * acknowledgement. The last mitigation and the last resolution count; the first are kept beside them. A correction counts as if the time had
     * always been known.
     */
    public static final String VERSION = "1";

    private Definition() {}
}
