package dev.muster.provider.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that counts what is asked of the database, statements and commits, and fails where a test says so. Hints to other processes, which leave by a
 * thread of their own, neither count nor fail.
 */
final class FaultySource {

    private final DataSource real;
    private Fault before = (number, connection) -> {};
    private Fault after = (number, connection) -> {};
    private int count;

    FaultySource(DataSource real) {
        this.real = real;
    }

    /** What happens at the step with this number, from 1. */
    @FunctionalInterface
    interface Fault {
        void at(int number, Connection connection) throws SQLException;
    }

    /** From now on, before each step. */
    void before(Fault fault) {
        count = 0;
        before = fault;
        after = (number, connection) -> {};
    }

    /** From now on, after each step that the database carried out. */
    void after(Fault fault) {
        count = 0;
        before = (number, connection) -> {};
        after = fault;
    }

    /** From now on, nothing fails. */
    void heal() {
        before((number, connection) -> {});
    }

    /** How many steps there were since the last change. */
    int count() {
        return count;
    }

    DataSource source() {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object answer = call(real, method, arguments);
            return answer instanceof Connection connection ? faulty(connection) : answer;
        });
    }

    private Connection faulty(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> {
            if (method.getName().equals("commit")) {
                return step(connection, () -> call(connection, method, arguments));
            }
            Object answer = call(connection, method, arguments);
            return answer instanceof PreparedStatement statement ? faulty(connection, statement) : answer;
        });
    }

    private PreparedStatement faulty(Connection connection, PreparedStatement statement) {
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                return step(connection, () -> call(statement, method, arguments));
            }
            return call(statement, method, arguments);
        });
    }

    private interface Call {
        @Nullable Object make() throws Throwable;
    }

    private @Nullable Object step(Connection connection, Call call) throws Throwable {
        if (Thread.currentThread().getName().equals(Teller.THREAD)) {
            return call.make();
        }
        count++;
        int number = count;
        before.at(number, connection);
        Object answer = call.make();
        after.at(number, connection);
        return answer;
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
