package dev.muster.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How classes are written. */
class ValuesTest {

    private static final Set<String> OPTIONALS = Set.of(
            Optional.class.getName(),
            OptionalInt.class.getName(),
            OptionalLong.class.getName(),
            OptionalDouble.class.getName());

    /** Public classes that others extend, and why. Sealed ones and the suites of the two kits need no reason: they are made for it. */
    private static final Map<String, String> OPEN = Map.of(
            "dev.muster.lifecycle.IncidentException",
            "the root of what the domain refuses: the playbook and the set-up, which the rules may not know, refuse too");

    @Test
    void a_public_class_is_final_unless_it_has_a_reason() {
        HouseRule.holds(
                "finals",
                layout -> HouseRule.classes(
                        "public classes",
                        type -> layout.owns(type)
                                && type.getModifiers().contains(JavaModifier.PUBLIC)
                                && !type.isInterface(),
                        "be final, sealed, a record or an enum",
                        type -> mayBeOpen(layout, type) ? Stream.empty() : Stream.of("can be extended")));
    }

    @Test
    void an_optional_is_an_answer_and_never_a_field() {
        HouseRule.holds(
                "optionalfields",
                layout -> HouseRule.classes(
                        "all classes",
                        layout::owns,
                        "keep no Optional",
                        type -> type.getFields().stream()
                                .filter(field -> isOptional(field.getRawType()))
                                .map(field -> "has the field " + field.getName())));
    }

    @Test
    void an_optional_is_an_answer_and_never_a_parameter() {
        HouseRule.holds(
                "optionalparameters",
                layout -> HouseRule.classes(
                        "all classes",
                        layout::owns,
                        "take no Optional",
                        type -> type.getCodeUnits().stream()
                                .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
                                .filter(unit -> !isAskedForByJUnit(type, unit))
                                .filter(unit ->
                                        unit.getRawParameterTypes().stream().anyMatch(ValuesTest::isOptional))
                                .map(unit -> "takes one in " + unit.getName())));
    }

    /** {@code TestWatcher.testDisabled}, whose shape is JUnit's. */
    private static boolean isAskedForByJUnit(JavaClass type, JavaCodeUnit unit) {
        return unit.getName().equals("testDisabled")
                && type.isAssignableTo("org.junit.jupiter.api.extension.TestWatcher");
    }

    private static boolean isOptional(JavaClass type) {
        return OPTIONALS.contains(type.getName());
    }

    private static boolean mayBeOpen(Layout layout, JavaClass type) {
        Set<JavaModifier> modifiers = type.getModifiers();
        boolean isSuite = layout.in(type, "tck", Layout.KIT_OF_HTTP) && modifiers.contains(JavaModifier.ABSTRACT);
        return type.isRecord()
                || type.isEnum()
                || modifiers.contains(JavaModifier.FINAL)
                || type.reflect().isSealed()
                || isSuite
                || OPEN.containsKey(type.getName());
    }
}
