package dev.muster.playbook;

import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The top of a playbook. */
final class RootSection {

    private static final Pattern SHORTCUT = Pattern.compile("(?!list$)\\S{1,60}");
    private static final Pattern MARK = Pattern.compile("[^\\s:]{1,60}");

    static final Field<String> EXTENDS = Field.optional(
            "extends",
            new Choice<>("a profile", profiles()),
            "The profile this playbook is laid over; minimal unless said. Maps are merged, lists are replaced, null takes away.");
    static final Field<Part> PROCESS = Field.optional(
            "process", new Later(ProcessSection.SHAPE), "What all incident types share unless they say otherwise.");
    static final Field<Map<String, Part>> TYPES = Field.inherited(
            "types",
            new MapOf<>(Shapes.NAME, new Later(ProcessSection.SHAPE)),
            "The incident types; each says only what differs from process.");
    static final Field<List<Part>> ALERTS = Field.optional(
            "alerts",
            ListOf.of(new Later(AlertSection.SHAPE)),
            "Which alerts declare an incident; the first rule that fits decides.");
    static final Field<String> DEFAULT_TYPE = Field.inherited(
            "default-type", Shapes.reference(Known.Kind.TYPE), "The type of an incident whose declaration names none.");

    private static final Field<String> NAME = Field.required("name", Shapes.NAME, "What people call this playbook.");
    private static final Field<String> VERSION = Field.required(
            "version", Shapes.VERSION, "Names this edition; each incident records the one it ran under.");
    private static final Field<Locale> LOCALE =
            Field.optional("locale", locale(), "The language of what is said, such as en or pt-BR; en unless said.");
    private static final Field<Map<String, Target>> SHORTCUTS = Field.optional(
            "shortcuts", new MapOf<>(shortcut(), MatchSection.TARGET), "Whom a short word of the page command means.");
    private static final Field<Set<String>> MARKS = Field.inherited(
            "timeline-marks",
            ListOf.of(mark()).distinct(),
            "The reactions that put a message on the timeline, such as memo.");
    private static final Field<Map<String, String>> TEMPLATES = Field.optional(
            "templates",
            new MapOf<>(Shapes.NAME, Shapes.PROSE),
            "Words that replace built-in ones or are used by notices, by key.");

    static final Section<Top> SHAPE = new Section<>(
            "playbook",
            "Everything decided about the incident process.",
            List.of(
                    NAME,
                    VERSION,
                    EXTENDS,
                    LOCALE,
                    DEFAULT_TYPE,
                    KnowledgeSection.PEOPLE,
                    KnowledgeSection.TEAMS,
                    KnowledgeSection.SERVICES,
                    SHORTCUTS,
                    PROCESS,
                    TYPES,
                    ALERTS,
                    MARKS,
                    TEMPLATES),
            RootSection::top);

    private RootSection() {}

    private static Top top(Values values) {
        return new Top(
                values.get(NAME),
                values.get(VERSION),
                values.get(DEFAULT_TYPE),
                values.or(LOCALE, Locale.ENGLISH),
                KnowledgeSection.knowledge(values),
                values.or(SHORTCUTS, Map.of()),
                values.get(MARKS),
                values.or(TEMPLATES, Map.of()));
    }

    private static Map<String, String> profiles() {
        Map<String, String> names = new LinkedHashMap<>();
        Profiles.NAMES.forEach(name -> names.put(name, name));
        return names;
    }

    private static Shape<Locale> locale() {
        Map<String, Object> schema = Shape.keyword("type", "string");
        schema.put("pattern", "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$");
        return new Scalar<>("a language tag", "write such as en, de or pt-BR", schema, words -> {
            try {
                Locale locale = new Locale.Builder().setLanguageTag(words).build();
                return Set.of(Locale.getISOLanguages()).contains(locale.getLanguage()) ? locale : null;
            } catch (java.util.IllformedLocaleException e) {
                return null;
            }
        });
    }

    private static Shape<String> shortcut() {
        Map<String, Object> schema = Shape.keyword("type", "string");
        schema.put("pattern", "^(?!list$)\\S{1,60}$");
        return new Scalar<>(
                "a word without spaces, and not list",
                "choose another word: list shows the shortcuts",
                schema,
                words -> SHORTCUT.matcher(words).matches() ? words : null);
    }

    private static Shape<String> mark() {
        Map<String, Object> schema = Shape.keyword("type", "string");
        schema.put("pattern", "^\\S{1,60}$");
        return new Scalar<>("the name of a reaction", "write such as memo", schema, words -> {
            String bare = words.length() > 2 && words.startsWith(":") && words.endsWith(":")
                    ? words.substring(1, words.length() - 1)
                    : words;
            return MARK.matcher(bare).matches() ? bare : null;
        });
    }

    /**
     * What stands at the top.
     *
     * @param name the playbook's name
     * @param version its edition
     * @param defaultType the default type
     * @param locale the language
     * @param knowledge people, teams and services
     * @param shortcuts the shortcuts
     * @param marks the timeline's marks
     * @param templates words
     */
    record Top(
            String name,
            String version,
            String defaultType,
            Locale locale,
            Knowledge knowledge,
            Map<String, Target> shortcuts,
            Set<String> marks,
            Map<String, String> templates) {}

    /** Is read later, when it is known what lies below it and which names there are; here it only has to be described. */
    private record Later(Shape<?> shape) implements Shape<Part> {

        @Override
        public @Nullable Part read(Part part, Reading reading) {
            return part;
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> defs) {
            return shape.schema(defs);
        }
    }
}
