package dev.muster.playbook;

import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes a playbook in Java. Not thread-safe. It begins with what the minimal profile, or the playbook it was made from, decides:
 *
 * <ul>
 *   <li>name {@code playbook}, version {@code 1}, language English;
 *   <li>one incident type, {@code availability};
 *   <li>the reaction {@code memo} puts a message on the timeline;
 *   <li>no people, teams, services, shortcuts, alert rules and words of its own.
 * </ul>
 */
public final class PlaybookBuilder {

    private String name;
    private String version;
    private String defaultType;
    private final Map<String, IncidentTypeBuilder> types = new LinkedHashMap<>();
    private final Map<String, IncidentType> before = new LinkedHashMap<>();
    private Knowledge knowledge;
    private Set<String> marks;
    private final Map<String, Target> shortcuts;
    private final List<AlertRule> alertRules;
    private final Map<String, String> templates;
    private Locale locale;

    PlaybookBuilder(Playbook base) {
        this.name = base.name();
        this.version = base.version();
        this.defaultType = base.defaultType();
        this.knowledge = base.knowledge();
        this.marks = base.timelineMarks();
        this.shortcuts = new LinkedHashMap<>(base.shortcuts());
        this.alertRules = new ArrayList<>(base.alertRules());
        this.templates = new LinkedHashMap<>(base.templates());
        this.locale = base.locale();
        base.types().values().forEach(this::keep);
    }

    PlaybookBuilder(RootSection.Top top, Map<String, IncidentType> types) {
        this.name = top.name();
        this.version = top.version();
        this.defaultType = top.defaultType();
        this.knowledge = top.knowledge();
        this.marks = top.marks();
        this.shortcuts = new LinkedHashMap<>(top.shortcuts());
        this.alertRules = new ArrayList<>();
        this.templates = new LinkedHashMap<>(top.templates());
        this.locale = top.locale();
        types.values().forEach(this::keep);
    }

    /** What people call it. */
    public PlaybookBuilder name(String words) {
        name = Objects.requireNonNull(words, "words");
        return this;
    }

    /** Names this edition; each incident records the one it ran under. */
    public PlaybookBuilder version(String edition) {
        version = Objects.requireNonNull(edition, "edition");
        return this;
    }

    /** Changes a type; one that is new begins as a copy of the default type. */
    public PlaybookBuilder type(String type, Consumer<IncidentTypeBuilder> change) {
        IncidentType model = Objects.requireNonNull(
                before.getOrDefault(defaultType, before.values().iterator().next()));
        change.accept(types.computeIfAbsent(type, key -> new IncidentTypeBuilder(key, model)));
        return this;
    }

    /** Changes all types that there are. */
    public PlaybookBuilder everyType(Consumer<IncidentTypeBuilder> change) {
        types.values().forEach(change);
        return this;
    }

    /** Takes a type away. */
    public PlaybookBuilder withoutType(String type) {
        types.remove(type);
        return this;
    }

    /** The type of a declaration that names none. */
    public PlaybookBuilder defaultType(String type) {
        defaultType = Objects.requireNonNull(type, "type");
        return this;
    }

    /** The people, teams and services. */
    public PlaybookBuilder knowledge(Knowledge known) {
        knowledge = Objects.requireNonNull(known, "known");
        return this;
    }

    /** The reactions that put a message on the timeline: these and no others. */
    public PlaybookBuilder timelineMarks(String... reactions) {
        marks = new LinkedHashSet<>(List.of(reactions));
        return this;
    }

    /** Whom a short word of the page command means. */
    public PlaybookBuilder shortcut(String word, Target target) {
        shortcuts.put(Objects.requireNonNull(word, "word"), Objects.requireNonNull(target, "target"));
        return this;
    }

    /** Another alert rule, after those there are. */
    public PlaybookBuilder alertRule(AlertRule rule) {
        alertRules.add(Objects.requireNonNull(rule, "rule"));
        return this;
    }

    /** Words that replace built-in ones or are used by notices. */
    public PlaybookBuilder template(String key, String words) {
        templates.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(words, "words"));
        return this;
    }

    /** The language of what is said. */
    public PlaybookBuilder locale(Locale language) {
        locale = Objects.requireNonNull(language, "language");
        return this;
    }

    /**
     * The playbook, checked as a whole.
     *
     * @throws PlaybookException with everything that does not go together
     */
    public Playbook build() {
        Map<String, IncidentType> made = new LinkedHashMap<>();
        types.forEach((type, builder) -> made.put(type, builder.build(name + "-" + version, knowledge)));
        Playbook playbook =
                new Playbook(name, version, defaultType, made, marks, shortcuts, alertRules, templates, locale);
        List<Problem> problems = Consistency.problems(playbook);
        if (!problems.isEmpty()) {
            throw new PlaybookException("playbook " + name, problems);
        }
        return playbook;
    }

    private void keep(IncidentType type) {
        before.put(type.name(), type);
        types.put(type.name(), new IncidentTypeBuilder(type.name(), type));
    }
}
