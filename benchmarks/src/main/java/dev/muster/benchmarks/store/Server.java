package dev.muster.benchmarks.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A PostgreSQL of this JVM, as a production server is set: what it has answered to a commit is on the disk. */
final class Server implements AutoCloseable {

    /** Of {@code /proc/…/stat}, behind the name: utime, stime, cutime, cstime. */
    private static final int FIRST_OF_TIMES = 11;

    private static final long MICROS_PER_TICK = 10_000;

    private final Path data;
    private EmbeddedPostgres running;

    Server() throws IOException {
        this.data = Files.createTempDirectory("muster-bench");
        this.running = started();
    }

    private EmbeddedPostgres started() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "220")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
    }

    /** A pool of this many connections at most. */
    HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(running.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(30_000);
        return new HikariDataSource(config);
    }

    DataSource unpooled() {
        return running.getPostgresDatabase();
    }

    /** The first column of a query, row by row. */
    List<String> ask(String query) throws SQLException {
        try (Connection connection = unpooled().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new java.util.ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** How it is set, in words. */
    String settings() throws SQLException {
        return ask("SELECT name || '=' || setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit',"
                        + " 'full_page_writes', 'wal_sync_method', 'server_version') ORDER BY name")
                .stream()
                .collect(java.util.stream.Collectors.joining(", "));
    }

    /** How often the log was forced to the disk since the server's start; of connections that are closed by now. */
    long syncs() throws SQLException {
        return Long.parseLong(ask("SELECT wal_sync FROM pg_stat_wal").get(0));
    }

    /** Microseconds of processor time that the server has taken so far, those of its connections that are closed included. */
    long processorMicros() throws IOException {
        String line = Files.readString(Path.of("/proc/" + pid() + "/stat"));
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field = FIRST_OF_TIMES; field < FIRST_OF_TIMES + 4; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks * MICROS_PER_TICK;
    }

    private long pid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    }

    /** Kills the server and all of its processes as a loss of power would, and starts it again on what lies on the disk. */
    void killAndRestart() throws IOException, InterruptedException {
        ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
        List<ProcessHandle> all = server.descendants().toList();
        server.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        server.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        for (ProcessHandle each : all) {
            each.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
        running.close();
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        running = started();
    }

    @Override
    public void close() throws IOException {
        running.close();
        try (var files = Files.walk(data)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
