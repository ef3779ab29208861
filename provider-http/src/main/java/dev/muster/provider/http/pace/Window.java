package dev.muster.provider.http.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The turns taken of one limit, in order, some of them in the future, and what the tool itself says of the limit. Not thread-safe. */
final class Window {

    private final int permits;
    private final Duration length;
    private final List<Instant> turns = new ArrayList<>();
    private int underWay;
    private final Others others;
    private Instant pausedUntil = Instant.MIN;
    private @Nullable Told told;

    /** What the tool said last: how many calls are left, and when it starts to count again. */
    private record Told(int remaining, Instant reset) {}

    Window(int permits, Duration length) {
        this.permits = permits;
        this.length = length;
        this.others = new Others(length);
    }

    /** The first instant from {@code now} on at which one more call stays within the limit. */
    Instant next(Instant now) {
        forget(now);
        int ours = ours(now);
        Instant free =
                turns.size() < ours ? now : turns.get(turns.size() - ours).plus(length);
        return latest(latest(now, lastTurn(now)), latest(latest(free, pausedUntil), asTold(now)));
    }

    void take(Instant turn) {
        turns.add(turn);
        underWay++;
    }

    /** A call that had taken its turn is over, answered or not. */
    void end() {
        underWay--;
    }

    void pause(Instant until) {
        pausedUntil = latest(pausedUntil, until);
    }

    /** The tool says that {@code remaining} calls are left until {@code reset}: what we did not make of the rest, others did. */
    void observe(int remaining, Instant reset, Instant now) {
        told = new Told(remaining, reset);
        forget(now);
        others.see(permits - Math.max(0, remaining) - turns.size(), now);
    }

    /**
     * How many calls a window leaves to us, when others make as many as they did lately, and a fiftieth more. A fifth of the limit is not given up to a
     * guess: when others used up everything in one window, the tool itself says whether they do so in the next.
     */
    private int ours(Instant now) {
        int theirs = others.most(now);
        int least = isRunningOut(now) ? 1 : Math.max(1, permits / 5);
        return theirs <= 0 ? permits : Math.max(least, permits - theirs - permits / 50);
    }

    private boolean isRunningOut(Instant now) {
        return told != null && now.isBefore(told.reset()) && told.remaining() < permits / 2;
    }

    boolean isIdle(Instant now) {
        forget(now);
        return turns.isEmpty() && underWay == 0 && !pausedUntil.isAfter(now);
    }

    /**
     * When the tool's own count allows a call. Calls under way may not be in its count yet, and others who use the limit go on using it, so a hundredth
     * is left to them. When there is no more, a call goes when the tool starts to count again, or counts in the place of an old one of ours; and now
     * and then in any case, to see.
     */
    private Instant asTold(Instant now) {
        if (told == null || now.isAfter(told.reset().plus(length)) || isSilentSince(told)) {
            told = null;
            return now;
        }
        if (told.remaining() - underWay > permits / 100 || turns.isEmpty()) {
            return told.remaining() > 0 ? now : told.reset();
        }
        Instant inPlace = turns.get(0).plus(length);
        Instant toSee = lastTurn(now).plus(length.dividedBy(10));
        return latest(told.reset(), inPlace.isBefore(toSee) ? inPlace : toSee);
    }

    /** Whether a call was answered after the tool began to count again, and the answer said nothing of its count. */
    private boolean isSilentSince(Told before) {
        return underWay == 0 && lastTurn(Instant.MIN).isAfter(before.reset());
    }

    private Instant lastTurn(Instant now) {
        return turns.isEmpty() ? now : turns.get(turns.size() - 1);
    }

    private void forget(Instant now) {
        Instant horizon = now.minus(length);
        int gone = 0;
        while (gone < turns.size() && !turns.get(gone).isAfter(horizon)) {
            gone++;
        }
        turns.subList(0, gone).clear();
        // a clock that was set back must not stop all calls for as long as it was wrong
        if (!turns.isEmpty() && turns.get(0).isAfter(now.plus(length))) {
            turns.clear();
            told = null;
        }
    }

    /** The most calls that others made in a window, as far as it was seen in the last two. */
    private static final class Others {

        private final Duration length;
        private Instant since = Instant.MIN;
        private int most;
        private int mostBefore;

        Others(Duration length) {
            this.length = length;
        }

        void see(int calls, Instant now) {
            turn(now);
            most = Math.max(most, calls);
        }

        int most(Instant now) {
            turn(now);
            return Math.max(most, mostBefore);
        }

        private void turn(Instant now) {
            if (since.equals(Instant.MIN) || now.isAfter(since.plus(length.multipliedBy(2)))) {
                since = now;
                most = 0;
                mostBefore = 0;
            } else if (now.isAfter(since.plus(length))) {
                since = now;
                mostBefore = most;
                most = 0;
            }
        }
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
