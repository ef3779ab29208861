package dev.muster.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes which promises were kept and which were broken to {@code target/conformance.md}, or to the file that the JUnit configuration
 * parameter {@value #FILE_PARAMETER} names, when the test run ends.
 */
public final class ConformanceReport implements TestWatcher, AfterEachCallback {

    /** The JUnit configuration parameter that names the file. */
    public static final String FILE_PARAMETER = "muster.conformance.report";

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ConformanceReport.class);

    /** JUnit makes it for each suite. */
    public ConformanceReport() {}

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getRequiredTestInstance() instanceof Conformance<?> suite) {
            context.getStore(NAMESPACE).put("unchecked", suite.unchecked());
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        List<?> unchecked = context.getStore(NAMESPACE).getOrDefault("unchecked", List.class, List.of());
        String rest = String.join("; ", unchecked.stream().map(String::valueOf).toList());
        add(context, new Line(context.getDisplayName(), true, rest.isEmpty() ? "kept" : "kept; not checked: " + rest));
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        add(context, new Line(context.getDisplayName(), false, "**broken**: " + firstLines(cause)));
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        add(context, new Line(context.getDisplayName(), false, "**not run**: aborted"));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        add(context, new Line(context.getDisplayName(), false, "**not run**: " + reason.orElse("disabled")));
    }

    private static void add(ExtensionContext context, Line line) {
        Path file = Path.of(context.getConfigurationParameter(FILE_PARAMETER).orElse("target/conformance.md"));
        context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("report", name -> new Report(file), Report.class)
                .add(suite(context), line);
    }

    /** The class that extends the suite, or, for a suite of many, the class that extends that. */
    private static String suite(ExtensionContext context) {
        String name = context.getRequiredTestClass().getName();
        Optional<ExtensionContext> outer = context.getParent();
        while (outer.isPresent()) {
            name = outer.get().getTestClass().map(Class::getName).orElse(name);
            outer = outer.get().getParent();
        }
        return name;
    }

    /** What was asked and what was found, in one line that fits a table. */
    private static String firstLines(@Nullable Throwable cause) {
        String message = (cause == null ? "" : String.valueOf(cause.getMessage()))
                .strip()
                .replaceAll("\\s+", " ")
                .replace("|", "\\|");
        int end = message.offsetByCodePoints(0, Math.min(200, message.codePointCount(0, message.length())));
        return message.substring(0, end);
    }

    private record Line(String promise, boolean kept, String outcome) {

        String prefix() {
            return promise.contains("-") ? promise.substring(0, promise.indexOf('-')) : promise;
        }

        int number() {
            String digits = promise.replaceFirst("^[A-Z]+-(\\d+).*$", "$1");
            return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 0;
        }
    }

    /** Collected over the whole run, written once at its end. */
    private static final class Report implements AutoCloseable {

        private final Map<String, List<Line>> bySuite = new ConcurrentHashMap<>();
        private final Path file;

        Report(Path file) {
            this.file = file;
        }

        void add(String suite, Line line) {
            bySuite.compute(suite, (name, lines) -> {
                List<Line> all = lines == null ? new ArrayList<>() : lines;
                all.add(line);
                return all;
            });
        }

        @Override
        public void close() {
            StringBuilder text = new StringBuilder("# Conformance\n");
            new TreeMap<>(bySuite).forEach((suite, lines) -> append(text, suite, lines));
            try {
                Path folder = file.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                // a message may hold half a surrogate pair, which a strict encoder refuses
                Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void append(StringBuilder text, String suite, List<Line> lines) {
            long kept = lines.stream().filter(Line::kept).count();
            text.append("\n## ").append(suite).append("\n\n");
            text.append(kept)
                    .append(" kept, ")
                    .append(lines.size() - kept)
                    .append(" broken\n\n| promise | outcome |\n|---|---|\n");
            lines.stream()
                    .sorted(Comparator.comparing(Line::prefix).thenComparingInt(Line::number))
                    .forEach(line -> text.append("| ")
                            .append(line.promise())
                            .append(" | ")
                            .append(line.outcome())
                            .append(" |\n"));
        }
    }
}
