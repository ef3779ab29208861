package dev.muster.provider.http.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The turns taken of one limit, in order, some of them in the future. Not thread-safe. */
final class Window {

    private final int permits;
    private final Duration length;
    private final List<Instant> turns = new ArrayList<>();
    private Instant pausedUntil = Instant.MIN;

    Window(int permits, Duration length) {
        this.permits = permits;
        this.length = length;
    }

    /** The first instant from {@code now} on at which one more call stays within the limit. */
    Instant next(Instant now) {
        forget(now);
        Instant free =
                turns.size() < permits ? now : turns.get(turns.size() - permits).plus(length);
        Instant afterLast = turns.isEmpty() ? now : turns.get(turns.size() - 1);
        return latest(now, latest(free, latest(afterLast, pausedUntil)));
    }

    void take(Instant turn) {
        insert(turn);
    }

    void pause(Instant until) {
        pausedUntil = latest(pausedUntil, until);
    }

    /** The tool says that only {@code remaining} calls are left until {@code reset}: what we did not make, somebody else did. */
    void observe(int remaining, Instant reset, Instant now) {
        forget(now);
        int unexplained = permits - turns.size() - Math.max(0, remaining);
        Instant theirs = reset.minus(length);
        for (int i = 0; i < unexplained; i++) {
            insert(theirs.isAfter(now) ? now : theirs);
        }
    }

    private void insert(Instant turn) {
        int place = Collections.binarySearch(turns, turn);
        turns.add(place < 0 ? -place - 1 : place + 1, turn);
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
        }
    }

    boolean isIdle(Instant now) {
        forget(now);
        return turns.isEmpty() && !pausedUntil.isAfter(now);
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
