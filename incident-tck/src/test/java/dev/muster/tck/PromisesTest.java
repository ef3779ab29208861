package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the list of promises")
class PromisesTest {

    @Test
    void has_exactly_one_test_for_each_promise_in_its_words() throws Exception {
        List<String> tested = suites().stream()
                .flatMap(suite -> tests(suite).stream())
                .map(test -> test.getAnnotation(DisplayName.class).value())
                .toList();
        assertThat(tested).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(promises());
    }

    @Test
    void names_each_promise_once_by_a_running_number() throws Exception {
        List<String> ids = promises().stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        String last = "";
        int number = 0;
        for (String id : ids) {
            String prefix = id.substring(0, id.indexOf('-'));
            number = prefix.equals(last) ? number + 1 : 1;
            last = prefix;
            assertThat(id).matches("[A-Z]+-[1-9][0-9]*").isEqualTo(prefix + "-" + number);
        }
    }

    @Test
    void belongs_to_suites_that_are_all_shown_to_fail() throws Exception {
        List<Class<?>> shown =
                SuitesOfNothing.ALL.stream().<Class<?>>map(Class::getSuperclass).toList();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(suites());
    }

    @Test
    void is_tested_by_methods_that_no_subclass_can_change_by_accident() throws Exception {
        assertThat(suites())
                .allSatisfy(suite -> assertThat(tests(suite)).allSatisfy(test -> {
                    assertThat(Modifier.isPublic(test.getModifiers()) || Modifier.isProtected(test.getModifiers()))
                            .as(test.toString())
                            .isFalse();
                    assertThat(test.getName()).matches("[a-z0-9_]+");
                }));
    }

    private static List<String> promises() throws IOException {
        try (InputStream in = Objects.requireNonNull(Conformance.class.getResourceAsStream("promises.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static List<Method> tests(Class<?> suite) {
        return Arrays.stream(suite.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
    }

    /** Every public suite of the module that has tests of its own. */
    private static List<Class<?>> suites() throws Exception {
        URI classes = Conformance.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        try (Stream<Path> files = Files.list(Path.of(classes).resolve("dev/muster/tck"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Conformance.class"))
                    .<Class<?>>map(PromisesTest::load)
                    .filter(type -> !tests(type).isEmpty())
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName("dev.muster.tck." + file.replace(".class", ""));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
