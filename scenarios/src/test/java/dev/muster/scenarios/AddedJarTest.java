package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.Settings;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.scenarios.house.HouseChatFactory;
import dev.muster.spi.Capability;
import dev.muster.spi.ProviderFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider comes with its jar. */
class AddedJarTest {

    private static final String FACTORY = HouseChatFactory.class.getName();
    private static final String CLASS_FILE = FACTORY.replace('.', '/') + ".class";

    @Test
    @Tag("N-046")
    void a_jar_with_a_provider_is_found_listed_and_selected_for_the_types_that_want_it(@TempDir Path folder)
            throws IOException {
        try (URLClassLoader withJar =
                        new URLClassLoader(new URL[] {jar(folder).toUri().toURL()}, withoutTheHouse());
                Incidents incidents = Incidents.builder()
                        .classLoader(withJar)
                        .discover(Settings.of(Map.of("inmemory", Map.of(), "house-chat", Map.of())))
                        .use(Capability.CONVERSATIONS, "inmemory")
                        .playbook(Shop.book().toBuilder()
                                .type("security", type -> type.route(Capability.CONVERSATIONS, "house-chat"))
                                .build())
                        .build()) {

            assertThat(incidents.check().tools())
                    .filteredOn(tool -> tool.name().equals("house-chat"))
                    .singleElement()
                    .satisfies(tool -> {
                        assertThat(tool.origin()).isNotBlank();
                        assertThat(tool.version()).isEqualTo("in memory");
                        assertThat(tool.capabilities()).containsExactly(Capability.CONVERSATIONS);
                    });
            assertThat(incidents.check().text()).contains("2 providers, 2 ready", "house-chat   in memory  ready");
            assertThat(chatOf(incidents, "security")).isEqualTo("house-chat");
            assertThat(chatOf(incidents, "availability")).isEqualTo("inmemory");
        }
    }

    private static String chatOf(Incidents incidents, String type) {
        Incident incident = incidents.declare(Declaration.of("A key leaked").ofType(type));
        while (incidents.engine().runOnce(Instant.now()) > 0) {
            // until nothing is due any more
        }
        return incident.refresh()
                .resource(ResourceKind.CONVERSATION)
                .orElseThrow()
                .provider();
    }

    private static Path jar(Path folder) throws IOException {
        Path jar = folder.resolve("house-chat.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                InputStream compiled = Objects.requireNonNull(
                        HouseChatFactory.class.getClassLoader().getResourceAsStream(CLASS_FILE))) {
            entries.putNextEntry(new JarEntry("META-INF/services/" + ProviderFactory.class.getName()));
            entries.write(FACTORY.getBytes(StandardCharsets.UTF_8));
            entries.closeEntry();
            entries.putNextEntry(new JarEntry(CLASS_FILE));
            compiled.transferTo(entries);
            entries.closeEntry();
        }
        return jar;
    }

    /** The class path of the test, but for the class that is in the jar. */
    private static ClassLoader withoutTheHouse() {
        return new ClassLoader(AddedJarTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.equals(FACTORY)) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
    }
}
