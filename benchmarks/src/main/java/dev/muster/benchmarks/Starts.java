package dev.muster.benchmarks;

import dev.muster.benchmarks.measure.Figures;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Starts fresh JVMs, in turn: one that says hello, one that declares an incident, and the same with a class archive. */
final class Starts {

    /** What a host has on its class path: the peers of the other benchmarks are not there. */
    private static final List<String> OF_A_HOST = List.of(
            "incident-core",
            "incident-spi",
            "provider-inmemory",
            "jackson",
            "slf4j-api",
            "slf4j-simple",
            "snakeyaml",
            "jspecify");

    private final Map<String, Figures> figures;
    private final String classPath;

    Starts(Map<String, Figures> figures) throws IOException {
        this.figures = figures;
        this.classPath = classPath();
    }

    void run(int times) throws IOException, InterruptedException {
        Path archive = Files.createTempDirectory("muster-start").resolve("classes.jsa");
        boolean archived = !hasDirectory();
        if (archived) {
            start(ColdStart.class, "-XX:ArchiveClassesAtExit=" + archive);
        }
        for (int i = 0; i < times; i++) {
            started("hello", start(ColdStart.Hello.class, "-Xshare:auto"));
            started("muster", start(ColdStart.class, "-Xshare:auto"));
            if (archived) {
                started("archived", start(ColdStart.class, "-XX:SharedArchiveFile=" + archive));
            }
        }
    }

    /** The JVM archives classes of jars only. */
    private boolean hasDirectory() {
        for (String entry : classPath.split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(entry))) {
                return true;
            }
        }
        return false;
    }

    private static String classPath() throws IOException {
        List<String> entries = new ArrayList<>();
        entries.add(mains().toString());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (OF_A_HOST.stream().anyMatch(entry::contains)) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path mains() throws IOException {
        Path jar = Files.createTempFile("muster-start", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> main : List.of(ColdStart.class, ColdStart.Hello.class)) {
                String name = main.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (InputStream bytes = Starts.class.getResourceAsStream("/" + name)) {
                    out.write(java.util.Objects.requireNonNull(bytes, name).readAllBytes());
                }
            }
        }
        return jar;
    }

    private void started(String arm, double[] said) {
        figures.computeIfAbsent(arm + " main", n -> new Figures()).add(said[0]);
        figures.computeIfAbsent(arm + " main cpu", n -> new Figures()).add(said[1]);
        figures.computeIfAbsent(arm + " total", n -> new Figures()).add(said[2]);
    }

    /** Milliseconds: what main said of clock and processor, and the clock from outside. */
    private double[] start(Class<?> main, String option) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        main.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int end = process.waitFor();
        double total = (System.nanoTime() - began) / 1e6;
        String[] words = said.strip().lines().findFirst().orElse("").split(" ");
        if (end != 0 || words.length != 2) {
            throw new IllegalStateException(main + " ended with " + end + ": " + said);
        }
        return new double[] {Double.parseDouble(words[0]) / 1000, Double.parseDouble(words[1]) / 1000, total};
    }
}
