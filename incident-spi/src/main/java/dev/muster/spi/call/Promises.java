package dev.muster.spi.call;

import java.util.Map;
import java.util.Objects;

/**
 * The repeat safety of each operation a capability offers. It is published as a table and checked by the conformance kit.
 *
 * @param byOperation one entry per operation offered
 */
public record Promises(Map<Operation, RepeatSafety> byOperation) {

    /** Copies the map. */
    public Promises {
        byOperation = Map.copyOf(byOperation);
    }

    /** The promise for one operation. */
    public static Promises of(Operation operation, RepeatSafety safety) {
        return new Promises(Map.of(operation, safety));
    }

    /** These promises and one more; an earlier promise for the same operation is replaced. */
    public Promises and(Operation operation, RepeatSafety safety) {
        Map<Operation, RepeatSafety> all = new java.util.EnumMap<>(Operation.class);
        all.putAll(byOperation);
        all.put(operation, safety);
        return new Promises(all);
    }

    /**
     * The promise for an operation.
     *
     * @throws IllegalStateException when the provider declares none: it must, for each operation it offers
     */
    public RepeatSafety of(Operation operation) {
        RepeatSafety safety = byOperation.get(Objects.requireNonNull(operation, "operation"));
        if (safety == null) {
            throw new IllegalStateException("no repeat safety is declared for " + operation
                    + ": declare one for each operation offered, found " + byOperation.keySet());
        }
        return safety;
    }
}
