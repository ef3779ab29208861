package dev.muster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** How long a thing may get before it is two things. */
class SizesTest {

    private static final int FILE = 500;
    private static final int METHOD = 60;
    private static final int TEST_METHOD = 80;
    private static final int PARAMETERS = 5;

    @Test
    void a_file_has_at_most_500_lines() {
        assertThat(tooLongFiles(planted("class A {}\n".repeat(501)))).containsExactly("A.java has 501 lines");
        assertThat(tooLongFiles(planted("class A {}\n".repeat(500)))).isEmpty();

        assertThat(tooLongFiles(Sources.all("main"))).isEmpty();
    }

    @Test
    void a_method_has_at_most_60_lines() {
        assertThat(tooLongMethods(planted("class A {\n/** Doc. */\nvoid a() {\n" + ";\n".repeat(59) + "}\n}"), METHOD))
                .containsExactly("A.java:3 a has 61 lines");
        assertThat(tooLongMethods(planted("class A {\n/** Doc. */\nvoid a() {\n" + ";\n".repeat(58) + "}\n}"), METHOD))
                .isEmpty();

        assertThat(tooLongMethods(Sources.all("main"), METHOD)).isEmpty();
    }

    @Test
    void a_method_of_a_test_has_at_most_80_lines() {
        assertThat(tooLongMethods(planted("class A {\nvoid a() {\n" + ";\n".repeat(79) + "}\n}"), TEST_METHOD))
                .hasSize(1);

        assertThat(tooLongMethods(Sources.all("test"), TEST_METHOD)).isEmpty();
    }

    @Test
    void a_method_takes_at_most_5_parameters_and_more_make_a_record() {
        String six = "(int a, int b, int c, int d, int e, int f)";
        assertThat(tooManyParameters(planted("class A { A" + six + " {} void a" + six + " {} void b(int a) {} }")))
                .containsExactly("A.java:1 <init> takes 6 parameters", "A.java:1 a takes 6 parameters");
        assertThat(tooManyParameters(planted("record A" + six + " { A" + six + " {} }")))
                .isEmpty();
        assertThat(tooManyParameters(planted("record A" + six + " { A {} }"))).isEmpty();

        assertThat(tooManyParameters(Sources.all("main"))).isEmpty();
    }

    private static List<Sources.Source> planted(String text) {
        return Sources.parse(Map.of("A.java", text));
    }

    private static List<String> tooLongFiles(List<Sources.Source> sources) {
        return sources.stream()
                .filter(source -> source.lines() > FILE)
                .map(source -> source.path() + " has " + source.lines() + " lines")
                .toList();
    }

    private static List<String> tooLongMethods(List<Sources.Source> sources, int cap) {
        List<String> found = new ArrayList<>();
        for (Sources.Source source : sources) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void nothing) {
                    long lines = source.lines(method);
                    if (lines > cap) {
                        found.add(source.at(method) + " " + method.getName() + " has " + lines + " lines");
                    }
                    return super.visitMethod(method, nothing);
                }
            }.scan(source.tree(), null);
        }
        return found;
    }

    private static List<String> tooManyParameters(List<Sources.Source> sources) {
        List<String> found = new ArrayList<>();
        for (Sources.Source source : sources) {
            new TreeScanner<Void, ClassTree>() {
                @Override
                public Void visitClass(ClassTree type, ClassTree outer) {
                    return super.visitClass(type, type);
                }

                @Override
                public Void visitMethod(MethodTree method, ClassTree type) {
                    int count = method.getParameters().size();
                    if (count > PARAMETERS && !isCanonical(method, type)) {
                        found.add(source.at(method) + " " + method.getName() + " takes " + count + " parameters");
                    }
                    return super.visitMethod(method, type);
                }
            }.scan(source.tree(), null);
        }
        return found;
    }

    private static boolean isCanonical(MethodTree method, ClassTree type) {
        return type.getKind() == Tree.Kind.RECORD
                && method.getName().contentEquals("<init>")
                && method.getParameters().size() == components(type);
    }

    private static long components(ClassTree type) {
        return type.getMembers().stream()
                .filter(member -> member.getKind() == Tree.Kind.VARIABLE)
                .filter(member -> !((com.sun.source.tree.VariableTree) member)
                        .getModifiers()
                        .getFlags()
                        .contains(Modifier.STATIC))
                .count();
    }
}
