package dev.muster.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an incident is: its state and its clocks.
 *
 * @param state where it stands
 * @param substate a host's sub-state of it, or null
 * @param began when it began
 * @param acknowledgedAt when the first responder took it, or null
 * @param mitigated the first and the last mitigation that held, or null; {@link Span#last} is null while a relapse lasts
 * @param resolved the first and the last resolution, or null; {@link Span#last} is null after a reopening
 * @param ending how it ended, or null while it goes on
 * @param relapses how often it relapsed
 * @param reopenings how often it was reopened
 */
public record Progress(
        State state,
        @Nullable String substate,
        Began began,
        @Nullable Instant acknowledgedAt,
        @Nullable Span mitigated,
        @Nullable Span resolved,
        @Nullable Ending ending,
        int relapses,
        int reopenings) {

    /**
     * The beginning.
     *
     * @param declaredAt when it was declared
     * @param startedAt when the impact began; every metric counts from here; null when unknown
     * @param detectedAt when somebody or something noticed, or null when unknown
     */
    public record Began(
            Instant declaredAt,
            @Nullable Instant startedAt,
            @Nullable Instant detectedAt) {}

    /**
     * The first and the last time of something that may happen again.
     *
     * @param first the first time; kept for good
     * @param last the last time, the one that counts; null when it was undone
     */
    public record Span(Instant first, @Nullable Instant last) {}

    /**
     * The end.
     *
     * @param at when
     * @param reason why, in words
     * @param mergedInto the incident it goes on as, or null
     */
    public record Ending(
            Instant at, String reason, @Nullable String mergedInto) {}
}
