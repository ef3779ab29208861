package dev.muster.examples.twonodes;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * Lets many host processes start one after the other in little time: the first, when it ends, leaves the classes it has read for the others. The JVM takes
 * such an archive for jars only, so directories of classes become jars first.
 */
final class FastStart {

    private static final int ALERTS = 5;

    private final Path directory;
    private final String classPath;

    FastStart(Path directory) throws IOException {
        this.directory = directory;
        List<String> entries = new ArrayList<>();
        for (String entry : Cluster.classPath().split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                entries.add(packed(path, directory.resolve(entries.size() + ".jar")));
            } else if (Files.exists(path)) {
                entries.add(entry);
            }
        }
        this.classPath = String.join(File.pathSeparator, entries);
    }

    /** The options of all processes. */
    List<String> options() {
        return List.of("-cp", classPath, "-Xshare:auto", "-Xlog:disable", "-Xlog:all=off");
    }

    /** Lets a process meet a few alerts and end, so that its classes are there for those after it. */
    void leaveClasses(Cluster cluster) throws Exception {
        Process first = cluster.start(Orders.of("first", ALERTS, 1, 1), "-XX:ArchiveClassesAtExit=" + archive());
        cluster.audit().awaitIncidents(ALERTS);
        cluster.audit().awaitRest();
        first.getOutputStream().close();
        first.waitFor();
    }

    /** One more, of the processes after that one. */
    String finds() {
        return "-XX:SharedArchiveFile=" + archive();
    }

    private Path archive() {
        return directory.resolve("node.jsa");
    }

    private static String packed(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                var all = Files.walk(classes)) {
            out.setLevel(ZipEntry.STORED);
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
                Files.copy(each, out);
                out.closeEntry();
            }
        }
        return jar.toString();
    }
}
