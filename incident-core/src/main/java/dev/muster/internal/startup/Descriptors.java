package dev.muster.internal.startup;

import dev.muster.spi.ProviderFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files in which jars name their provider factories, read to find out whose a factory is that cannot be loaded: {@code ServiceLoader} tells the class
 * at best, and people look for the jar. Used once, by one thread.
 */
final class Descriptors {

    private static final String FILE = "META-INF/services/" + ProviderFactory.class.getName();

    private final ClassLoader loader;
    private final Map<String, String> jarsByClass = new LinkedHashMap<>();
    private final Map<String, String> jarsByFile = new LinkedHashMap<>();
    private final Set<String> blamed = new HashSet<>();

    private Descriptors(ClassLoader loader) {
        this.loader = loader;
    }

    /** What can be read of the files that this class loader sees. */
    static Descriptors seenBy(ClassLoader loader) {
        Descriptors descriptors = new Descriptors(loader);
        try {
            for (URL file : Collections.list(loader.getResources(FILE))) {
                descriptors.read(file);
            }
        } catch (IOException e) {
            // then as much is known as was read
        }
        return descriptors;
    }

    private void read(URL file) {
        String jar = Origin.of(file, FILE);
        jarsByFile.put(file.toString(), jar);
        try {
            URLConnection connection = file.openConnection();
            connection.setUseCaches(false);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    int comment = line.indexOf('#');
                    String name = (comment < 0 ? line : line.substring(0, comment)).strip();
                    if (!name.isEmpty() && name.chars().noneMatch(Character::isWhitespace)) {
                        jarsByClass.putIfAbsent(name, jar);
                    }
                }
            }
        } catch (IOException e) {
            // then the jar is known by its file alone
        }
    }

    /**
     * Class and jar that a problem comes from, as far as it can be told.
     *
     * @param problem what was thrown
     * @param sound the names of the factories that were loaded
     */
    String culprit(Throwable problem, Set<String> sound) {
        StringBuilder told = new StringBuilder();
        for (Throwable each = problem; each != null; each = each.getCause()) {
            told.append(each).append('\n');
        }
        String text = told.toString();
        List<String> suspects = jarsByClass.keySet().stream()
                .filter(name -> !sound.contains(name) && !blamed.contains(name))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (Map.Entry<String, String> file : jarsByFile.entrySet()) {
            if (text.contains(file.getKey())) {
                return FILE + " in " + file.getValue();
            }
        }
        return suspects.stream()
                .filter(name -> text.contains(name) || text.contains(name.replace('.', '/')))
                .findFirst()
                .or(() -> suspects.stream().filter(this::isBroken).findFirst())
                .flatMap(this::blame)
                .orElse("a provider on the class path");
    }

    private Optional<String> blame(String name) {
        blamed.add(name);
        return Optional.of(name + " in " + jarsByClass.get(name));
    }

    private boolean isBroken(String name) {
        try {
            Class.forName(name, false, loader);
            return false;
        } catch (ClassNotFoundException e) {
            return false; // then the problem would have told its name
        } catch (LinkageError e) {
            return true;
        }
    }
}
