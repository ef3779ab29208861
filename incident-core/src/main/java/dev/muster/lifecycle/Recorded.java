package dev.muster.lifecycle;

import java.util.Objects;

/**
 * An event in an incident's history.
 *
 * @param sequence its place: 1, 2, 3 …
 * @param event what happened
 * @param circumstances when and by whom
 */
public record Recorded(long sequence, Event event, Circumstances circumstances) {
    /** Checks that nothing is missing. */
    public Recorded {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(circumstances, "circumstances");
    }
}
