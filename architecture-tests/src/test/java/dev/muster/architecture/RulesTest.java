package dev.muster.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of an incident: pure, and told the time and the ids. */
class RulesTest {

    private static final Set<String> PURE = Set.of("java.lang", "java.util", "java.time", "org.jspecify");

    /** Calls that answer differently each time, as {@code Class.method}. */
    private static final Set<String> CHANCE = Set.of(
            "java.util.UUID.randomUUID",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.Math.random",
            "java.time.InstantSource.system",
            "java.time.ZoneId.systemDefault",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.Locale.getDefault");

    @Test
    void rules_stand_on_lang_util_time_and_each_other() {
        HouseRule.holds(
                "purity",
                layout -> HouseRule.classes(
                        "classes of the rules",
                        layout::isRule,
                        "use java.lang, java.util, java.time, JSpecify and other rules only",
                        HouseRule.usesNo(target -> !layout.isRule(target)
                                && PURE.stream().noneMatch(pure -> Layout.inside(target.getPackageName(), pure)))));
    }

    @Test
    void rules_and_the_playbook_are_told_the_time_the_ids_and_the_chance() {
        HouseRule.holds(
                "chance",
                layout -> HouseRule.classes(
                        "classes of the rules and of the playbook",
                        type -> layout.isRule(type) || layout.in(type, "playbook"),
                        "ask nobody for the time, an id or a random number",
                        type -> type.getAccessesFromSelf().stream()
                                .filter(RulesTest::isChance)
                                .map(access -> "calls " + access.getTarget().getFullName())));
    }

    @Test
    void commands_and_events_are_records() {
        HouseRule.holds(
                "records",
                layout -> HouseRule.classes(
                        "commands and events of the rules",
                        type -> layout.isRule(type) && !type.isInterface() && isCommandOrEvent(type),
                        "be records",
                        type -> type.isRecord() || type.isAnonymousClass()
                                ? Stream.empty()
                                : Stream.of("is not a record")));
    }

    @Test
    void what_people_write_is_never_compiled_as_a_pattern() {
        HouseRule.holds(
                "patterns",
                layout -> HouseRule.classes(
                        "classes of the core",
                        layout::isCore,
                        "compile patterns into constants only",
                        type -> type.getAccessesFromSelf().stream()
                                .filter(RulesTest::compilesAPattern)
                                .map(access -> "calls " + access.getTarget().getFullName() + " at "
                                        + access.getSourceCodeLocation())));
    }

    private static boolean isChance(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        JavaClass owner = target.getOwner();
        boolean isNow =
                target.getName().equals("now") && owner.getPackageName().equals("java.time") && hasNoArgument(access);
        boolean isClock =
                owner.isEquivalentTo(java.time.Clock.class) && target.getName().startsWith("system");
        boolean isUnseeded = access instanceof JavaConstructorCall
                && hasNoArgument(access)
                && (owner.isAssignableTo(Random.class) || owner.isEquivalentTo(SplittableRandom.class));
        boolean isSystem =
                owner.isEquivalentTo(InstantSource.class) && target.getName().equals("system");
        return isNow || isClock || isUnseeded || isSystem || CHANCE.contains(owner.getName() + "." + target.getName());
    }

    private static boolean hasNoArgument(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().isEmpty();
    }

    private static boolean isCommandOrEvent(JavaClass type) {
        return type.getAllRawInterfaces().stream()
                .map(JavaClass::getSimpleName)
                .anyMatch(name -> name.endsWith("Command") || name.endsWith("Event"));
    }

    /** A constant is compiled once, in a static initializer. {@code String.matches} and its like take their pattern at run time. */
    private static boolean compilesAPattern(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        boolean compiles = target.getOwner().isEquivalentTo(Pattern.class)
                && Set.of("compile", "matches").contains(target.getName());
        boolean isConstant = access.getOrigin().getName().equals("<clinit>")
                && access.getOrigin().getModifiers().contains(JavaModifier.STATIC);
        boolean isString = target.getOwner().isEquivalentTo(String.class)
                && target.getName().equals("matches");
        return isString || (compiles && !isConstant);
    }
}
