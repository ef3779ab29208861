package dev.muster.architecture;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The examples do what a host can do. */
class ExamplesTest {

    @Test
    @Tag("N-054")
    void an_example_reaches_around_the_public_api_nowhere() {
        HouseRule.holds("examples", layout -> {
            Set<String> exported = exported(layout);
            return HouseRule.classes(
                    "classes of examples",
                    type -> layout.in(type, "examples"),
                    "use exported packages only, and no store",
                    HouseRule.usesNo((type, target) -> layout.owns(target)
                            && !layout.module(type).equals(layout.module(target))
                            && (!exported.contains(target.getPackageName()) || layout.in(target, "spi.store"))));
        });
    }

    private static Set<String> exported(Layout layout) {
        if (!layout.root().equals(Layout.REAL_ROOT)) {
            return Set.of(layout.root(), layout.root() + ".spi.store");
        }
        Set<String> exported = new HashSet<>();
        Descriptors.moduleInfos().values().forEach(moduleInfo -> exported.addAll(Descriptors.exported(moduleInfo)));
        return exported;
    }
}
