package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema of a playbook; {@code -Dmuster.write=true} writes it anew. */
class PlaybookSchemaTest {

    private static final Path FOR_PEOPLE = Path.of("..", "docs", "playbook.schema.json");
    private static final Path IN_THE_JAR = Path.of("src/main/resources/dev/muster/playbook/playbook.schema.json");

    @Test
    void is_what_the_reader_declares() throws IOException {
        String declared = declared();
        if (Boolean.getBoolean("muster.write")) {
            Files.writeString(FOR_PEOPLE, declared);
            Files.writeString(IN_THE_JAR, declared);
        }

        same(Files.readString(FOR_PEOPLE), declared);
        same(Files.readString(IN_THE_JAR), declared);
    }

    @Test
    void comes_with_the_library() throws IOException {
        same(Playbook.schema(), declared());
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "airbnb", "atlassian", "linkedin"})
    void accepts_every_profile(String profile) throws IOException {
        assertThat(schema().validate(Profiles.text(profile), InputFormat.YAML)).isEmpty();
    }

    @Test
    void accepts_what_the_reader_accepts() throws IOException {
        assertThat(schema().validate(PlaybookTest.ACME, InputFormat.YAML)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{version: 1}",
                "{name: a, version: 1, nmae: b}",
                "{name: a, version: 1, extends: airbnbb}",
                "{name: a, version: 1, process: {stale: {major: {every: soon}}}}",
                "{name: a, version: 1, process: {stale: {majr: {every: 1h}}}}",
                "{name: a, version: 1, process: {commander: [{name: x}]}}",
                "{name: a, version: 1, process: {page-fallback: chat}}",
                "{name: a, version: 1, process: {conversation-name: incident}}",
                "{name: a, version: 1, types: {a: {severity: {rules: [{name: x, severity: y, users-above: 3}]}}}}",
                "{name: a, version: 1, shortcuts: {list: {team: x}}}",
                "{name: a, version: 1, process: {routing: {chat: slack}}}"
            })
    void refuses_what_the_reader_refuses_by_shape(String text) throws IOException {
        assertThat(schema().validate(text, InputFormat.YAML)).isNotEmpty();
    }

    /** Automations and commands stand in the schema too, so a new one changes it. */
    private static void same(String written, String declared) {
        List<String> before = written.lines().toList();
        assertThat(declared.lines().filter(line -> !before.contains(line)))
                .as("lines that the schema lacks; run this test with -Dmuster.write=true")
                .isEmpty();
        assertThat(written.equals(declared))
                .as("the schema is another; run this test with -Dmuster.write=true")
                .isTrue();
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(declared());
    }

    private static String declared() throws IOException {
        Map<String, Object> defs = new LinkedHashMap<>();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "A playbook");
        root.putAll(RootSection.SHAPE.schema(defs));
        root.put("$defs", defs);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        return new ObjectMapper().writer(printer).writeValueAsString(root) + "\n";
    }
}
