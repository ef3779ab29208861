package dev.muster.metrics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A duration, or why there is none. A missing figure is never zero. */
public sealed interface Measure {

    /** So long. */
    record Of(Duration duration) implements Measure {}

    /** Not known, for a reason. */
    record Undefined(String reason) implements Measure {}

    /** The duration, or null when it is undefined. */
    default @Nullable Duration orNull() {
        return this instanceof Of of ? of.duration() : null;
    }

    /** The duration as people read it, such as {@code 1 h 10 min}, or {@code undefined} and the reason. */
    default String text() {
        if (this instanceof Undefined undefined) {
            return "undefined: " + undefined.reason();
        }
        Duration duration = ((Of) this).duration();
        if (duration.toMinutes() == 0) {
            return duration.toSeconds() + " s";
        }
        String hours = duration.toHours() == 0 ? "" : duration.toHours() + " h ";
        return hours + duration.toMinutesPart() + " min";
    }

    /** From one point to another; missing or in the wrong order, it is undefined and says which. */
    static Measure between(Point from, Point to) {
        Instant start = from.at();
        Instant end = to.at();
        if (start == null) {
            return new Undefined(from.missing());
        }
        if (end == null) {
            return new Undefined(to.missing());
        }
        return end.isBefore(start)
                ? new Undefined(to.name() + " " + end + " is before " + from.name() + " " + start)
                : new Of(Duration.between(start, end));
    }

    /**
     * A point in time that may be unknown.
     *
     * @param name what it is called
     * @param at when, or null
     * @param missing what to say when it is null
     */
    record Point(String name, @Nullable Instant at, String missing) {

        /** One that is simply not known. */
        public static Point of(String name, @Nullable Instant at) {
            return new Point(name, at, name + " is unknown");
        }
    }
}
