package dev.muster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The arrows between the modules. */
class ModulesTest {

    /** Fewer classes than this, and the rules are looking at the wrong place. */
    private static final Map<String, Integer> AT_LEAST =
            Map.of("spi", 100, "core", 1, "provider.inmemory", 1, "provider.jdbc", 1, "tck", 1);

    @Test
    void the_rules_see_the_real_classes() {
        Map<String, Long> seen = Layout.real().classes().stream()
                .collect(Collectors.groupingBy(Layout.real()::module, Collectors.counting()));

        AT_LEAST.forEach((module, least) -> assertThat(seen.getOrDefault(module, 0L))
                .as("classes of %s", module)
                .isGreaterThanOrEqualTo(least));
    }

    @Test
    void the_contracts_stand_on_the_jdk_and_jspecify_alone() {
        HouseRule.holds(
                "contracts",
                layout -> HouseRule.classes(
                        "classes of the SPI",
                        type -> layout.in(type, "spi"),
                        "use the JDK and JSpecify alone",
                        HouseRule.usesNo(
                                target -> !layout.in(target, "spi") && !isJdk(target) && !isJSpecify(target))));
    }

    @Test
    void a_provider_sees_the_contracts_and_never_the_core_or_another_provider() {
        HouseRule.holds(
                "providers",
                layout -> HouseRule.classes(
                        "classes of providers",
                        // the kit for their tests judges them through the engine, as a host would
                        type -> layout.in(type, "provider") && !layout.in(type, Layout.KIT_OF_HTTP),
                        "use no other module than the SPI and provider-http",
                        HouseRule.usesNo((type, target) -> layout.owns(target)
                                && !layout.module(target).equals(layout.module(type))
                                && !Set.of("spi", "provider.http").contains(layout.module(target)))));
    }

    @Test
    @Tag("N-045")
    void the_core_names_no_provider_and_no_module_of_tests() {
        HouseRule.holds(
                "coreproviders",
                layout -> HouseRule.classes(
                        "classes of the core",
                        layout::isCore,
                        "use no other module than the SPI",
                        HouseRule.usesNo(target ->
                                layout.owns(target) && !Set.of("core", "spi").contains(layout.module(target)))));
    }

    @Test
    void the_conformance_kit_sees_the_contracts_alone() {
        HouseRule.holds(
                "kit",
                layout -> HouseRule.classes(
                        "classes of the TCK",
                        type -> layout.in(type, "tck"),
                        "use no other module than the SPI",
                        HouseRule.usesNo(target ->
                                layout.owns(target) && !Set.of("tck", "spi").contains(layout.module(target)))));
    }

    @Test
    void no_module_brings_the_kit_of_a_cloud_vendor() {
        Set<String> vendors = Set.of(
                "com.slack",
                "com.google",
                "com.atlassian",
                "com.pagerduty",
                "com.amazonaws",
                "software.amazon",
                "com.azure",
                "com.microsoft");
        HouseRule.holds(
                "vendors",
                layout -> HouseRule.classes(
                        "all classes",
                        layout::owns,
                        "use no vendor's kit",
                        HouseRule.usesNo(target -> vendors.stream()
                                .map(vendor ->
                                        layout.root().equals(Layout.REAL_ROOT) ? vendor : layout.root() + "." + vendor)
                                .anyMatch(vendor -> Layout.inside(target.getPackageName(), vendor)))));
    }

    private static boolean isJdk(JavaClass type) {
        return Layout.inside(type.getPackageName(), "java");
    }

    private static boolean isJSpecify(JavaClass type) {
        return Layout.inside(type.getPackageName(), "org.jspecify");
    }
}
