package dev.muster.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The golden files are not equal to the design on the wire: {@code wire-differences.json} says in what they differ, and why. What a reader sees is compared
 * line by line in {@link DesignedMessagesTest}; here are the fields, their types and what is switched on or off.
 */
class WireDifferencesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM = "13-declare-modal";

    @Test
    void every_difference_between_the_design_and_the_wire_has_a_reason_and_every_reason_a_difference()
            throws IOException {
        Set<String> differences = new TreeSet<>();
        Set<String> names = new TreeSet<>(TwelveMessages.all().keySet());
        names.add(FORM);
        for (String name : names) {
            Set<String> designed = fields(read("designed-messages", name));
            Set<String> ours = fields(read("slack-messages", name.equals(FORM) ? "13-declare-form" : name));
            designed.stream()
                    .filter(field -> !ours.contains(field))
                    .forEach(field -> differences.add("designed " + field));
            ours.stream().filter(field -> !designed.contains(field)).forEach(field -> differences.add("ours " + field));
        }

        Set<String> unexplained = new TreeSet<>(differences);
        for (JsonNode rule : JSON.readTree(WireDifferencesTest.class.getResourceAsStream("/wire-differences.json"))) {
            assertThat(rule.path("reason").asText()).as("reason of %s", rule).hasSizeGreaterThan(20);
            Pattern where = Pattern.compile(
                    rule.path("only").asText() + " (" + rule.path("where").asText() + ")");
            assertThat(differences).as("what %s is about", where).anyMatch(where.asMatchPredicate());
            unexplained.removeIf(where.asMatchPredicate());
        }
        assertThat(unexplained).isEmpty();
    }

    private static JsonNode read(String folder, String name) throws IOException {
        try (InputStream in = WireDifferencesTest.class.getResourceAsStream('/' + folder + '/' + name + ".json")) {
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
