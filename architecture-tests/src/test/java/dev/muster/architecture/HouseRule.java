package dev.muster.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule of the house that can be tried on any layout, and the ways to write one. */
interface HouseRule extends Function<Layout, ArchRule> {

    /**
     * Tries the rule on a planted violation, where it must name every class that starts with {@code Bad} and none that starts with {@code Good},
     * and then on the real classes, where it must be silent.
     */
    static void holds(String planted, HouseRule rule) {
        bites(planted, rule);
        Layout real = Layout.real();
        rule.apply(real).allowEmptyShould(true).check(real.classes());
    }

    private static void bites(String planted, HouseRule rule) {
        Layout layout = Layout.planted(planted);
        EvaluationResult result = rule.apply(layout).allowEmptyShould(true).evaluate(layout.classes());
        List<String> report = result.getFailureReport().getDetails();
        List<JavaClass> culprits = named(layout, "Bad");
        assertThat(culprits).as("planted culprits below %s", layout.root()).isNotEmpty();
        for (JavaClass bad : culprits) {
            assertThat(report)
                    .as("the rule must bite on %s", bad.getName())
                    .anyMatch(line -> line.contains(bad.getName()));
        }
        for (JavaClass good : named(layout, "Good")) {
            assertThat(report)
                    .as("the rule must leave %s alone", good.getName())
                    .noneMatch(line -> line.startsWith(good.getName()));
        }
    }

    private static List<JavaClass> named(Layout layout, String start) {
        return layout.classes().stream()
                .filter(type -> type.getSimpleName().startsWith(start))
                .toList();
    }

    /** Which of the things a class has are wrong, each told in words. */
    interface Finder {
        Stream<String> wrongs(JavaClass type);
    }

    /** Classes of some kind must have nothing wrong. */
    static ArchRule classes(String kind, Predicate<JavaClass> which, String must, Finder finder) {
        var transformer = new AbstractClassesTransformer<JavaClass>(kind) {
            @Override
            public Iterable<JavaClass> doTransform(com.tngtech.archunit.core.domain.JavaClasses all) {
                return all.stream().filter(which).collect(Collectors.toList());
            }
        };
        return all(transformer).should(new ArchCondition<>(must) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                finder.wrongs(type)
                        .distinct()
                        .forEach(
                                wrong -> events.add(SimpleConditionEvent.violated(type, type.getName() + " " + wrong)));
            }
        });
    }

    /** What a class uses, arrays and primitives taken off, itself left out. */
    static Stream<JavaClass> uses(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> !target.isPrimitive() && !target.equals(type))
                .distinct();
    }

    /** A finder of forbidden uses. */
    static Finder usesNo(Predicate<JavaClass> forbidden) {
        return type -> uses(type).filter(forbidden).map(target -> "uses " + target.getName());
    }

    /** A finder of uses that depend on who uses. */
    static Finder usesNo(java.util.function.BiPredicate<JavaClass, JavaClass> forbidden) {
        return type ->
                uses(type).filter(target -> forbidden.test(type, target)).map(target -> "uses " + target.getName());
    }
}
