package dev.muster.playbook;

import dev.muster.role.Role;
import dev.muster.role.RolePolicy;
import dev.muster.severity.Tier;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code roles:} which roles an incident of a size has. */
final class RoleSection {

    private static final Field<String> KEY = Field.required(
            "key", Shapes.NAME, "Its stable name: lead, communications, scribe, responder or one of the host's own.");
    private static final Field<String> NAME =
            Field.required("name", Shapes.NAME, "What people call it, such as Incident Commander.");
    private static final Field<Set<String>> COVERS = Field.optional(
            "covers",
            ListOf.of(Shapes.NAME).distinct(),
            "Keys of the roles merged into this one: their duties go to the same person.");
    private static final Field<Boolean> REQUIRED =
            Field.optional("required", Shapes.FLAG, "Whether an incident needs somebody in it; false unless said.");
    private static final Shape<Role> ROLE = new Section<>(
            "role",
            "A role of the incident, not of the person.",
            List.of(KEY, NAME, COVERS, REQUIRED),
            values -> new Role(
                    values.get(KEY), values.get(NAME), values.or(COVERS, Set.of()), values.or(REQUIRED, false)));

    private static final Field<List<Role>> MAJOR = roles("major");
    private static final Field<List<Role>> MEDIUM = roles("medium");
    private static final Field<List<Role>> MINOR = roles("minor");

    static final Shape<RolePolicy> SHAPE = new Section<>(
            "roles",
            "The exact set of roles for each size; each has one with the key lead.",
            List.of(MAJOR, MEDIUM, MINOR),
            values -> new RolePolicy(new EnumMap<>(Map.of(
                    Tier.MAJOR, values.get(MAJOR), Tier.MEDIUM, values.get(MEDIUM), Tier.MINOR, values.get(MINOR)))));

    private RoleSection() {}

    private static Field<List<Role>> roles(String size) {
        return Field.inherited(
                size,
                new LedBy(new UniqueNames<>(ListOf.some(ROLE, "the roles, one of them with the key lead"), "key")),
                "The roles of a " + size + " incident.");
    }

    /** A set of roles of which exactly one leads. */
    private record LedBy(Shape<List<Role>> list) implements Shape<List<Role>> {

        @Override
        public @Nullable List<Role> read(Part part, Reading reading) {
            int before = reading.reported();
            List<Role> roles = list.read(part, reading);
            long leads = part.items().stream()
                    .map(item -> item.at("key"))
                    .filter(key -> key != null && key.text().strip().equals(Role.LEAD))
                    .count();
            if (leads != 1 && !part.items().isEmpty()) {
                String remedy =
                        leads == 0 ? "give one role the key lead" : "take the others away, or merge them with covers";
                reading.report(part.place(), leads + " roles with the key lead", "exactly one that leads", remedy);
            }
            return reading.reported() == before ? roles : null;
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> defs) {
            return list.schema(defs);
        }
    }
}
