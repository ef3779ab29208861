package dev.muster.scenarios.crash;

import dev.muster.provider.jdbc.JdbcIncidentStore;
import dev.muster.spi.store.IncidentStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;

/** The engine as it is, above a database: every run finds it empty. */
final class H2Database implements Plant, AutoCloseable {

    private static final String SCHEMA = "crash";

    private final JdbcConnectionPool source;
    private final List<String> emptied = new ArrayList<>();

    H2Database(String name) {
        source = JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
        JdbcIncidentStore.builder(source).schema(SCHEMA).build().migrate();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("SELECT table_name FROM information_schema.tables"
                        + " WHERE LOWER(table_schema) = 'crash' AND LOWER(table_name) <> 'schema_history'")) {
            while (tables.next()) {
                emptied.add("DELETE FROM " + SCHEMA + '.' + tables.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the tables cannot be listed", e);
        }
    }

    @Override
    public IncidentStore store(InstantSource clock) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : emptied) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be emptied", e);
        }
        return JdbcIncidentStore.builder(source).schema(SCHEMA).clock(clock).build();
    }

    @Override
    public void close() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be shut down", e);
        } finally {
            source.dispose();
        }
    }
}
