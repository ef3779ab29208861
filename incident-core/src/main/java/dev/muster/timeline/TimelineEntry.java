package dev.muster.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * One thing that happened.
 *
 * @param sequence the event's place in the history
 * @param at when it happened
 * @param knownAt when it became known
 * @param mode whether a person did it
 * @param actor who did it: a person's id, a provider's name, or the library's
 * @param kind the key of its sentence, such as {@code incident-mitigated}
 * @param values what the sentence is filled with, as plain text; names that end in {@code At} are instants
 */
public record TimelineEntry(
        long sequence, Instant at, Instant knownAt, Mode mode, String actor, String kind, Map<String, String> values) {
    /** Copies the values, keeping their order. */
    public TimelineEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(knownAt, "knownAt");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(kind, "kind");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The entry as a sentence of plain text. */
    public String sentence(Locale locale, ZoneId zone) {
        return Words.in(locale).sentence(kind, values, zone);
    }

    /** Whether a person did it. */
    public enum Mode {
        /** A timer, a rule or a tool. */
        AUTO,
        /** A person. */
        MANUAL
    }
}
