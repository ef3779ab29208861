package dev.muster.provider.http.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Gives calls their turns, so that in any window there are never more than the share of each limit allows. Windows slide, and are stretched by three
 * per cent against jitter on the way (97 % of a limit is what arrives without a refusal), by one where the tool tells its own count. Bounded in memory,
 * thread-safe.
 *
 * <p>The engine paces whole operations; this paces single requests, which the engine cannot see: several to an operation, and all reading.
 */
public final class Throttle {

    /** No answer of a tool stops calls for longer than this. */
    public static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private static final double UTILISATION = 0.97;
    /** Where the tool tells its count with each answer, it is that which keeps us within the limit. */
    private static final double COUNTED = 0.99;

    private static final int MANY_WINDOWS = 10_000;
    private static final String EVERYTHING = "\n*";

    private final double share;
    private final InstantSource clock;
    private final Map<String, Window> windows = new HashMap<>();

    /**
     * A throttle that uses a share of each limit.
     *
     * @param share above 0 to 1: less than 1 when other processes or other programs use the same account
     * @param clock what tells the time
     */
    public Throttle(double share, InstantSource clock) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share is " + share + ": expected more than 0 and at most 1");
        }
        this.share = share;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** A turn within all the limits for a call about {@code subject}, if it comes within {@code patience}; {@link #end} must follow one taken. */
    public synchronized Turn take(List<Limit> limits, String subject, Duration patience) {
        Instant now = clock.instant();
        shrink(now);
        Instant turn =
                window(EVERYTHING, Integer.MAX_VALUE, Duration.ofNanos(1)).next(now);
        for (Limit limit : limits) {
            Instant next = window(limit, subject).next(now);
            turn = next.isAfter(turn) ? next : turn;
        }
        Duration wait = Duration.between(now, turn);
        if (wait.compareTo(patience) > 0) {
            return new Turn(wait, false);
        }
        for (Limit limit : limits) {
            window(limit, subject).take(turn);
        }
        return new Turn(wait, true);
    }

    /** Lets no call of these limits about {@code subject} go for a while: the tool asked for it. */
    public synchronized void pause(List<Limit> limits, String subject, Duration time) {
        Instant until = clock.instant().plus(time.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : time);
        limits.forEach(limit -> window(limit, subject).pause(until));
    }

    /** Lets no call at all go for a while. */
    public synchronized void pauseAll(Duration time) {
        window(EVERYTHING, Integer.MAX_VALUE, Duration.ofNanos(1))
                .pause(clock.instant().plus(time.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : time));
    }

    /** A call that took its turn is over, answered or not. Each turn taken must end. */
    public synchronized void end(List<Limit> limits, String subject) {
        limits.forEach(limit -> window(limit, subject).end());
    }

    /**
     * Takes the tool's own count into account, in which other clients show.
     *
     * @param limit what is counted
     * @param subject about what
     * @param remaining how many calls are left, of the whole limit
     * @param resetAfter when, from now, the tool starts to count again
     */
    public synchronized void observe(Limit limit, String subject, int remaining, Duration resetAfter) {
        int ours = permits(limit);
        int reserve = limit.permits() - ours;
        Instant now = clock.instant();
        window(limit, subject).observe(Math.min(ours, remaining - reserve), now.plus(resetAfter), now);
    }

    private Window window(Limit limit, String subject) {
        return window(limit.key(subject), permits(limit), limit.window());
    }

    private Window window(String key, int permits, Duration length) {
        return windows.computeIfAbsent(
                key, k -> new Window(permits, length, stretched(length, UTILISATION), stretched(length, COUNTED)));
    }

    private static Duration stretched(Duration length, double utilisation) {
        return Duration.ofNanos(Math.round(length.toNanos() / utilisation));
    }

    private int permits(Limit limit) {
        return Math.max(1, (int) Math.floor(limit.permits() * share));
    }

    private void shrink(Instant now) {
        if (windows.size() > MANY_WINDOWS) {
            windows.values().removeIf(window -> window.isIdle(now));
        }
    }
}
