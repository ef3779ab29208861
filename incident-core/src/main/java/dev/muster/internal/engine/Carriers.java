package dev.muster.internal.engine;

import dev.muster.automation.Effect;
import dev.muster.internal.codec.EffectCodec;
import dev.muster.spi.Capability;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The carrier of each kind of effect. A kind without one is the engine's own: a timer or a sweep. Immutable. */
public final class Carriers {

    private final Supplier<Map<Class<?>, Carrier<?>>> byKind;

    /**
     * These carriers, one for each kind of effect that is not the engine's own. They are made when the first effect is carried out, and checked then.
     */
    public Carriers(Supplier<? extends Collection<? extends Carrier<?>>> carriers) {
        this.byKind = Lazily.by(() -> checked(carriers.get()));
    }

    private static Map<Class<?>, Carrier<?>> checked(Collection<? extends Carrier<?>> carriers) {
        Map<Class<?>, Carrier<?>> byKind = new HashMap<>();
        for (Carrier<?> carrier : carriers) {
            Carrier<?> before = byKind.put(carrier.kind(), carrier);
            if (before != null) {
                throw new IllegalArgumentException(
                        "two carriers for " + carrier.kind().getSimpleName());
            }
        }
        Set<String> unknown = new TreeSet<>(Needs.names());
        for (Class<?> permitted : Kinds.ALL) {
            String name = EffectCodec.nameOf(permitted.asSubclass(Effect.class));
            unknown.remove(name);
            Capability need = Needs.of(name);
            Carrier<?> carrier = byKind.get(permitted);
            if (need != (carrier == null ? null : carrier.capability())) {
                throw new IllegalArgumentException(
                        permitted.getSimpleName() + " needs a carrier for " + need + ", found " + carrier);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there are no effects of the kinds " + unknown);
        }
        return byKind;
    }

    /** The capability an effect needs; empty for the engine's own. */
    public Optional<Capability> capability(Effect effect) {
        return Optional.ofNullable(Needs.of(EffectCodec.nameOf(effect)));
    }

    @SuppressWarnings("unchecked") // a carrier is registered under the class of its own effects
    <E extends Effect> Optional<Carrier<E>> of(E effect) {
        return Optional.ofNullable((Carrier<E>) byKind.get().get(effect.getClass()));
    }

    /** Asked for once: the JVM looks each of them up anew whenever it is asked. */
    private static final class Kinds {
        private static final Class<?>[] ALL = Effect.class.getPermittedSubclasses();
    }
}
