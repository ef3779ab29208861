package dev.muster.internal.engine;

import dev.muster.automation.Effect;
import dev.muster.spi.Capability;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries one kind of effect out through a provider. Stateless.
 *
 * @param <E> the kind
 */
public interface Carrier<E extends Effect> {

    /** The kind it carries. */
    Class<E> kind();

    /** The capability it needs, or null when it goes to whatever tool an earlier effect went to. */
    @Nullable Capability capability();

    /** The operation it is going to call: what its pace and repeat safety are asked for. */
    Operation operation(E effect, Scene scene);

    /** Carries it out. */
    Carried carry(E effect, Scene scene, CallContext context);

    /**
     * What is good to know afterwards and can be asked beside the call, on another thread: nothing depends on it, it changes nothing in the tool, and
     * whatever it throws is ignored.
     *
     * @return the question, or empty when there is none
     */
    default Optional<Runnable> beside(E effect, Scene scene, CallContext context) {
        return Optional.empty();
    }

    /** What earlier tries made, oldest first: asked before a repeat, and by a sweep. Changes nothing. */
    default List<Carried> find(E effect, Scene scene, CallContext context) {
        return List.of();
    }

    /** Takes back what a try made twice. */
    default void retract(E effect, String made, Scene scene, CallContext context) {}

    /**
     * What sets the tool to how the incident is now, in case an earlier try comes so late that it undoes what was set since; empty where that does no
     * harm. Asked after a repeat.
     */
    default Optional<Effect> restated(E effect) {
        return Optional.empty();
    }

    /** Two pending effects of one batch as one. */
    default E merge(E first, E second) {
        return first;
    }

    /** Whether, when nothing is known of an earlier try and the tool has no handle, it is better done twice than never. */
    default boolean betterTwiceThanNever(E effect) {
        return false;
    }
}
