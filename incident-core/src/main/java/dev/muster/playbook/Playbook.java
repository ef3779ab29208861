package dev.muster.playbook;

import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Target;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a host decides about its incident process, as data. Immutable and thread-safe.
 *
 * @param name what people call it
 * @param version names this edition; each incident records the one it ran under
 * @param defaultType the type of a declaration that names none
 * @param types the incident types by name, in the order of the file
 * @param timelineMarks the reactions (without colons) that put a message on the timeline
 * @param shortcuts whom a short word of the page command means
 * @param alertRules which alerts declare an incident, in order
 * @param templates words that replace built-in ones, by template key
 * @param locale the language of what is said
 */
public record Playbook(
        String name,
        String version,
        String defaultType,
        Map<String, IncidentType> types,
        Set<String> timelineMarks,
        Map<String, Target> shortcuts,
        List<AlertRule> alertRules,
        Map<String, String> templates,
        Locale locale) {

    /** Copies the collections, keeping their order; checks that the default type is one of the types. */
    public Playbook {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(locale, "locale");
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        timelineMarks = Collections.unmodifiableSet(new LinkedHashSet<>(timelineMarks));
        shortcuts = Collections.unmodifiableMap(new LinkedHashMap<>(shortcuts));
        alertRules = List.copyOf(alertRules);
        templates = Map.copyOf(templates);
        if (!types.containsKey(defaultType)) {
            throw unknownType(name, "default-type", defaultType, types.keySet());
        }
    }

    /** Begins a playbook in Java, from the minimal profile. */
    public static PlaybookBuilder builder() {
        return profile(Profiles.MINIMAL).toBuilder().name("playbook");
    }

    /** A playbook that ships with the library: {@code minimal}, {@code airbnb}, {@code atlassian} or {@code linkedin}. */
    public static Playbook profile(String profile) {
        return profile.equals(Profiles.MINIMAL)
                ? MinimalPlaybook.make()
                : PlaybookReader.parse("profile " + profile, Profiles.text(profile));
    }

    /** The names of the playbooks that ship with the library. */
    public static List<String> profiles() {
        return Profiles.NAMES;
    }

    /**
     * Reads a playbook from a YAML file in UTF-8.
     *
     * @throws PlaybookException with every problem of the file
     */
    public static Playbook load(Path file) {
        return PlaybookReader.load(file);
    }

    /**
     * Reads a playbook from YAML.
     *
     * @throws PlaybookException with every problem of the text
     */
    public static Playbook parse(String yaml) {
        return PlaybookReader.parse("playbook", yaml);
    }

    /** The JSON Schema of a playbook's file, for editors. */
    public static String schema() {
        return Profiles.resource("playbook.schema.json");
    }

    /** A builder that begins with everything decided here. */
    public PlaybookBuilder toBuilder() {
        return new PlaybookBuilder(this);
    }

    /** The type with this name; an unknown one is an error that says which there are. */
    public IncidentType type(String type) {
        IncidentType known = types.get(type);
        if (known == null) {
            throw unknownType(name, "type", type, types.keySet());
        }
        return known;
    }

    /** The type of a declaration that names none. */
    public IncidentType defaultIncidentType() {
        return type(defaultType);
    }

    /** The people, teams and services, which all types share. */
    public Knowledge knowledge() {
        return defaultIncidentType().policy().knowledge();
    }

    /** The rule for an alert with these labels: the first that fits. */
    public Optional<AlertRule> alertRule(Map<String, String> labels) {
        return alertRules.stream().filter(rule -> rule.fits(labels)).findFirst();
    }

    private static PlaybookException unknownType(String playbook, String field, String found, Set<String> known) {
        return new PlaybookException(
                "playbook " + playbook,
                List.of(Problem.of(field, '"' + found + '"', "an incident type", Nearest.hint(found, known))));
    }
}
