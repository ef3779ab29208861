package dev.muster.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows between the packages. */
class PackagesTest {

    @Test
    void packages_form_no_cycle() {
        HouseRule.holds(
                "cycles",
                layout -> slices().assignedFrom(new SliceAssignment() {
                            @Override
                            public SliceIdentifier getIdentifierOf(JavaClass type) {
                                return layout.owns(type)
                                        ? SliceIdentifier.of(type.getPackageName())
                                        : SliceIdentifier.ignore();
                            }

                            @Override
                            public String getDescription() {
                                return "packages";
                            }
                        })
                        .should()
                        .beFreeOfCycles());
    }

    @Test
    void no_package_looks_up_to_its_parent() {
        HouseRule.holds(
                "parents",
                layout -> HouseRule.classes(
                        "all classes",
                        layout::owns,
                        "look up to no package above them in their module",
                        HouseRule.usesNo((type, target) -> layout.owns(target)
                                && layout.module(type).equals(layout.module(target))
                                && type.getPackageName().startsWith(target.getPackageName() + "."))));
    }

    @Test
    void each_layer_of_the_core_looks_only_down() {
        HouseRule.holds(
                "layers",
                layout -> HouseRule.classes(
                        "classes of the core",
                        layout::isCore,
                        "use only lower layers and their own package",
                        HouseRule.usesNo(
                                (type, target) -> layout.isCore(target) && looksSidewaysOrUp(layout, type, target))));
    }

    @Test
    void every_package_of_the_core_has_its_place_among_the_layers() {
        HouseRule.holds(
                "places",
                layout -> HouseRule.classes(
                        "classes of the core",
                        layout::isCore,
                        "be in a package that the layering knows",
                        type -> layout.height(type).isEmpty() ? Stream.of("has no layer") : Stream.empty()));
    }

    @Test
    void internal_packages_are_used_by_their_own_module_alone() {
        HouseRule.holds(
                "internals",
                layout -> HouseRule.classes(
                        "all classes",
                        layout::owns,
                        "use no internal package of another module",
                        HouseRule.usesNo((type, target) -> layout.owns(target)
                                && isInternal(layout, target)
                                && !layout.module(type).equals(layout.module(target)))));
    }

    @Test
    void no_internal_type_stands_in_a_public_signature() {
        HouseRule.holds(
                "signatures",
                layout -> HouseRule.classes(
                        "public classes outside internal packages",
                        type -> layout.owns(type) && isVisible(type) && !isInternal(layout, type),
                        "show no internal type",
                        type -> shown(type)
                                .map(JavaClass::getBaseComponentType)
                                .filter(target -> layout.owns(target) && isInternal(layout, target))
                                .map(target -> "shows " + target.getName())));
    }

    @Test
    void every_package_says_what_it_is_and_is_null_marked() {
        HouseRule.holds(
                "nullmarks",
                layout -> HouseRule.classes(
                        "all classes",
                        layout::owns,
                        "be in a package with a @NullMarked package-info",
                        type -> type.getPackage()
                                        .tryGetPackageInfo()
                                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                                        .isPresent()
                                ? Stream.empty()
                                : Stream.of("is in a package without")));
    }

    private static boolean looksSidewaysOrUp(Layout layout, JavaClass type, JavaClass target) {
        if (first(layout, type).equals(first(layout, target))) {
            return false;
        }
        Optional<Integer> from = layout.height(type);
        Optional<Integer> to = layout.height(target);
        return from.isPresent() && to.isPresent() && to.get() >= from.get();
    }

    private static String first(Layout layout, JavaClass type) {
        return layout.below(type).split("\\.")[0];
    }

    private static boolean isInternal(Layout layout, JavaClass type) {
        return ("." + layout.below(type) + ".").contains(".internal.");
    }

    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PackagesTest::isVisible).orElse(true);
    }

    private static Stream<JavaClass> shown(JavaClass type) {
        Stream<JavaClass> parents = Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                .distinct();
        Stream<JavaClass> members = type.getMembers().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
                .flatMap(PackagesTest::involved);
        return Stream.concat(parents, members);
    }

    private static Stream<JavaClass> involved(JavaMember member) {
        Stream<JavaClass> thrown =
                member instanceof JavaCodeUnit unit ? unit.getExceptionTypes().stream() : Stream.empty();
        return Stream.concat(member.getAllInvolvedRawTypes().stream(), thrown);
    }
}
