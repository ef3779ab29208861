package dev.muster.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** In what two messages differ on the wire: the fields, their types and what is switched on or off; and what has a reason. */
public final class WireDifferences {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WireDifferences() {}

    /** A message as it was designed. */
    public static JsonNode designed(String name) throws IOException {
        return read("/designed-messages/" + name + ".json");
    }

    /** The reasons that the provider has for every message. */
    public static List<JsonNode> ofTheProvider() throws IOException {
        List<JsonNode> reasons = new ArrayList<>();
        read("/wire-differences.json").forEach(reasons::add);
        return reasons;
    }

    /** Fields that only one of the two has. */
    public static Set<String> between(JsonNode designed, JsonNode ours) {
        Set<String> theirs = fields(designed);
        Set<String> own = fields(ours);
        Set<String> differences = new TreeSet<>();
        theirs.stream().filter(field -> !own.contains(field)).forEach(field -> differences.add("designed " + field));
        own.stream().filter(field -> !theirs.contains(field)).forEach(field -> differences.add("ours " + field));
        return differences;
    }

    /** Each reason says something, about a difference that there is. */
    public static void assertEachIsAbout(List<JsonNode> reasons, Set<String> differences) {
        for (JsonNode reason : reasons) {
            assertThat(reason.path("reason").asText())
                    .as("reason of %s", reason)
                    .hasSizeGreaterThan(20);
            Pattern where = where(reason);
            assertThat(differences).as("what %s is about", where).anyMatch(where.asMatchPredicate());
        }
    }

    /** The differences that no reason is about. */
    public static Set<String> unexplained(List<JsonNode> reasons, Set<String> differences) {
        Set<String> unexplained = new TreeSet<>(differences);
        reasons.forEach(reason -> unexplained.removeIf(where(reason).asMatchPredicate()));
        return unexplained;
    }

    private static Pattern where(JsonNode reason) {
        return Pattern.compile(
                reason.path("only").asText() + " (" + reason.path("where").asText() + ")");
    }

    static JsonNode read(String resource) throws IOException {
        try (InputStream in = WireDifferences.class.getResourceAsStream(resource)) {
            return JSON.readTree(in);
        }
    }

    private static Set<String> fields(JsonNode message) {
        Set<String> fields = new TreeSet<>();
        collect(message, "", fields);
        return fields;
    }

    /** Places in a list are left out: a list of two and a list of three have the same fields. */
    private static void collect(JsonNode node, String path, Set<String> fields) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(field.getValue(), path + '/' + field.getKey(), fields));
        } else if (node.isArray()) {
            node.forEach(each -> collect(each, path + "/*", fields));
        } else {
            boolean isKind = node.isBoolean() || path.endsWith("/type") || path.endsWith("/style");
            fields.add(isKind ? path + '=' + node.asText() : path);
        }
    }
}
