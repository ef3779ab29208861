package dev.muster.provider.http.pace;

import java.time.Duration;
import java.time.Instant;

/**
 * How much of a limit others use, by what the tool counted beyond our own calls. Windows may slide or begin anew at the full minute: either way the tool
 * counts from some instant on, and for what is left of a window others are expected to go on as they did. Not thread-safe.
 */
final class Others {

    /** From what part of a window on its calls say how many a whole one has. */
    private static final double ENOUGH = 0.05;

    private final Duration length;
    private Instant seenAt = Instant.MIN;
    private Instant from = Instant.MIN;
    private double soFar;
    /** Calls in a whole window, as it was over about the last one. */
    private double usual;
    /** For what part of a window, up to a whole one, others were watched. */
    private double known;

    Others(Duration length) {
        this.length = length;
    }

    /** The tool counted this many calls of others from an instant on. */
    void see(int calls, Instant since, Instant now) {
        boolean isNew = isForgotten(now);
        known = isNew ? 0 : Math.min(1, known + part(seenAt, now));
        soFar = Math.max(0, calls);
        from = since;
        double passed = part(from, now);
        if (passed >= ENOUGH) {
            double whole = soFar / passed;
            usual += (whole - usual) * (isNew || known < passed ? 1 : part(seenAt, now));
        } else if (isNew) {
            usual = soFar;
        }
        seenAt = now;
    }

    /** How many calls of others are expected in the window that the tool counts now. */
    double inWindow(Instant now) {
        if (isForgotten(now)) {
            return 0;
        }
        boolean isOver = !now.isBefore(from.plus(length)) && now.isAfter(seenAt);
        return isOver ? usual : Math.max(usual, soFar + usual * (1 - part(from, seenAt)));
    }

    private boolean isForgotten(Instant now) {
        return seenAt.equals(Instant.MIN) || now.isAfter(seenAt.plus(length.multipliedBy(2)));
    }

    private double part(Instant begin, Instant end) {
        double part = (double) Duration.between(begin, end).toMillis() / Math.max(1, length.toMillis());
        return Math.max(0, Math.min(1, part));
    }
}
