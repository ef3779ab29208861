package dev.muster.lifecycle;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something written down.
 *
 * @param id its name in the incident: {@code N-1}, or the tool's id of the message it came from
 * @param kind what it is for
 * @param text the words
 * @param author who wrote it
 * @param at when it was written
 * @param link where it stands, or null
 */
public record Note(
        String id,
        Kind kind,
        String text,
        String author,
        Instant at,
        @Nullable String link) {
    /** Checks that nothing is missing. */
    public Note {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(at, "at");
    }

    /** What a note is for. */
    public enum Kind {
        TIMELINE,
        FIX_LATER,
        OBSTACLE,
        PROCESS,
        LEARNING,
        QUESTION,
        DECISION,
        /** A line of the pager's own log. */
        PAGE
    }
}
