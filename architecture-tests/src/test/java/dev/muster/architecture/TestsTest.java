package dev.muster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How tests are written. */
class TestsTest {

    private static final Set<String> KINDS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

    @Test
    void no_test_sleeps() {
        assertThat(sleeps(planted(
                        "class A { void a() { Thread.sleep(1); TimeUnit.SECONDS.sleep(1); bed.sleepers(); } }")))
                .containsExactly("A.java:1 Thread.sleep", "A.java:1 TimeUnit.SECONDS.sleep");

        // the long runs of a profile of their own are about real time: a database that is away, a lease of another
        // process
        assertThat(sleeps(Sources.all("test").stream()
                        .filter(source -> !source.text().contains("@Tag(\"soak\")"))
                        .toList()))
                .isEmpty();
    }

    @Test
    void nothing_that_ships_for_tests_sleeps() {
        assertThat(sleeps(Sources.all("main").stream()
                        .filter(source -> source.path().startsWith("incident-tck/")
                                || source.path().startsWith("incident-testing/"))
                        .toList()))
                .isEmpty();
    }

    @Test
    void the_name_of_a_test_is_a_sentence() {
        assertThat(
                        wordless(
                                planted(
                                        "class A { @Test void testResolve() {} @Test void it_resolves() {} @Test void resolves() {} void helper() {} }")))
                .containsExactly("A.java:1 testResolve");

        assertThat(wordless(Sources.all("test"))).isEmpty();
    }

    private static List<Sources.Source> planted(String text) {
        return Sources.parse(Map.of("A.java", text));
    }

    private static List<String> sleeps(List<Sources.Source> sources) {
        List<String> found = new ArrayList<>();
        for (Sources.Source source : sources) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                    if (call.getMethodSelect() instanceof MemberSelectTree select
                            && select.getIdentifier().contentEquals("sleep")
                            && select.getExpression()
                                    .toString()
                                    .matches("(java\\.lang\\.)?Thread|.*TimeUnit\\.[A-Z]+")) {
                        found.add(source.at(call) + " " + select);
                    }
                    return super.visitMethodInvocation(call, nothing);
                }
            }.scan(source.tree(), null);
        }
        return found;
    }

    /** A test named in camel case: several words that were not written as a sentence. One word alone is a sentence: {@code replays}. */
    private static List<String> wordless(List<Sources.Source> sources) {
        List<String> found = new ArrayList<>();
        for (Sources.Source source : sources) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void nothing) {
                    boolean isTest = method.getModifiers().getAnnotations().stream()
                            .anyMatch(annotation -> KINDS.contains(
                                    annotation.getAnnotationType().toString()));
                    String name = method.getName().toString();
                    if (isTest && !name.contains("_") && !name.equals(name.toLowerCase(java.util.Locale.ROOT))) {
                        found.add(source.at(method) + " " + name);
                    }
                    return super.visitMethod(method, nothing);
                }
            }.scan(source.tree(), null);
        }
        return found;
    }
}
