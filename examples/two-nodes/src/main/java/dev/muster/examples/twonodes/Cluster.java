package dev.muster.examples.twonodes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** A PostgreSQL, the town, and the processes of the hosts. All end with it. */
final class Cluster implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final List<Process> nodes = new ArrayList<>();

    Cluster() throws IOException, SQLException {
        this.postgres = EmbeddedPostgres.builder().start();
        new Town(database()).found();
    }

    DataSource database() {
        return postgres.getPostgresDatabase();
    }

    Audit audit() {
        return new Audit(database());
    }

    /** Starts a host process, as the command line of {@link Node} says. */
    Process start(String name, int alerts, int threads, int workers) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                Node.class.getName(),
                postgres.getJdbcUrl("postgres", "postgres"),
                name));
        for (int number : new int[] {alerts, threads, workers}) {
            command.add(Integer.toString(number));
        }
        Process node = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        nodes.add(node);
        return node;
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(Process::destroyForcibly);
        postgres.close();
    }

    /** What this process itself runs on; a build tool may have put it into a class loader of its own. */
    private static String classPath() {
        ClassLoader loader = Cluster.class.getClassLoader();
        if (loader instanceof URLClassLoader urls) {
            return Arrays.stream(urls.getURLs())
                    .map(URL::getPath)
                    .map(Path::of)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}
