package dev.muster.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes from outside never chooses a class. */
class SerializationTest {

    private static final Set<String> STREAMS =
            Set.of("java.io.ObjectInputStream", "java.io.ObjectOutputStream", "java.beans.XMLDecoder");

    private static final Set<String> TYPING = Set.of(
            "enableDefaultTyping",
            "enableDefaultTypingAsProperty",
            "activateDefaultTyping",
            "activateDefaultTypingAsProperty",
            "setDefaultTyping");

    @Test
    @Tag("T17")
    void nothing_reads_java_serialization() {
        HouseRule.holds(
                "streams",
                layout -> HouseRule.classes(
                        "all classes",
                        layout::owns,
                        "use no object stream",
                        HouseRule.usesNo(target -> STREAMS.contains(target.getName()))));
    }

    @Test
    @Tag("T17")
    void nothing_lets_json_name_a_class() {
        HouseRule.holds(
                "typing",
                layout -> HouseRule.classes(
                        "all classes",
                        layout::owns,
                        "turn no default typing on",
                        type -> Stream.concat(
                                type.getAccessesFromSelf().stream()
                                        .map(JavaAccess::getTarget)
                                        .filter(target -> TYPING.contains(target.getName()))
                                        .map(target -> "calls " + target.getFullName()),
                                type.getAnnotations().stream()
                                        .filter(annotation -> annotation
                                                .getRawType()
                                                .getSimpleName()
                                                .equals("JsonTypeInfo"))
                                        .filter(annotation -> annotation
                                                .get("use")
                                                .map(Object::toString)
                                                .orElse("")
                                                .contains("CLASS"))
                                        .map(annotation -> "names classes in JSON"))));
    }
}
