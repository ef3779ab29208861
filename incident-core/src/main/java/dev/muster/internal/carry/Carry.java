package dev.muster.internal.carry;

import dev.muster.automation.Effect;
import dev.muster.internal.engine.Carried;
import dev.muster.internal.engine.Carrier;
import dev.muster.internal.engine.Scene;
import dev.muster.spi.Capability;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A carrier put together from functions. */
final class Carry<E extends Effect> implements Carrier<E> {

    private final Class<E> kind;
    private final Capability capability;
    private final BiFunction<E, Scene, Operation> operation;
    private final Act<E> act;
    private Look<E> look = (effect, scene, context) -> List.of();
    private @Nullable Beside beside;
    private Undo<E> undo = (effect, made, scene, context) -> {};
    private Function<E, Optional<Effect>> restate = effect -> Optional.empty();
    private BinaryOperator<E> merge = (first, second) -> first;
    private Predicate<E> twice = effect -> false;

    private Carry(Class<E> kind, Capability capability, BiFunction<E, Scene, Operation> operation, Act<E> act) {
        this.kind = kind;
        this.capability = capability;
        this.operation = operation;
        this.act = act;
    }

    /** Makes the call. */
    interface Act<E> {
        Carried carry(E effect, Scene scene, CallContext context);
    }

    /** Lists what earlier tries made. */
    interface Look<E> {
        List<Carried> find(E effect, Scene scene, CallContext context);
    }

    /** Asks what is good to know afterwards. */
    interface Beside {
        void ask(Scene scene, CallContext context);
    }

    /** Takes a double back. */
    interface Undo<E> {
        void retract(E effect, String made, Scene scene, CallContext context);
    }

    static <E extends Effect> Carry<E> of(Class<E> kind, Capability capability, Operation operation, Act<E> act) {
        return new Carry<>(kind, capability, (effect, scene) -> operation, act);
    }

    static <E extends Effect> Carry<E> either(
            Class<E> kind, Capability capability, BiFunction<E, Scene, Operation> operation, Act<E> act) {
        return new Carry<>(kind, capability, operation, act);
    }

    Carry<E> finding(Look<E> how) {
        this.look = how;
        return this;
    }

    Carry<E> askingBeside(Beside how) {
        this.beside = how;
        return this;
    }

    Carry<E> retracting(Undo<E> how) {
        this.undo = how;
        return this;
    }

    Carry<E> restating(Function<E, Effect> how) {
        this.restate = effect -> Optional.of(how.apply(effect));
        return this;
    }

    Carry<E> merging(BinaryOperator<E> how) {
        this.merge = how;
        return this;
    }

    Carry<E> twiceRatherThanNever(Predicate<E> when) {
        this.twice = when;
        return this;
    }

    @Override
    public Class<E> kind() {
        return kind;
    }

    @Override
    public Capability capability() {
        return capability;
    }

    @Override
    public Operation operation(E effect, Scene scene) {
        return operation.apply(effect, scene);
    }

    @Override
    public Carried carry(E effect, Scene scene, CallContext context) {
        return act.carry(effect, scene, context);
    }

    @Override
    public Optional<Runnable> beside(E effect, Scene scene, CallContext context) {
        Beside asked = beside;
        return asked == null ? Optional.empty() : Optional.of(() -> asked.ask(scene, context));
    }

    @Override
    public List<Carried> find(E effect, Scene scene, CallContext context) {
        return look.find(effect, scene, context);
    }

    @Override
    public void retract(E effect, String made, Scene scene, CallContext context) {
        undo.retract(effect, made, scene, context);
    }

    @Override
    public Optional<Effect> restated(E effect) {
        return restate.apply(effect);
    }

    @Override
    public E merge(E first, E second) {
        return merge.apply(first, second);
    }

    @Override
    public boolean betterTwiceThanNever(E effect) {
        return twice.test(effect);
    }
}
