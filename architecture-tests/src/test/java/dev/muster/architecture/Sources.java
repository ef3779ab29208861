package dev.muster.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The project's sources, parsed and not resolved: for the rules that class files cannot tell. */
final class Sources {

    /** One parsed file: where it is, seen from the project's root, and what it says. */
    record Source(String path, String text, CompilationUnitTree tree, SourcePositions positions) {

        long lines() {
            return text.lines().count();
        }

        /** The number of lines that a tree spans. */
        long lines(com.sun.source.tree.Tree part) {
            long start = tree.getLineMap().getLineNumber(positions.getStartPosition(tree, part));
            long end = tree.getLineMap().getLineNumber(positions.getEndPosition(tree, part));
            return end - start + 1;
        }

        String at(com.sun.source.tree.Tree part) {
            return path + ":" + tree.getLineMap().getLineNumber(positions.getStartPosition(tree, part));
        }
    }

    private Sources() {}

    /** The project's root: the nearest directory above that holds the module of these tests. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        for (Path each = here; each != null; each = each.getParent()) {
            if (Files.exists(each.resolve("architecture-tests/pom.xml"))) {
                return each;
            }
        }
        throw new IllegalStateException(
                "no directory above " + here + " holds architecture-tests: run the tests inside the project");
    }

    /** Every module's directory. */
    static List<Path> modules() {
        try (Stream<Path> found = Files.walk(root(), 3)) {
            return found.filter(path -> path.endsWith("pom.xml"))
                    .filter(path -> !path.toString().contains("/target/"))
                    .map(Path::getParent)
                    .filter(path -> Files.isDirectory(path.resolve("src")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sources of all modules, {@code kind} being {@code main} or {@code test}; planted violations are left out. */
    static List<Source> all(String kind) {
        Map<String, String> texts = new TreeMap<>();
        for (Path module : modules()) {
            Path directory = module.resolve("src").resolve(kind).resolve("java");
            if (Files.isDirectory(directory)) {
                read(directory, texts);
            }
        }
        return parse(texts);
    }

    private static void read(Path directory, Map<String, String> texts) {
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path file :
                    found.filter(path -> path.toString().endsWith(".java")).toList()) {
                String path = root().relativize(file).toString().replace('\\', '/');
                if (!path.contains("/architecture/planted/")) {
                    texts.put(path, Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parses texts by their paths. */
    static List<Source> parse(Map<String, String> texts) {
        List<JavaFileObject> files = texts.entrySet().stream()
                .map(entry -> (JavaFileObject) new Text(entry.getKey(), entry.getValue()))
                .toList();
        if (files.isEmpty()) {
            return List.of();
        }
        var task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of("-proc:none"), null, files);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        try {
            return Stream.of(task.parse())
                    .flatMap(units -> StreamSupport.stream(units.spliterator(), false))
                    .map(unit -> {
                        String path = unit.getSourceFile().toUri().getPath().substring(1);
                        return new Source(path, texts.get(path), unit, positions);
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String content;

        Text(String path, String content) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.content = content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }
}
