package dev.muster.playbook;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The name of something that the playbook defines elsewhere. */
final class Reference implements Shape<String> {

    private final Known.Kind kind;

    Reference(Known.Kind kind) {
        this.kind = kind;
    }

    @Override
    public @Nullable String read(Part part, Reading reading) {
        if (part.kind() != Part.Kind.TEXT || part.text().isBlank()) {
            reading.wrongType(part, kind.words(), "write its name");
            return null;
        }
        String name = part.text().strip();
        if (reading.isSketch()) {
            return name;
        }
        Set<String> known = reading.known().of(kind);
        if (known.contains(name) || (kind == Known.Kind.PERSON && Shapes.isAddress(name))) {
            return name;
        }
        for (String candidate : known) {
            if (candidate.equalsIgnoreCase(name)) {
                return candidate;
            }
        }
        reading.report(
                part.place(), part.describe() + reading.known().scope(kind), kind.words(), Nearest.hint(name, known));
        return null;
    }

    @Override
    public Map<String, Object> schema(Map<String, Object> defs) {
        Map<String, Object> schema = Shape.keyword("type", "string");
        schema.put("minLength", 1);
        schema.put("description", "The name of " + kind.words() + ".");
        return schema;
    }
}
