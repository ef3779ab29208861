package dev.muster.internal.codec;

import dev.muster.automation.Effect;
import java.util.Collection;
import java.util.Optional;

/** Effects as the store keeps them. */
public final class EffectCodec {

    private static final NamedTypes<Effect> TYPES = new NamedTypes<>(permitted());

    private EffectCodec() {}

    /** The stable name of an effect. */
    public static String nameOf(Effect effect) {
        return TYPES.nameOf(effect);
    }

    /** The stable name of a kind of effect. */
    public static String nameOf(Class<? extends Effect> kind) {
        return TYPES.nameOf(kind);
    }

    /** The stable names of all effects. */
    public static Collection<String> names() {
        return TYPES.names();
    }

    /** The content of an effect. */
    public static String encode(Effect effect) {
        return Json.write(effect);
    }

    /** The effect, or empty when this version does not know its kind: then it is left for one that does. */
    public static Optional<Effect> decode(String name, String payload) {
        return TYPES.typeOf(name).map(type -> Json.read(payload, type));
    }

    private static Class<Effect> permitted() {
        return Effect.class;
    }
}
