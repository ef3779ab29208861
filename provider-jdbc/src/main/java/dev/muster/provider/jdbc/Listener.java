package dev.muster.provider.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A thread that waits on a connection of its own for what other processes tell. It is there only while somebody listens. When the connection is lost it gets
 * another one, and says once that work may be due, since it may have missed something. Where it would be the last connection that a pool has, it leaves it to
 * those who work: they look by themselves now and then.
 */
final class Listener implements Runnable {

    private static final String DRIVER_CONNECTION = "org.postgresql.PGConnection";
    private static final int WAIT_MILLIS = 500;
    private static final long AGAIN_AFTER_MILLIS = 1000;
    private static final long ANOTHER_WITHIN_MILLIS = 2000;
    private static final long AGAIN_WHEN_POOR_MILLIS = 120_000;

    private final Database database;
    private final Runnable hint;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean isPoor;

    Listener(Database database, Runnable hint) {
        this.database = database;
        this.hint = hint;
    }

    void start() {
        Thread thread = new Thread(this, "muster-listen");
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        boolean carried = true;
        while (carried && !isStopped()) {
            try (Connection connection = database.source().getConnection()) {
                carried = listen(connection);
            } catch (SQLException | RuntimeException e) {
                carried = rest(AGAIN_AFTER_MILLIS);
            }
            if (isPoor) {
                isPoor = false;
                carried = rest(AGAIN_WHEN_POOR_MILLIS);
            }
        }
    }

    /** Listens until stopped; false when this database carries nothing. */
    private boolean listen(Connection connection) throws SQLException {
        Dialect dialect = Dialect.of(connection);
        String command = dialect.listens(database.schema());
        if (command.isEmpty()) {
            return false;
        }
        if (!isAnotherLeft()) {
            isPoor = true;
            return true;
        }
        Object driver = connection.unwrap(driverConnection(connection));
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
            hint.run();
            Method wait = driver.getClass().getMethod("getNotifications", int.class);
            while (!isStopped()) {
                Object[] told = (Object[]) wait.invoke(driver, WAIT_MILLIS);
                if (told != null && told.length > 0) {
                    hint.run();
                }
            }
            statement.execute(dialect.listensNoMore(database.schema()));
            return true;
        } catch (InvocationTargetException e) {
            throw new SQLException("the connection to listen on was lost", e);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** The driver is the host's: its type is known by name only. */
    private static Class<?> driverConnection(Connection connection) throws SQLException {
        try {
            Class<?> known = Class.forName(
                    DRIVER_CONNECTION, false, Thread.currentThread().getContextClassLoader());
            return connection.isWrapperFor(known) ? known : Connection.class;
        } catch (ClassNotFoundException e) {
            return Connection.class;
        }
    }

    /** Whether the data source has another connection than the one to listen on: a hint is worth less than the work itself. */
    private boolean isAnotherLeft() {
        FutureTask<Boolean> look = new FutureTask<>(this::hasAnother);
        Thread thread = new Thread(look, "muster-listen-look");
        thread.setDaemon(true);
        thread.start();
        try {
            return look.get(ANOTHER_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean hasAnother() throws SQLException {
        try (Connection another = database.source().getConnection()) {
            return !another.isClosed();
        }
    }

    private boolean rest(long millis) {
        try {
            return !stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
