package dev.muster.spi.conversation;

import java.util.Objects;

/**
 * One of several things to pick.
 *
 * @param value comes back when it is picked; not empty, and its own among those it stands with
 * @param label what the reader sees
 */
public record Option(String value, String label) {

    /** Checks that there is a value. */
    public Option {
        Objects.requireNonNull(label, "label");
        if (value.isBlank()) {
            throw new IllegalArgumentException("value of option '" + label + "' is blank: expected what comes back");
        }
    }

    /**
     * An option that comes back as it is read.
     *
     * @param value what comes back, and what the reader sees
     * @return the option
     */
    public static Option of(String value) {
        return new Option(value, value);
    }
}
