package dev.muster.provider.inmemory;

import dev.muster.spi.call.Operation;
import dev.muster.spi.call.RequestKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Every call that one or several tools got, in order, reads included. Thread-safe. A builder may give several providers one log, so that the
 * order between tools is seen too.
 */
public final class CallLog {

    private final List<Call> calls = new ArrayList<>();

    /** An empty log. */
    public CallLog() {}

    /** All calls, oldest first. */
    public List<Call> all() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** The calls for which {@code wanted} holds, oldest first. */
    public List<Call> where(Predicate<Call> wanted) {
        return all().stream().filter(wanted).toList();
    }

    /** The calls that change something, oldest first. */
    public List<Call> writes() {
        return where(call -> !call.reads());
    }

    /** The calls that only read, oldest first. */
    public List<Call> reads() {
        return where(Call::reads);
    }

    /** The calls of one operation, oldest first. */
    public List<Call> of(Operation operation) {
        return where(call -> call.operation() == operation);
    }

    /** The calls of this name, such as {@code conversations.get}, oldest first. */
    public List<Call> named(String name) {
        return where(call -> call.name().equals(name));
    }

    /** The calls made with a key, oldest first. */
    public List<Call> withKey(RequestKey key) {
        return where(call -> key.equals(call.key()));
    }

    /** How many calls there are. */
    public int size() {
        synchronized (calls) {
            return calls.size();
        }
    }

    /** Forgets all calls: for counting from here on. */
    public void clear() {
        synchronized (calls) {
            calls.clear();
        }
    }

    /**
     * All calls as lines such as {@code +0m  conversations.open inc-1-checkout-fails -> C1}, each with the time since the first: what a failed
     * assertion prints.
     */
    public String table() {
        List<Call> lines = all();
        if (lines.isEmpty()) {
            return "(no calls)";
        }
        Instant first = lines.get(0).at();
        boolean several = lines.stream().map(Call::tool).distinct().count() > 1;
        StringBuilder table = new StringBuilder();
        for (Call call : lines) {
            table.append(since(Duration.between(first, call.at()))).append("  ");
            if (several) {
                table.append(call.tool()).append(' ');
            }
            table.append(call.line()).append('\n');
        }
        return table.toString();
    }

    @Override
    public String toString() {
        return table();
    }

    void add(Call call) {
        synchronized (calls) {
            calls.add(call);
        }
    }

    private static String since(Duration time) {
        long minutes = time.toMinutes();
        int seconds = time.toSecondsPart();
        return "+" + minutes + "m" + (seconds == 0 ? "" : seconds + "s");
    }
}
