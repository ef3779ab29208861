package dev.muster.metrics;

import dev.muster.lifecycle.Evolver;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Progress;
import dev.muster.lifecycle.Recorded;
import dev.muster.metrics.Measure.Point;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How fast an incident was handled.
 *
 * @param ttd from the start of the impact to its detection
 * @param tta from the declaration to the first acknowledgement
 * @param ttm from the start of the impact to the last mitigation
 * @param ttr from the start of the impact to the last resolution
 * @param firstTtm from the start of the impact to the first mitigation
 * @param firstTtr from the start of the impact to the first resolution
 * @param relapses how often a mitigation did not hold
 * @param reopenings how often it was taken up again
 * @param definition the edition of {@link Definition} they follow
 */
public record ResponseTimes(
        Measure ttd,
        Measure tta,
        Measure ttm,
        Measure ttr,
        Measure firstTtm,
        Measure firstTtr,
        int relapses,
        int reopenings,
        String definition) {

    /** The figures of a history. */
    public static ResponseTimes of(List<Recorded> history) {
        return of(Evolver.replay(history));
    }

    /** The figures of an incident as it is. */
    public static ResponseTimes of(IncidentState incident) {
        Progress progress = incident.progress();
        Point started = Point.of("start of the impact", progress.began().startedAt());
        Point declared = Point.of("declaration", progress.began().declaredAt());
        return new ResponseTimes(
                Measure.between(started, Point.of("detection", progress.began().detectedAt())),
                Measure.between(declared, Point.of("acknowledgement", progress.acknowledgedAt())),
                Measure.between(started, last("mitigation", progress.mitigated(), "the mitigation did not hold")),
                Measure.between(started, last("resolution", progress.resolved(), "it was taken up again")),
                Measure.between(started, Point.of("first mitigation", first(progress.mitigated()))),
                Measure.between(started, Point.of("first resolution", first(progress.resolved()))),
                progress.relapses(),
                progress.reopenings(),
                Definition.VERSION);
    }

    private static @Nullable Instant first(Progress.@Nullable Span span) {
        return span == null ? null : span.first();
    }

    private static Point last(String name, Progress.@Nullable Span span, String undone) {
        return span == null ? Point.of(name, null) : new Point(name, span.last(), undone);
    }
}
