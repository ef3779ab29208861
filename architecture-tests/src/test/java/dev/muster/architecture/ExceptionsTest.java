package dev.muster.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can go wrong, by name. */
class ExceptionsTest {

    private static final List<String> ROOTS =
            List.of("IncidentException", "ProviderException", "ConcurrentAppendException");

    @Test
    void an_exception_says_that_a_rule_said_no_or_that_a_tool_failed() {
        HouseRule.holds(
                "exceptions",
                layout -> HouseRule.classes(
                        "exceptions",
                        // an example is a program of a host: what it says to its own user is no word of the library
                        type -> layout.owns(type)
                                && !layout.in(type, "examples")
                                && type.isAssignableTo(Exception.class),
                        "be unchecked and descend from " + ROOTS,
                        type -> isKnown(layout, type) ? Stream.empty() : Stream.of("does not")));
    }

    private static boolean isKnown(Layout layout, JavaClass type) {
        return type.isAssignableTo(RuntimeException.class)
                && Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream())
                        .filter(layout::owns)
                        .anyMatch(each -> ROOTS.contains(each.getSimpleName()));
    }
}
