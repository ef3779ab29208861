package dev.muster.internal.engine;

import dev.muster.automation.Effect;
import dev.muster.spi.Capability;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The carrier of each kind of effect. A kind without one is the engine's own: a timer or a sweep. Immutable. */
public final class Carriers {

    private static final Set<Class<?>> OWN = Set.of(
            Effect.RecheckSeverityTimer.class, Effect.ReminderTimer.class, Effect.ArchiveTimer.class, Effect.Sweep.class);

    private final Map<Class<?>, Carrier<?>> byKind = new HashMap<>();

    /**
     * These carriers, one for each kind of effect that is not the engine's own.
     *
     * @throws IllegalArgumentException when a kind has no carrier, or two
     */
    public Carriers(Collection<? extends Carrier<?>> carriers) {
        for (Carrier<?> carrier : carriers) {
            Carrier<?> before = byKind.put(carrier.kind(), carrier);
            if (before != null) {
                throw new IllegalArgumentException("two carriers for " + carrier.kind().getSimpleName());
            }
        }
        for (Class<?> kind : Effect.class.getPermittedSubclasses()) {
            if (OWN.contains(kind) == byKind.containsKey(kind)) {
                throw new IllegalArgumentException(kind.getSimpleName() + " needs a carrier, unless it is the engine's own: " + OWN);
            }
        }
    }

    /** The capability an effect needs; empty for the engine's own. */
    public Optional<Capability> capability(Effect effect) {
        return Optional.ofNullable(byKind.get(effect.getClass())).map(Carrier::capability);
    }

    @SuppressWarnings("unchecked") // a carrier is registered under the class of its own effects
    <E extends Effect> Optional<Carrier<E>> of(E effect) {
        return Optional.ofNullable((Carrier<E>) byKind.get(effect.getClass()));
    }
}
