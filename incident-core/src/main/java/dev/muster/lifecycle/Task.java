package dev.muster.lifecycle;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to do while the incident lasts.
 *
 * @param id its name in the incident, such as {@code T-1}
 * @param title what is to be done
 * @param owner who does it, or null
 * @param dueAt by when, or null
 * @param doneAt when it was done, or null
 * @param doneBy who did it, or null
 */
public record Task(
        String id,
        String title,
        @Nullable String owner,
        @Nullable Instant dueAt,
        @Nullable Instant doneAt,
        @Nullable String doneBy) {
    /** Checks that nothing is missing. */
    public Task {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
    }
}
