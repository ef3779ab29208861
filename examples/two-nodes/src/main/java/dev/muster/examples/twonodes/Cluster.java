package dev.muster.examples.twonodes;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A PostgreSQL, the town, and the processes of the hosts. All end with it. */
final class Cluster implements AutoCloseable {

    private final Town town;
    private final Database database;
    private final List<Process> nodes = new ArrayList<>();
    private final List<String> options;

    /** With tools in this mood. */
    Cluster(Mood mood) throws IOException {
        this(mood, List.of("-cp", classPath()));
    }

    /** With host processes that are started with these options of the {@code java} command. */
    Cluster(Mood mood, List<String> options) throws IOException {
        this.options = List.copyOf(options);
        this.town = new Town(mood);
        this.database = new Database();
    }

    Database database() {
        return database;
    }

    Town town() {
        return town;
    }

    Audit audit() {
        return new Audit(database, town.things());
    }

    /** Starts a host process. */
    Process start(Orders orders, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of(more));
        command.add(Node.class.getName());
        command.addAll(orders.at(database.url(), town.port()).words());
        Process node = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        nodes.add(node);
        return node;
    }

    @Override
    public void close() throws IOException {
        for (Process node : nodes) {
            node.destroyForcibly().onExit().join();
        }
        town.close();
        database.close();
    }

    /** What this process itself runs on; a build tool may have put it into a class loader of its own. */
    static String classPath() {
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
