package dev.muster.lifecycle;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why it happened.
 *
 * @param text in words
 * @param service the service at the root of it, or null
 * @param category the host's category, or null
 * @param by who found it
 */
public record Cause(
        String text, @Nullable String service, @Nullable String category, String by) {
    /** Checks that nothing is missing. */
    public Cause {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(by, "by");
    }
}
