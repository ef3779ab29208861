package dev.muster.playbook;

import dev.muster.engagement.Contact;
import dev.muster.engagement.Knowledge;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code people:}, {@code teams:} and {@code services:} what the rules speak of. */
final class KnowledgeSection {

    private static final Field<String> PERSON_NAME =
            Field.optional("name", Shapes.NAME, "How the person is called; the id unless said.");
    private static final Field<String> EMAIL = Field.optional(
            "email",
            new Scalar<>(
                    "a mail address",
                    "write such as ann@example.org",
                    address(),
                    words -> Shapes.isAddress(words) ? words : null),
            "Where mail goes; the id unless said, if that is an address.");
    private static final Field<String> PHONE = Field.optional("phone", Shapes.NAME, "A number for the worst case.");
    private static final Field<Map<String, String>> HANDLES = Field.optional(
            "handles", new MapOf<>(Shapes.NAME, Shapes.NAME), "The person's id in a tool, by provider name.");
    private static final Field<List<Contact>> PREFERS = Field.optional(
            "prefers", ListOf.of(Choice.of("a medium", Contact.class)), "The media the person likes, best first.");
    private static final Shape<Knowledge.PersonEntry> PERSON = new Section<>(
            "person", "A person.", List.of(PERSON_NAME, EMAIL, PHONE, HANDLES, PREFERS), KnowledgeSection::person);

    private static final Field<List<String>> MEMBERS =
            Field.optional("members", Shapes.references(Known.Kind.PERSON), "Ids of its people.");
    private static final Field<String> ON_CALL = Field.optional(
            "on-call", Shapes.NAME, "Where its on-call is found: a service of this playbook, or a rota of the roster.");
    private static final Field<String> TEAM_CHANNEL = Field.optional("conversation", Shapes.NAME, "Its channel.");
    private static final Shape<Knowledge.Team> TEAM = new Section<>(
            "team",
            "A team.",
            List.of(MEMBERS, ON_CALL, TEAM_CHANNEL),
            values -> new Knowledge.Team(
                    values.key(), values.or(MEMBERS, List.of()), values.find(ON_CALL), values.find(TEAM_CHANNEL)));

    private static final Field<Set<String>> ALIASES =
            Field.optional("aliases", ListOf.of(Shapes.NAME).distinct(), "Other names people use.");
    private static final Field<String> OWNER =
            Field.optional("team", Shapes.reference(Known.Kind.TEAM), "The team that owns it.");
    private static final Field<String> PAGER_ID =
            Field.optional("pager-id", Shapes.NAME, "The id under which the pager and the roster know it.");
    private static final Field<List<String>> STAKEHOLDERS = Field.optional(
            "stakeholders", Shapes.references(Known.Kind.PERSON), "People to tell who do not take part.");
    private static final Field<String> RUNBOOK =
            Field.optional("runbook", Shapes.LINE, "Where to read how to handle it.");
    private static final Shape<Knowledge.Service> SERVICE = new Section<>(
            "service",
            "A service.",
            List.of(ALIASES, OWNER, PAGER_ID, STAKEHOLDERS, RUNBOOK),
            values -> new Knowledge.Service(
                    values.key(),
                    values.or(ALIASES, Set.of()),
                    values.find(OWNER),
                    values.find(PAGER_ID),
                    values.or(STAKEHOLDERS, List.of()),
                    values.find(RUNBOOK)));

    static final Field<Map<String, Knowledge.PersonEntry>> PEOPLE =
            Field.optional("people", new MapOf<>(Shapes.NAME, PERSON), "The people, by id: usually the mail address.");
    static final Field<Map<String, Knowledge.Team>> TEAMS =
            Field.optional("teams", new MapOf<>(Shapes.NAME, TEAM), "The teams, by name.");
    static final Field<Map<String, Knowledge.Service>> SERVICES =
            Field.optional("services", new MapOf<>(Shapes.NAME, SERVICE), "The services, by name.");

    private KnowledgeSection() {}

    static Knowledge knowledge(Values values) {
        return new Knowledge(values.or(PEOPLE, Map.of()), values.or(TEAMS, Map.of()), values.or(SERVICES, Map.of()));
    }

    /** A word that means two services would page the wrong people. */
    static void checkServiceNames(Part root, Reading reading) {
        Part services = root.at(SERVICES.key());
        if (services == null) {
            return;
        }
        Map<String, String> owners = new HashMap<>();
        services.entries().keySet().forEach(name -> owners.put(name.toLowerCase(Locale.ROOT), name));
        services.entries().forEach((name, entry) -> {
            Part aliases = entry.value().at(ALIASES.key());
            for (Part alias : aliases == null ? List.<Part>of() : aliases.items()) {
                String owner = owners.putIfAbsent(alias.text().strip().toLowerCase(Locale.ROOT), name);
                if (alias.kind() == Part.Kind.TEXT && owner != null && !owner.equals(name)) {
                    reading.report(
                            alias.place(),
                            alias.describe() + ", which means service " + owner + " already",
                            "a word for one service",
                            "take it away here or there");
                }
            }
        });
    }

    private static Knowledge.PersonEntry person(Values values) {
        String id = values.key();
        boolean address = Shapes.isAddress(id);
        @Nullable String email = values.find(EMAIL);
        String name = values.or(PERSON_NAME, address ? id.substring(0, id.indexOf('@')) : id);
        return new Knowledge.PersonEntry(
                id,
                name,
                email == null && address ? id : email,
                values.find(PHONE),
                values.or(HANDLES, Map.of()),
                values.or(PREFERS, List.of()));
    }

    private static Map<String, Object> address() {
        Map<String, Object> schema = Shape.keyword("type", "string");
        schema.put("pattern", "^[^@\\s]+@[^@\\s]+$");
        return schema;
    }
}
