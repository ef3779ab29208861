package dev.muster.provider.http.testing.webhook;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a main method in a JVM of its own, with the class path of this one. */
final class OtherJvm {

    private OtherJvm() {}

    /**
     * What it printed.
     *
     * @throws IllegalStateException when it failed or took a minute
     */
    static String run(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(main.getName() + " failed in another JVM: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another JVM was running", e);
        }
    }

    /** However the tests were started: by a loader of their own, or from a class path that may be in a manifest. */
    private static String classPath() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Stream<String> own = loader instanceof URLClassLoader urls
                ? Stream.of(urls.getURLs()).map(OtherJvm::path)
                : Stream.empty();
        String given = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return String.join(
                File.pathSeparator, Stream.concat(own, Stream.of(given)).toList());
    }

    private static String path(URL place) {
        return Path.of(URI.create(place.toString())).toString();
    }
}
