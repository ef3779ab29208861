package dev.muster.scenarios.jars;

import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.ProviderFactory;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles classes in package {@code broken} and packs them into jars. */
final class Workshop {

    private static final String SERVICES = "META-INF/services/" + ProviderFactory.class.getName();

    private final Path folder;
    private final List<URL> jars = new ArrayList<>();

    Workshop(Path folder) {
        this.folder = folder;
    }

    /** Compiles these sources by the names of their classes; what they mean by a contract may be among them. */
    void compile(Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = Stream.of(ProviderFactory.class, InMemoryProvider.class)
                .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> options =
                List.of("-d", folder.toString(), "-cp", classPath, "-proc:none", "-nowarn", "--release", "17");
        Collection<JavaFileObject> files = sources.entrySet().stream()
                .<JavaFileObject>map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        if (!compiler.getTask(null, null, null, options, null, files).call()) {
            throw new IllegalStateException("the sources above do not compile");
        }
    }

    /** Packs classes into a jar that names what is written in its file of services. */
    void pack(String jar, String named, String... classes) throws IOException {
        Path file = folder.resolve(jar);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream entries = new JarOutputStream(out)) {
            if (!named.isEmpty()) {
                entries.putNextEntry(new JarEntry(SERVICES));
                entries.write(named.getBytes(StandardCharsets.UTF_8));
                entries.closeEntry();
            }
            for (String type : classes) {
                String path = type.replace('.', '/') + ".class";
                entries.putNextEntry(new JarEntry(path));
                Files.copy(folder.resolve(path), entries);
                entries.closeEntry();
            }
        }
        jars.add(file.toUri().toURL());
    }

    /** Sees the jars packed so far, and of the class path the classes alone: the providers there are not these tests' matter. */
    URLClassLoader loader() {
        return new URLClassLoader(jars.toArray(URL[]::new), Workshop.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.equals(SERVICES) ? findResources(name) : super.getResources(name);
            }
        };
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String type, String text) {
            super(URI.create("string:///" + type.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
