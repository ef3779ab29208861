package dev.muster.scenarios;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import dev.muster.spi.store.IncidentStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/** On which store a story is played. Registered on a class, it plays all stories nested in it on its database instead of in memory. */
abstract class Stores implements TestInstancePreConstructCallback, AfterEachCallback {

    private static @Nullable Stores current;

    private int opened;

    /** Whether the running story is played on a database. */
    static boolean isDatabase() {
        return current != null;
    }

    /** An empty store on the database the running story is played on, going by this clock. */
    static IncidentStore fresh(InstantSource clock) {
        return Objects.requireNonNull(current).open(clock);
    }

    /** Another door to the store that was opened last, as another process has one. */
    static JdbcIncidentStore door(InstantSource clock) {
        Stores on = Objects.requireNonNull(current);
        return JdbcIncidentStore.builder(on.source())
                .schema("story" + on.opened)
                .clock(clock)
                .build();
    }

    /** Before the fields of the story are: it may open what it plays in there. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        opened = 0;
        current = this;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        current = null;
    }

    abstract DataSource source();

    /** Each store of one story has a schema of its own, emptied of what the story before left there. */
    private IncidentStore open(InstantSource clock) {
        opened++;
        String schema = "story" + opened;
        JdbcIncidentStore store =
                JdbcIncidentStore.builder(source()).schema(schema).clock(clock).build();
        store.migrate();
        empty(schema);
        return store;
    }

    private void empty(String schema) {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection, schema)) {
                statement.execute("DELETE FROM " + schema + '.' + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("schema " + schema + " cannot be emptied", e);
        }
    }

    private static List<String> tables(Connection connection, String schema) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var statement = connection.prepareStatement("SELECT table_name FROM information_schema.tables"
                + " WHERE LOWER(table_schema) = ? AND LOWER(table_name) <> 'schema_history'")) {
            statement.setString(1, schema);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }

    private static DataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** H2 in memory. */
    static final class H2 extends Stores {
        private static final DataSource SOURCE = pool("jdbc:h2:mem:stories;DB_CLOSE_DELAY=-1");

        @Override
        DataSource source() {
            return SOURCE;
        }
    }

    /** A PostgreSQL that starts with the first story and ends with the JVM. */
    static final class Postgres extends Stores {
        private static final DataSource SOURCE = pool(start().getJdbcUrl("postgres", "postgres"));

        @Override
        DataSource source() {
            return SOURCE;
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
