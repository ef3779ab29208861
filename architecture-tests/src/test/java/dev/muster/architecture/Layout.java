package dev.muster.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where things live, below some root package: the real root, or the root of a planted violation that mirrors the real layout in a few classes. A
 * rule written against a layout can therefore be tried on both.
 */
record Layout(String root, JavaClasses classes) {

    static final String REAL_ROOT = "dev.muster";
    static final String PLANTED_ROOT = "dev.muster.architecture.planted";

    /** The core's packages and their height; each may look only down. The root package is above them all. */
    static final Map<String, Integer> LAYERS = Map.ofEntries(
            Map.entry("severity", 0),
            Map.entry("role", 1),
            Map.entry("engagement", 1),
            Map.entry("communication", 2),
            Map.entry("review", 3),
            Map.entry("lifecycle", 4),
            Map.entry("timeline", 5),
            Map.entry("metrics", 5),
            Map.entry("automation", 5),
            Map.entry("playbook", 6),
            Map.entry("internal", 7));

    static final int TOP = 8;

    /** The kit for the tests of HTTP providers lies beside what they stand on, and is a module of its own. */
    static final String KIT_OF_HTTP = "provider.http.testing";

    /** The packages of the rules of an incident: pure, told the time and the ids. */
    static final List<String> RULES = List.of(
            "severity",
            "role",
            "engagement",
            "communication",
            "review",
            "lifecycle",
            "timeline",
            "metrics",
            "automation");

    private static final class Real {
        static final Layout LAYOUT = new Layout(
                REAL_ROOT,
                new ClassFileImporter()
                        .importPackages(REAL_ROOT)
                        .that(com.tngtech.archunit.base.DescribedPredicate.describe(
                                "are not tests", type -> !inside(type.getPackageName(), "dev.muster.architecture"))));
    }

    static Layout real() {
        return Real.LAYOUT;
    }

    static Layout planted(String name) {
        String root = PLANTED_ROOT + "." + name;
        return new Layout(root, new ClassFileImporter().importPackages(root));
    }

    static boolean inside(String name, String ancestor) {
        return name.equals(ancestor) || name.startsWith(ancestor + ".");
    }

    /** The package below the root, {@code ""} for the root itself. */
    String below(JavaClass type) {
        String name = type.getPackageName();
        if (!inside(name, root)) {
            throw new IllegalArgumentException(type.getName() + " is not below " + root);
        }
        return name.equals(root) ? "" : name.substring(root.length() + 1);
    }

    boolean owns(JavaClass type) {
        return inside(type.getPackageName(), root);
    }

    boolean in(JavaClass type, String... packagesBelowRoot) {
        for (String each : packagesBelowRoot) {
            if (inside(type.getPackageName(), root + "." + each)) {
                return true;
            }
        }
        return false;
    }

    /** The module a class belongs to, told from its package. */
    String module(JavaClass type) {
        if (in(type, KIT_OF_HTTP)) {
            return KIT_OF_HTTP;
        }
        String[] parts = below(type).split("\\.");
        return switch (parts[0]) {
            case "spi", "tck", "testing", "benchmarks", "scenarios" -> parts[0];
            case "provider", "examples" -> parts.length > 1 ? parts[0] + "." + parts[1] : parts[0];
            default -> "core";
        };
    }

    boolean isCore(JavaClass type) {
        return owns(type) && module(type).equals("core");
    }

    boolean isRule(JavaClass type) {
        return owns(type) && RULES.contains(below(type).split("\\.")[0]);
    }

    /** The height of a class of the core, empty for a package that the layering does not know. */
    Optional<Integer> height(JavaClass type) {
        String below = below(type);
        return below.isEmpty() ? Optional.of(TOP) : Optional.ofNullable(LAYERS.get(below.split("\\.")[0]));
    }
}
