package dev.muster.playbook;

import dev.muster.automation.Templates;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The names that a playbook defines, so that a reference to another one is noticed. */
final class Known {

    static final Known NOTHING = new Known(Map.of(), "", Map.of());

    private final Map<Kind, Set<String>> names;
    private final String type;
    private final Map<Kind, Set<String>> shared;

    private Known(Map<Kind, Set<String>> names, String type, Map<Kind, Set<String>> shared) {
        this.names = names;
        this.type = type;
        this.shared = shared;
    }

    /** The names of a whole playbook. */
    static Known ofPlaybook(Part root) {
        Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Part section = kind.section.isEmpty() ? null : root.at(kind.section);
            names.put(kind, section == null ? Set.of() : keys(section));
        }
        Set<String> templates = new LinkedHashSet<>(Templates.forNotices());
        templates.addAll(names.getOrDefault(Kind.TEMPLATE, Set.of()));
        names.put(Kind.TEMPLATE, templates);
        return new Known(names, "", Map.of());
    }

    /** These names and those of one type, {@code effective} being its settings with the {@code common} ones below them. */
    Known withType(Part effective, Part common) {
        return new Known(namesOf(effective), effective.key(), namesOf(common));
    }

    private Map<Kind, Set<String>> namesOf(Part effective) {
        Map<Kind, Set<String>> all = new EnumMap<>(Kind.class);
        all.putAll(names);
        Part severity = effective.at("severity");
        Part scale = severity == null ? null : severity.at("scale");
        all.put(Kind.SEVERITY, scale == null ? Set.of() : texts(scale, "name"));
        Part audiences = effective.at("audiences");
        all.put(Kind.AUDIENCE, audiences == null ? Set.of() : keys(audiences));
        Set<String> roles = new LinkedHashSet<>();
        Part bySize = effective.at("roles");
        if (bySize != null) {
            bySize.entries().values().forEach(size -> roles.addAll(texts(size.value(), "key")));
        }
        all.put(Kind.ROLE, roles);
        return all;
    }

    Set<String> of(Kind kind) {
        return names.getOrDefault(kind, Set.of());
    }

    /** Says which type is meant, when it knows other names than the settings that all types share. */
    String scope(Kind kind) {
        return type.isEmpty() || of(kind).equals(shared.get(kind)) ? "" : " in type " + type;
    }

    private static Set<String> keys(Part map) {
        Set<String> keys = new LinkedHashSet<>();
        map.entries().forEach((key, entry) -> {
            if (entry.value().kind() != Part.Kind.NULL) {
                keys.add(key);
            }
        });
        return keys;
    }

    private static Set<String> texts(Part list, String key) {
        Set<String> texts = new LinkedHashSet<>();
        for (Part item : list.items()) {
            Part text = item.at(key);
            if (text != null && text.kind() == Part.Kind.TEXT) {
                texts.add(text.text().strip());
            }
        }
        return texts;
    }

    /** What a name can be of. */
    enum Kind {
        SEVERITY("a severity of the scale", ""),
        ROLE("a role's key", ""),
        AUDIENCE("an audience", ""),
        TYPE("an incident type", "types"),
        PERSON("a person of people, or a mail address", "people"),
        TEAM("a team of teams", "teams"),
        SERVICE("a service of services", "services"),
        TEMPLATE("a template", "templates");

        private final String words;
        private final String section;

        Kind(String words, String section) {
            this.words = words;
            this.section = section;
        }

        String words() {
            return words;
        }
    }
}
