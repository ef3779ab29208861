package dev.muster.spi.alert;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One alert, in the library's words.
 *
 * @param source the tool it comes from
 * @param fingerprint the same for each message about the same alert
 * @param title one line
 * @param description more, may be empty
 * @param startedAt when the condition began
 * @param receivedAt when the alert tool reported it
 * @param endedAt when the condition ended, or null while it holds
 * @param labels what it is about; every label of the source is kept
 * @param link where a person sees it, or null
 */
public record Alert(
        String source,
        String fingerprint,
        String title,
        String description,
        Instant startedAt,
        Instant receivedAt,
        @Nullable Instant endedAt,
        Map<String, String> labels,
        @Nullable URI link) {
    /** Copies the labels. */
    public Alert {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(startedAt, "startedAt");
        labels = Map.copyOf(labels);
    }

    /** Whether the condition still holds. */
    public boolean firing() {
        return endedAt == null;
    }
}
