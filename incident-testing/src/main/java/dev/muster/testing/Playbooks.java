package dev.muster.testing;

import dev.muster.playbook.Playbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The playbooks of tests, read once. */
final class Playbooks {

    /** What tests run under when they say nothing. */
    static final Playbook TESTING = named("classpath:dev/muster/testing/testing.yaml");

    /** What explorations run under. */
    static final Playbook BUSY = named("classpath:dev/muster/testing/busy.yaml");

    private static final String ON_CLASS_PATH = "classpath:";

    private Playbooks() {}

    /**
     * The playbook of this name: a profile that ships with the library, or, beginning with {@code classpath:}, a YAML file on the class path.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    static Playbook named(String name) {
        if (!name.startsWith(ON_CLASS_PATH)) {
            return Playbook.profile(name);
        }
        String path = name.substring(ON_CLASS_PATH.length());
        try (InputStream in = open(path)) {
            if (in == null) {
                throw new IllegalArgumentException("playbook is '" + name
                        + "': expected a file on the class path, or one of the profiles " + Playbook.profiles());
            }
            return Playbook.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @org.jspecify.annotations.Nullable InputStream open(String path) {
        InputStream own = Playbooks.class.getResourceAsStream("/" + path);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return own != null || context == null ? own : context.getResourceAsStream(path);
    }
}
