package dev.muster.scenarios.crash;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** What stands between a process and something outside it: every call goes through a watch, which numbers it. */
final class Wire implements InvocationHandler {

    private final Watch watch;
    private final Object target;

    private Wire(Watch watch, Object target) {
        this.watch = watch;
        this.target = target;
    }

    static <T> T of(Watch watch, Class<T> contract, T target) {
        return contract.cast(Proxy.newProxyInstance(
                Wire.class.getClassLoader(), new Class<?>[] {contract}, new Wire(watch, target)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Site site = Site.of(method);
        return site.kind() == null
                ? carryOut(method, target, arguments)
                : watch.call(site, arguments, () -> carryOut(method, target, arguments));
    }

    static @Nullable Object carryOut(Method method, Object target, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Sees every call of a process before it is made. */
    @FunctionalInterface
    interface Watch {
        @Nullable Object call(Site site, Object @Nullable [] arguments, Deed deed) throws Throwable;
    }

    /** The call itself. */
    @FunctionalInterface
    interface Deed {
        @Nullable Object carryOut() throws Throwable;
    }
}
