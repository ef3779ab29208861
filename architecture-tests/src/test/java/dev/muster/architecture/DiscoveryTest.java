package dev.muster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A provider is found on the class path and on the module path alike. */
class DiscoveryTest {

    private static final String FACTORY = "dev.muster.spi.ProviderFactory";

    @Test
    void the_two_ways_to_declare_a_factory_are_read() {
        assertThat(Descriptors.provided("module a { exports a; provides x.Service with a.One, a.Two; }"))
                .containsExactly("x.Service <- a.One", "x.Service <- a.Two");
        assertThat(Descriptors.provided(Map.of("x.Service", "# all of them\na.One # the first\n\na.Two\n")))
                .containsExactly("x.Service <- a.One", "x.Service <- a.Two");
        assertThat(Descriptors.exported("module a { exports a; exports b to c; opens d; }"))
                .containsExactly("a");
    }

    @Test
    void services_and_module_descriptors_name_the_same_factories() {
        Descriptors.moduleInfos()
                .forEach((module, moduleInfo) -> assertThat(Descriptors.provided(Descriptors.services(module)))
                        .as("META-INF/services and module-info of %s", module.getFileName())
                        .isEqualTo(Descriptors.provided(moduleInfo)));
    }

    @Test
    void every_factory_is_declared() {
        Set<String> declared = new TreeSet<>();
        Descriptors.moduleInfos().values().forEach(moduleInfo -> declared.addAll(Descriptors.provided(moduleInfo)));

        assertThat(undeclared(Layout.planted("factories"), Set.of()))
                .containsExactly("dev.muster.architecture.planted.factories.BadFactory");
        assertThat(undeclared(Layout.real(), declared)).isEmpty();
    }

    @Test
    void every_published_module_has_a_descriptor() {
        assertThat(Descriptors.moduleInfos().keySet().stream()
                        .map(module -> module.getFileName().toString()))
                .contains(
                        "incident-spi",
                        "incident-core",
                        "incident-tck",
                        "incident-testing",
                        "provider-http",
                        "provider-http-testing",
                        "provider-inmemory",
                        "provider-jdbc");
    }

    private static Set<String> undeclared(Layout layout, Set<String> declared) {
        Set<String> found = new TreeSet<>();
        layout.classes().stream()
                .filter(type -> type.isAssignableTo(FACTORY) && !type.isInterface())
                .filter(type -> type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                .filter(type -> type.isTopLevelClass())
                .filter(type -> !declared.contains(FACTORY + " <- " + type.getName()))
                .forEach(type -> found.add(type.getName()));
        return found;
    }
}
