package dev.muster.provider.inmemory;

import dev.muster.spi.call.Operation;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The faults that wait for the calls of one tool, by call name. Thread-safe. */
final class Faults {

    private final Map<String, Queue<Fault>> next = new HashMap<>();
    private final Map<String, Fault> always = new HashMap<>();
    private volatile boolean any;
    private final Queue<Fault> nextCall = new ArrayDeque<>(1);
    private final Queue<Fault> nextChange = new ArrayDeque<>(1);
    private @Nullable Fault down;

    synchronized void failNext(Operation operation, Fault fault, int times) {
        Queue<Fault> queue = next.computeIfAbsent(operation.name(), o -> new ArrayDeque<>());
        for (int n = 0; n < times; n++) {
            queue.add(fault);
        }
        any = true;
    }

    synchronized void failNext(String call, Fault fault) {
        next.computeIfAbsent(call, c -> new ArrayDeque<>()).add(fault);
        any = true;
    }

    synchronized void failNextCall(Fault fault) {
        nextCall.add(fault);
        any = true;
    }

    synchronized void failNextChange(Fault fault) {
        nextChange.add(fault);
        any = true;
    }

    synchronized void failAlways(Operation operation, Fault fault) {
        always.put(operation.name(), fault);
        any = true;
    }

    synchronized void failAlways(String call, Fault fault) {
        always.put(call, fault);
        any = true;
    }

    synchronized void down(Fault fault) {
        down = fault;
        any = true;
    }

    synchronized void heal(Operation operation) {
        next.remove(operation.name());
        always.remove(operation.name());
    }

    synchronized void heal() {
        next.clear();
        always.clear();
        nextCall.clear();
        nextChange.clear();
        down = null;
        any = false;
    }

    synchronized @Nullable Fault down() {
        return down;
    }

    synchronized Map<String, Fault> lasting() {
        return Map.copyOf(always);
    }

    /** The fault for this call, or null. The faults of one call are used up before those that last. */
    @Nullable Fault take(@Nullable Operation operation, String call) {
        if (!any) {
            return null;
        }
        synchronized (this) {
            if (down != null) {
                return down;
            }
            Fault fault = operation == null ? null : taken(operation.name());
            if (fault == null) {
                fault = taken(call);
            }
            if (fault == null) {
                fault = nextCall.poll();
            }
            return fault == null && operation != Operation.READ ? nextChange.poll() : fault;
        }
    }

    private @Nullable Fault taken(String name) {
        Queue<Fault> queue = next.get(name);
        Fault fault = queue == null ? null : queue.poll();
        return fault == null ? always.get(name) : fault;
    }
}
