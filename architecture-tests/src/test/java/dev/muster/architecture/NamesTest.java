package dev.muster.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words we do not use. */
class NamesTest {

    private static final List<String> BANNED = List.of("Manager", "Helper", "Helpers", "Util", "Utils", "Impl");

    @Test
    void nothing_is_a_manager_a_helper_a_util_or_an_impl() {
        HouseRule.holds(
                "names",
                layout -> HouseRule.classes(
                        "all classes",
                        layout::owns,
                        "be named after what they are",
                        type -> BANNED.stream()
                                .filter(type.getSimpleName()::endsWith)
                                .map(ending -> "is named ..." + ending)));
    }

    @Test
    void nothing_in_the_contracts_is_there_to_be_extended() {
        HouseRule.holds(
                "abstracts",
                layout -> HouseRule.classes(
                        "classes of the SPI",
                        type -> layout.in(type, "spi"),
                        "not be called Abstract",
                        type -> isAbstractByName(type) ? Stream.of("is named Abstract...") : Stream.empty()));
    }

    private static boolean isAbstractByName(JavaClass type) {
        return type.getSimpleName().matches("(Bad)?Abstract.*");
    }
}
