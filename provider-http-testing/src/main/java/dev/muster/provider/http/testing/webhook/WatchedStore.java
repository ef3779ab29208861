package dev.muster.provider.http.testing.webhook;

import dev.muster.spi.call.Unavailable;
import dev.muster.spi.store.IncidentStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A store that counts the deliveries it newly kept, and that goes away before or after it did what it was asked. Thread-safe. */
final class WatchedStore implements InvocationHandler {

    private final IncidentStore real;
    private final AtomicInteger kept = new AtomicInteger();
    private volatile Away away = Away.NEVER;

    /** When the store is away. */
    enum Away {
        NEVER,
        BEFORE,
        /** Once: it does what it is asked, and its answer is lost. */
        AFTER_ONE
    }

    WatchedStore(IncidentStore real) {
        this.real = real;
    }

    IncidentStore store() {
        return (IncidentStore) Proxy.newProxyInstance(
                IncidentStore.class.getClassLoader(), new Class<?>[] {IncidentStore.class}, this);
    }

    void away(Away when) {
        away = when;
    }

    int kept() {
        return kept.get();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (away == Away.BEFORE) {
            throw gone();
        }
        Object answer = answer(method, arguments);
        if (method.getName().equals("deposit")) {
            kept.addAndGet(Boolean.TRUE.equals(answer) ? 1 : 0);
            if (away == Away.AFTER_ONE) {
                away = Away.NEVER;
                throw gone();
            }
        }
        return answer;
    }

    private @Nullable Object answer(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static Unavailable gone() {
        return new Unavailable("store", "it is away", Duration.ofSeconds(1));
    }
}
