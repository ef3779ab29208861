package dev.muster.scenarios.jars;

import java.util.Locale;

/** Ways in which a jar with a provider can be broken. */
enum Breakage {
    GONE("", "ClassNotFound|not found"),
    WANTS_ARGUMENTS("public WantsArguments(String licence) {}", "NoSuchMethodException|constructor"),
    TRIPS_WHEN_MADE("public TripsWhenMade() { throw new IllegalStateException(\"no licence\"); }", "no licence"),
    TRIPS_WHEN_LOADED("static final int LIMIT = Integer.parseInt(\"many\");", "many"),
    LACKS_A_LIBRARY("", "broken[/.]Library"),
    OTHER_KIND("", "not a subtype"),
    HALF_DONE("", "InstantiationException|abstract"),
    /** Made for a contract in which the name had another name. */
    OLDER_CONTRACT("", "AbstractMethodError"),
    GARBAGE("", "META-INF/services.*[Ii]llegal"),
    NAMELESS("@Override public String name() { return null; }", "the name null"),
    NAMED_BADLY("@Override public String name() { return \"Named Badly!\"; }", "Named Badly!"),
    TRIPS_ON_SETTINGS(
            "@Override public List<Setting> settings() { throw new IllegalStateException(\"no list\"); }", "no list"),
    NO_SETTINGS("@Override public List<Setting> settings() { return null; }", "settings\\(\\)"),
    TRIPS_ON_CREATE(
            "@Override public Provider create(ProviderConfig c) { throw new AssertionError(\"no tool\"); }", "no tool"),
    CREATES_NOTHING("@Override public Provider create(ProviderConfig c) { return null; }", "null"),
    PROMISES_TOO_MUCH("""
            @Override public Provider create(ProviderConfig c) {
                return new Tool(name()) {
                    @Override public Set<Capability> capabilities() { return Set.of(Capability.PAGING); }
                };
            }
            """, "PAGING"),
    TRIPS_ON_CHECK("""
            @Override public Provider create(ProviderConfig c) {
                return new Tool(name()) {
                    @Override public List<Finding> check() { throw new IllegalStateException("no network"); }
                };
            }
            """, "no network"),
    OFFERED_TWICE("@Override public String name() { return \"twin\"; }", "offered twice");

    private final String members;
    private final String says;

    Breakage(String members, String says) {
        this.members = members;
        this.says = says;
    }

    /** The class that is broken. */
    String type() {
        StringBuilder name = new StringBuilder("broken.");
        for (String word : name().split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    String simpleName() {
        return type().substring("broken.".length());
    }

    /** The jar that it is in. */
    String jar() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".jar";
    }

    /** The name that its provider would have. */
    String provider() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the message about it has to hold, as a pattern. */
    String says() {
        return says;
    }

    /** Whether the start can know of it, which calls nobody. */
    boolean isSeenAtStart() {
        return this != TRIPS_ON_CHECK;
    }

    /** What to write into the file of services. */
    String named() {
        return this == GARBAGE ? "this is no name of a class" : type();
    }

    /** Its source; empty when there is no such class, or when it is made for another contract. */
    String source() {
        String head = """
                package broken;
                import dev.muster.spi.*;
                import dev.muster.spi.config.*;
                import java.util.*;
                public %s {
                """;
        String body = switch (this) {
            case GONE, GARBAGE, OLDER_CONTRACT -> "";
            case OTHER_KIND -> "final class " + simpleName();
            case HALF_DONE -> "abstract class HalfDone extends Sound";
            case LACKS_A_LIBRARY -> "class LacksALibrary extends Library";
            default -> "class " + simpleName() + " extends Sound";
        };
        return body.isEmpty() ? "" : head.formatted(body) + members + "}";
    }
}
