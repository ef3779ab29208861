package dev.muster.architecture;

import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.ProvidesTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the modules say of themselves: {@code module-info.java} and {@code META-INF/services}. */
final class Descriptors {

    private Descriptors() {}

    /** The packages that a module descriptor exports to everybody. */
    static Set<String> exported(String moduleInfo) {
        return scan(moduleInfo, ExportsTree.class).stream()
                .filter(exports -> exports.getModuleNames() == null)
                .map(exports -> exports.getPackageName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a module descriptor provides, each as {@code service <- implementation}. */
    static Set<String> provided(String moduleInfo) {
        Set<String> found = new TreeSet<>();
        for (ProvidesTree provides : scan(moduleInfo, ProvidesTree.class)) {
            provides.getImplementationNames().forEach(name -> found.add(provides.getServiceName() + " <- " + name));
        }
        return found;
    }

    /** What files of {@code META-INF/services}, by their names, provide, in the same words. */
    static Set<String> provided(Map<String, String> services) {
        Set<String> found = new TreeSet<>();
        services.forEach((service, text) -> text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(line -> found.add(service + " <- " + line)));
        return found;
    }

    /** The texts of every {@code module-info.java} in main code, by module directory. */
    static Map<Path, String> moduleInfos() {
        Map<Path, String> found = new TreeMap<>();
        for (Path module : Sources.modules()) {
            Path file = module.resolve("src/main/java/module-info.java");
            if (Files.exists(file)) {
                found.put(module, read(file));
            }
        }
        return found;
    }

    /** The texts of a module's {@code META-INF/services}, by service. */
    static Map<String, String> services(Path module) {
        Path directory = module.resolve("src/main/resources/META-INF/services");
        if (!Files.isDirectory(directory)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), Descriptors::read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> List<T> scan(String moduleInfo, Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (Sources.Source source : Sources.parse(Map.of("module-info.java", moduleInfo))) {
            ModuleTree module = source.tree().getModule();
            new TreeScanner<Void, Void>() {
                @Override
                public Void scan(com.sun.source.tree.Tree tree, Void nothing) {
                    if (kind.isInstance(tree)) {
                        found.add(kind.cast(tree));
                    }
                    return super.scan(tree, nothing);
                }
            }.scan(module, null);
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
