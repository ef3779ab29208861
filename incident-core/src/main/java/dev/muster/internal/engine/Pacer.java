package dev.muster.internal.engine;

import dev.muster.spi.Provider;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps calls below each tool's limits, so that the tool never has to refuse. A call that must wait reserves its slot and comes back for it. In any
 * window there are never more calls than the limit allows; the window is stretched by three per cent against jitter. Thread-safe.
 */
final class Pacer {

    private static final double UTILISATION = 0.97;

    private final double share;
    private final Map<String, Window> windows = new HashMap<>();
    private final Map<String, Map<Operation, Pace>> paces = new HashMap<>();

    /** A pacer that uses {@code share} of each limit: less than 1 when several processes share one tool. */
    Pacer(double share) {
        this.share = share;
    }

    /** When the call named {@code key} may go: {@code now}, or later. The slot is its own; asking again does not take another. */
    synchronized Instant reserve(Provider provider, Operation operation, String key, Instant now) {
        Pace pace =
                paces.computeIfAbsent(provider.name(), name -> index(provider)).get(operation);
        if (pace == null) {
            return now;
        }
        return windows.computeIfAbsent(provider.name() + ' ' + operation, name -> new Window(pace, share))
                .reserve(key, now);
    }

    private static Map<Operation, Pace> index(Provider provider) {
        Map<Operation, Pace> byOperation = new HashMap<>();
        provider.paces().forEach(pace -> byOperation.put(pace.operation(), pace));
        return byOperation;
    }

    private static final class Window {
        private final int permits;
        private final Duration length;
        private final Deque<Instant> slots = new ArrayDeque<>();
        private final Map<String, Instant> reserved = new HashMap<>();

        Window(Pace pace, double share) {
            this.permits = Math.max(1, (int) Math.floor(pace.permits() * share));
            this.length = Duration.ofNanos(Math.round(pace.window().toNanos() / UTILISATION));
        }

        Instant reserve(String key, Instant now) {
            Instant mine = reserved.get(key);
            if (mine != null) {
                if (!mine.isAfter(now)) {
                    reserved.remove(key);
                    return now;
                }
                return mine;
            }
            Instant slot = now;
            if (slots.size() >= permits) {
                Instant free = slots.removeFirst().plus(length);
                slot = free.isAfter(now) ? free : now;
            }
            slots.addLast(slot);
            if (slot.isAfter(now)) {
                reserved.put(key, slot);
            }
            return slot;
        }
    }
}
