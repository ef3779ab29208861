package dev.muster.scenarios.crash;

import dev.muster.spi.store.IncidentStore;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes what some methods of an object do. */
final class Twist {

    private Twist() {}

    /** What a method does instead. */
    @FunctionalInterface
    interface Instead {
        /**
         * Does it.
         *
         * @param arguments what the method was called with
         * @param go does what the method would have done
         */
        @Nullable Object call(Object[] arguments, Wire.Deed go) throws Throwable;
    }

    /** The object, of which the methods of these names do something else. */
    static <T> T of(Class<T> contract, T target, Map<String, Instead> methods) {
        return contract.cast(Proxy.newProxyInstance(
                Twist.class.getClassLoader(), new Class<?>[] {contract}, (proxy, method, arguments) -> {
                    Object[] given = arguments == null ? new Object[0] : arguments;
                    Instead instead = methods.get(method.getName());
                    return instead == null
                            ? Wire.carryOut(method, target, given)
                            : instead.call(given, () -> Wire.carryOut(method, target, given));
                }));
    }

    /** The store, of which the methods of these names do something else. */
    static IncidentStore store(IncidentStore store, Map<String, Instead> methods) {
        return of(IncidentStore.class, store, methods);
    }

    /** A way to change what a provider's method answers in an {@link Optional}: one of its capabilities. */
    static <T> Instead capability(Class<T> contract, Map<String, Instead> methods) {
        return (arguments, go) -> Optional.ofNullable((Optional<?>) go.carryOut())
                .flatMap(o -> o)
                .map(contract::cast)
                .map(target -> of(contract, target, methods));
    }
}
