package dev.muster.playbook;

import dev.muster.automation.Automation;
import dev.muster.automation.Automations;
import dev.muster.automation.Plan;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.severity.Tier;
import dev.muster.spi.Capability;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is made and done: {@code resources:}, {@code conversation-name:}, {@code announce:} and their like. */
final class PlanSection {

    private static final Set<ResourceKind> NEVER_MADE =
            EnumSet.of(ResourceKind.ALERT, ResourceKind.ATTACHMENT, ResourceKind.PAGE_PROGRESS);
    private static final Set<String> PLACEHOLDERS = Set.of("id", "title", "type", "ticket");
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

    private static final Field<String> ANNOUNCE_IN = Field.optional(
            "in", Shapes.NAME, "The channel for announcements, as #name or by its id in the tool; none unless said.");
    private static final Field<Tier> ANNOUNCE_FROM =
            Field.optional("from", Shapes.TIER, "The least size that is announced; medium unless said.");
    private static final Shape<Announcing> ANNOUNCING = new Section<>(
            "announce",
            "What is announced outside the incident's own channel.",
            List.of(ANNOUNCE_IN, ANNOUNCE_FROM),
            values -> new Announcing(values.find(ANNOUNCE_IN), values.or(ANNOUNCE_FROM, Tier.MEDIUM)));

    static final Field<Set<ResourceKind>> RESOURCES = Field.inherited(
            "resources",
            ListOf.of(Choice.of("a thing that can be made", ResourceKind.class, kind -> !NEVER_MADE.contains(kind)))
                    .distinct(),
            "Which things are made for an incident.");
    static final Field<String> CONVERSATION_NAME = Field.inherited(
            "conversation-name",
            new ConversationName(),
            "The channel's name; {id}, {title}, {type} and {ticket} are filled in.");
    static final Field<Announcing> ANNOUNCE =
            Field.optional("announce", ANNOUNCING, "What is announced outside the incident's own channel.");
    static final Field<List<String>> INVITE = Field.optional(
            "invite-always", Shapes.references(Known.Kind.PERSON), "People who are invited to every channel.");
    static final Field<List<Plan.Fallback>> PAGE_FALLBACK = Field.optional(
            "page-fallback",
            ListOf.of(Choice.of("a way on", Plan.Fallback.class)),
            "What is done when a page cannot be delivered, in this order.");
    static final Field<Tier> STATUS_PAGE_FROM = Field.optional(
            "status-page-from",
            Shapes.TIER,
            "The least size of an external incident that is published on the status page; never unless said.");
    static final Field<Set<String>> DISABLED =
            Field.optional("disabled", ListOf.of(automation()).distinct(), "Automations that do not run, by name.");
    static final Field<Map<Capability, String>> ROUTING = Field.optional(
            "routing",
            new MapOf<>(Choice.of("a capability", Capability.class), Shapes.NAME),
            "Which provider serves a capability; one that is not named goes to the only provider that offers it.");

    private PlanSection() {}

    static List<Field<?>> fields() {
        return List.of(
                RESOURCES, CONVERSATION_NAME, ANNOUNCE, INVITE, PAGE_FALLBACK, STATUS_PAGE_FROM, DISABLED, ROUTING);
    }

    static Plan plan(Values values) {
        Announcing announcing = values.or(ANNOUNCE, new Announcing(null, Tier.MEDIUM));
        return new Plan(
                values.get(RESOURCES),
                values.get(CONVERSATION_NAME),
                announcing.in(),
                announcing.from(),
                values.or(INVITE, List.of()),
                values.or(PAGE_FALLBACK, List.of()),
                values.find(STATUS_PAGE_FROM),
                values.or(DISABLED, Set.of()));
    }

    static Map<String, String> routing(Values values) {
        Map<String, String> routing = new LinkedHashMap<>();
        values.or(ROUTING, Map.of())
                .forEach((capability, provider) -> routing.put(Choice.hyphens(capability), provider));
        return routing;
    }

    private static Shape<String> automation() {
        Map<String, String> names = new LinkedHashMap<>();
        List<String> known = new ArrayList<>(
                Automations.standard().all().stream().map(Automation::name).toList());
        known.sort(null);
        known.forEach(name -> names.put(name, name));
        return new Choice<>("an automation", names);
    }

    private record Announcing(@Nullable String in, Tier from) {}

    /** A pattern with known placeholders only. */
    private static final class ConversationName implements Shape<String> {

        @Override
        public @Nullable String read(Part part, Reading reading) {
            String name = Shapes.NAME.read(part, reading);
            if (name == null) {
                return null;
            }
            Matcher braces = BRACES.matcher(name);
            while (braces.find()) {
                if (!PLACEHOLDERS.contains(braces.group(1))) {
                    List<String> known = PLACEHOLDERS.stream().sorted().toList();
                    reading.report(
                            part.place(),
                            "the placeholder " + braces.group(),
                            "a known placeholder",
                            Nearest.hint(braces.group(1), known));
                    return null;
                }
            }
            if (!name.contains("{id}")) {
                reading.report(
                        part.place(),
                        part.describe(),
                        "a name with {id}",
                        "add {id}, so that no two incidents share a channel");
                return null;
            }
            return name;
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> defs) {
            Map<String, Object> schema = Shapes.NAME.schema(defs);
            schema.put("pattern", "\\{id\\}");
            return schema;
        }
    }
}
