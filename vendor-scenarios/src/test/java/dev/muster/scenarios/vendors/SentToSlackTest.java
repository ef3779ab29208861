package dev.muster.scenarios.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.muster.provider.slack.WireDifferences;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What the library really sends to Slack: the twelve messages of an incident and its forms, as the core fills them and the provider renders them, beside
 * the design. {@code -Dmuster.golden.write=true} writes the golden files anew.
 */
@DisplayName("what is sent to Slack")
class SentToSlackTest {

    private static final ObjectMapper PRETTY = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Path FILES = Path.of("src/test/resources/sent-to-slack");
    private static final boolean IS_WRITTEN = Boolean.getBoolean("muster.golden.write");

    private static SentToSlack story;
    private static Map<String, JsonNode> sent;

    @BeforeAll
    static void play() {
        story = new SentToSlack();
        sent = story.play();
    }

    @AfterAll
    static void close() {
        story.close();
    }

    @Test
    void is_what_the_golden_files_say() throws IOException {
        assertThat(sent.keySet()).containsAll(names());
        for (Map.Entry<String, JsonNode> each : sent.entrySet()) {
            String text = PRETTY.writeValueAsString(each.getValue()) + "\n";
            Path file = FILES.resolve(each.getKey() + ".json");
            if (IS_WRITTEN) {
                Files.createDirectories(FILES);
                Files.writeString(file, text);
            }
            assertThat(text).as("%s", file).isEqualTo(golden(each.getKey()));
        }
    }

    /** The core says other words than the design; what is compared is of what a message is made, and what can be done with it. */
    @Test
    void differs_from_the_design_in_nothing_that_has_no_reason() throws IOException {
        Set<String> differences = new TreeSet<>();
        for (String name : names()) {
            JsonNode ours = sent.getOrDefault(name, PRETTY.createObjectNode());
            Set<String> all = WireDifferences.between(WireDifferences.designed(name), ours);
            WireDifferences.unexplained(WireDifferences.ofTheProvider(), all)
                    .forEach(each -> differences.add(name + ' ' + each));
        }
        List<JsonNode> reasons = new ArrayList<>();
        try (InputStream own = SentToSlackTest.class.getResourceAsStream("/sent-differences.json")) {
            PRETTY.readTree(own).forEach(reasons::add);
        }
        WireDifferences.assertEachIsAbout(reasons, differences);
        assertThat(WireDifferences.unexplained(reasons, differences)).isEmpty();
    }

    @Test
    void offers_no_more_than_one_button_of_a_message_that_stands_out_and_asks_before_danger() {
        sent.forEach((name, message) -> {
            List<String> styles = message.findValuesAsText("style");
            assertThat(styles)
                    .as("styles of %s", name)
                    .filteredOn("primary"::equals)
                    .hasSizeLessThan(2);
            message.findParents("style").stream()
                    .filter(button -> button.path("style").asText().equals("danger"))
                    .forEach(button ->
                            assertThat(button.has("confirm")).as("%s", button).isTrue());
        });
    }

    private static List<String> names() {
        return List.of(
                "01-announcement",
                "02-channel-card",
                "03-orientation",
                "04-status-update",
                "05-page-pick",
                "06-page-confirm",
                "07-page-status",
                "08-role-prompt",
                "09-timeline",
                "10-update-reminder",
                "11-resolved-next-steps",
                "12-review-and-followup-reminder",
                "13-declare-modal");
    }

    private static String golden(String name) throws IOException {
        if (IS_WRITTEN) {
            return Files.readString(FILES.resolve(name + ".json"));
        }
        try (InputStream in = SentToSlackTest.class.getResourceAsStream("/sent-to-slack/" + name + ".json")) {
            assertThat(in).as("golden file of %s", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
