package dev.muster.provider.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;

/** One PostgreSQL for all tests of a JVM, started when the first asks and ended with the JVM. Works as root and as anybody else. */
final class Postgres {

    private static final class Running {
        static final EmbeddedPostgres SERVER = start();
        static final HikariDataSource POOL = pool(jdbcUrl(SERVER), 24);
    }

    private Postgres() {}

    /** A pool on its database {@code postgres}, never to be closed. */
    static DataSource dataSource() {
        return Running.POOL;
    }

    static String url() {
        return jdbcUrl(Running.SERVER);
    }

    static int port() {
        return Running.SERVER.getPort();
    }

    static HikariDataSource pool(String url, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static String jdbcUrl(EmbeddedPostgres server) {
        return server.getJdbcUrl("postgres", "postgres");
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", "120")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
