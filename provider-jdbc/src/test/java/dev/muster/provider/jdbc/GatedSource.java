package dev.muster.provider.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose commits wait at a gate while it is closed, are counted, and can lose their answer. */
final class GatedSource {

    private final DataSource real;
    private final AtomicInteger atTheGate = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicReference<Fate> fate = new AtomicReference<>(Fate.ANSWERED);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    GatedSource(DataSource real) {
        this.real = real;
    }

    /** What becomes of commits. */
    enum Fate {
        ANSWERED,
        /** The server carries it out, and nobody hears of it. */
        LOST_AFTER,
        /** The server never sees it. */
        LOST_BEFORE
    }

    void close() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    void from(Fate now) {
        fate.set(now);
    }

    /** How many wait at the gate. */
    int atTheGate() {
        return atTheGate.get();
    }

    int commits() {
        return commits.get();
    }

    DataSource source() {
        return proxy(DataSource.class, real, (method, arguments) -> {
            Object answer = call(real, method, arguments);
            return answer instanceof Connection connection ? gated(connection) : answer;
        });
    }

    private Connection gated(Connection connection) {
        return proxy(Connection.class, connection, (method, arguments) -> {
            if (!method.getName().equals("commit")) {
                return call(connection, method, arguments);
            }
            atTheGate.incrementAndGet();
            gate.await();
            atTheGate.decrementAndGet();
            commits.incrementAndGet();
            Fate now = fate.get();
            if (now != Fate.LOST_BEFORE) {
                connection.commit();
            } else {
                connection.rollback();
            }
            if (now != Fate.ANSWERED) {
                throw new SQLException("the wire was cut", "08006");
            }
            return null;
        });
    }

    private interface Handling {
        @Nullable Object of(Method method, Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T target, Handling handling) {
        return type.cast(Proxy.newProxyInstance(
                target.getClass().getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> handling.of(method, arguments)));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
