package dev.muster.examples.twonodes;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL in a directory of its own. It can be killed, and started again on what it had written. */
final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 3;

    private final Path directory;
    private EmbeddedPostgres server;
    private @Nullable HikariDataSource pool;

    /** Starts one whose commits are on disk when they are answered. */
    Database() throws IOException {
        this.directory = Files.createTempDirectory("town-database");
        this.server = started(0);
    }

    private EmbeddedPostgres started(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    /** Connections to it, of which a few are kept: who looks every moment how things stand would otherwise have the server make a process for each look. */
    synchronized DataSource source() {
        HikariDataSource open = pool;
        if (open == null) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url());
            config.setMaximumPoolSize(CONNECTIONS);
            config.setMinimumIdle(0);
            config.setInitializationFailTimeout(-1);
            open = new HikariDataSource(config);
            pool = open;
        }
        return open;
    }

    private synchronized void disconnect() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Kills it in the middle of what it does (what {@code pg_ctl stop -m immediate} sends): nothing is written any more, every connection is cut. */
    void kill() throws IOException, InterruptedException {
        disconnect();
        List<String> about = Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"));
        ProcessHandle postmaster =
                ProcessHandle.of(Long.parseLong(about.get(0).strip())).orElseThrow();
        new ProcessBuilder("kill", "-QUIT", Long.toString(postmaster.pid()))
                .start()
                .waitFor();
        postmaster.onExit().join();
        server.close();
    }

    /** Starts it again, behind the same port. */
    void restart() throws IOException {
        server = started(server.getPort());
    }

    @Override
    public void close() throws IOException {
        disconnect();
        server.close();
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
