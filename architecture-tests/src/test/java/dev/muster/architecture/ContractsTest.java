package dev.muster.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of the SPI. */
class ContractsTest {

    /** Final classes that hold a value a record would print or share. */
    private static final Set<String> VALUES = Set.of("Secret", "RawBody", "ProviderConfig");

    @Test
    void the_contracts_are_interfaces_records_enums_and_exceptions() {
        HouseRule.holds(
                "shapes",
                layout -> HouseRule.classes(
                        "public classes of the SPI",
                        type -> layout.in(type, "spi") && type.getModifiers().contains(JavaModifier.PUBLIC),
                        "be interfaces, records, enums, exceptions, or a named value",
                        type -> isContract(type) ? Stream.empty() : Stream.of("is none of these")));
    }

    private static boolean isContract(JavaClass type) {
        boolean isFinal = type.getModifiers().contains(JavaModifier.FINAL);
        return type.isInterface()
                || type.isRecord()
                || type.isEnum()
                || type.isAssignableTo(RuntimeException.class)
                || (isFinal && VALUES.contains(type.getSimpleName()))
                || (isFinal && type.getSimpleName().endsWith("Builder"));
    }
}
