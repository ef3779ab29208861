package dev.muster.internal.engine;

import dev.muster.spi.call.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How each tool is doing: its last success and failure, what it asked us to wait, and whether its set-up is broken. Thread-safe. */
public final class Condition {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final Map<String, Entry> tools = new HashMap<>();

    /**
     * How one tool is doing.
     *
     * @param lastSuccess when a call last went well, or null
     * @param lastFailure when one last failed, or null
     * @param failure what the last failure said, or null
     * @param misconfigured whether its set-up is broken until its check is clean again
     */
    public record Entry(
            @Nullable Instant lastSuccess,
            @Nullable Instant lastFailure,
            @Nullable String failure,
            boolean misconfigured) {}

    private final Map<String, Instant> pausedUntil = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Instant> nextCheck = new HashMap<>();

    /** How every tool that was called is doing. */
    public synchronized Map<String, Entry> entries() {
        return Map.copyOf(tools);
    }

    synchronized void succeeded(String provider, Operation operation, Instant now) {
        Entry entry = entry(provider);
        tools.put(provider, new Entry(now, entry.lastFailure(), entry.failure(), entry.misconfigured()));
        failures.remove(provider + ' ' + operation);
    }

    synchronized void failed(String provider, String problem, Instant now) {
        Entry entry = entry(provider);
        tools.put(provider, new Entry(entry.lastSuccess(), now, problem, entry.misconfigured()));
    }

    /** The tool cannot be reached; answers when to ask it again. */
    synchronized Instant unavailable(String provider, Operation operation, @Nullable Duration retryAfter, Instant now) {
        String key = provider + ' ' + operation;
        int count = failures.merge(key, 1, Integer::sum);
        Duration wait = retryAfter == null ? Backoff.after(count, key) : retryAfter;
        Instant until = now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        pausedUntil.put(key, until);
        return until;
    }

    /** Until when this operation of the tool is to be left alone, if it is. */
    synchronized Optional<Instant> pausedUntil(String provider, Operation operation, Instant now) {
        return Optional.ofNullable(pausedUntil.get(provider + ' ' + operation)).filter(now::isBefore);
    }

    synchronized void misconfigured(String provider, String problem, Instant now) {
        Entry entry = entry(provider);
        tools.put(provider, new Entry(entry.lastSuccess(), now, problem, true));
        nextCheck.put(provider, now.plus(Duration.ofMinutes(1)));
    }

    /** Whether the tool's set-up was found broken and it is time to check it again. */
    synchronized boolean shouldCheck(String provider, Instant now) {
        Instant next = nextCheck.get(provider);
        if (next == null || now.isBefore(next)) {
            return false;
        }
        nextCheck.put(provider, now.plus(Duration.ofMinutes(1)));
        return true;
    }

    synchronized void repaired(String provider) {
        Entry entry = entry(provider);
        tools.put(provider, new Entry(entry.lastSuccess(), entry.lastFailure(), entry.failure(), false));
        nextCheck.remove(provider);
    }

    private Entry entry(String provider) {
        return tools.getOrDefault(provider, new Entry(null, null, null, false));
    }
}
