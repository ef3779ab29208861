package dev.muster.provider.http.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The turns taken of one limit, in order, some of them in the future, and what the tool itself says of the limit. Not thread-safe. */
final class Window {

    /** Tools tell the time to their next count in whole seconds, rounded up. */
    private static final Duration ROUNDED = Duration.ofSeconds(1);

    private final int permits;
    private final Duration length;
    private final Duration alone;
    private final Duration counted;
    private final List<Instant> turns = new ArrayList<>();
    private int underWay;
    private final Others others;
    private Instant pausedUntil = Instant.MIN;
    private @Nullable Told told;

    /** What the tool said last: how many calls are left, and when it starts to count again. */
    private record Told(int remaining, Instant reset) {}

    /**
     * A window.
     *
     * @param length as the tool publishes it
     * @param alone how long it is taken to be where nothing but our own turns is known
     * @param counted how long it is taken to be where the tool says what it counted
     */
    Window(int permits, Duration length, Duration alone, Duration counted) {
        this.permits = permits;
        this.length = length;
        this.alone = alone;
        this.counted = counted;
        this.others = new Others(length);
    }

    /** The first instant from {@code now} on at which one more call stays within the limit. */
    Instant next(Instant now) {
        forget(now);
        Instant asTold = asTold(now);
        int ours = ours(now);
        Instant free =
                turns.size() < ours ? now : turns.get(turns.size() - ours).plus(stretched());
        return latest(latest(now, lastTurn(now)), latest(latest(free, pausedUntil), asTold));
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
        Instant since = reset.minus(length).minus(ROUNDED);
        int ours = 0;
        while (ours < turns.size() && !turns.get(turns.size() - 1 - ours).isBefore(since)) {
            ours++;
        }
        // whatever else is under way is taken not to be in the count yet
        int arrived = ours - Math.min(ours, Math.max(0, underWay - 1));
        others.see(permits - Math.max(0, remaining) - arrived, since, now);
    }

    /**
     * How many calls a window leaves to us, when others make as many as they did lately and an eightieth of the limit more: what is left free is more
     * than the hundredth at which the tool's own count stops us, and by which others who come in fits and starts would be the ones refused. A fifth of
     * the limit, two calls at least, is not given up to a guess: when others used up everything in one window, the tool itself says whether they do so
     * in the next, and how much is left.
     */
    private int ours(Instant now) {
        int least = Math.max(1, Math.min(Math.max(2, permits / 5), left(now)));
        double theirs = others.inWindow(now);
        return theirs <= 0 ? permits : Math.max(least, permits - (int) Math.ceil(theirs) - permits / 80);
    }

    /** What we made of this window and may still make of it by the tool's own count, but for a fiftieth; everything when it said nothing lately. */
    private int left(Instant now) {
        Told last = told;
        return last != null && now.isBefore(last.reset()) && last.remaining() < permits / 2
                ? turns.size() - underWay + last.remaining() - permits / 50
                : permits;
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
        if (told == null || now.isAfter(told.reset().plus(alone)) || isSilentSince(told)) {
            told = null;
            return now;
        }
        if (told.remaining() - underWay > permits / 100 || turns.isEmpty()) {
            return told.remaining() > 0 ? now : told.reset();
        }
        Instant toSee = lastTurn(now).plus(length.dividedBy(10));
        int yetToGo = 0;
        while (yetToGo < turns.size() && turns.get(turns.size() - 1 - yetToGo).isAfter(now)) {
            yetToGo++;
        }
        Instant inPlace = yetToGo == turns.size() ? toSee : turns.get(yetToGo).plus(stretched());
        return latest(told.reset(), inPlace.isBefore(toSee) ? inPlace : toSee);
    }

    /** Whether a call was answered after the tool began to count again, and the answer said nothing of its count. */
    private boolean isSilentSince(Told before) {
        return underWay == 0 && lastTurn(Instant.MIN).isAfter(before.reset());
    }

    private Duration stretched() {
        return told == null ? alone : counted;
    }

    private Instant lastTurn(Instant now) {
        return turns.isEmpty() ? now : turns.get(turns.size() - 1);
    }

    private void forget(Instant now) {
        Instant horizon = now.minus(stretched());
        int gone = 0;
        while (gone < turns.size() && !turns.get(gone).isAfter(horizon)) {
            gone++;
        }
        turns.subList(0, gone).clear();
        // a clock that was set back must not stop all calls for as long as it was wrong
        if (!turns.isEmpty() && turns.get(0).isAfter(now.plus(alone))) {
            turns.clear();
            told = null;
        }
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
