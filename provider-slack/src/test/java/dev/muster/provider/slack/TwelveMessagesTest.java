package dev.muster.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.slack.block.FormView;
import dev.muster.provider.slack.block.MessageBlocks;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the twelve messages and the form look like on the wire. {@code -Dmuster.golden.write=true} writes the files anew. */
class TwelveMessagesTest {

    private static final ObjectMapper PRETTY = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Set<String> names() {
        return TwelveMessages.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_is_what_its_golden_file_says(String name) {
        assertGolden(name, rendered(Known.in(TwelveMessages.all(), name), Locale.ENGLISH));
    }

    @Test
    void the_form_to_declare_is_what_its_golden_file_says() {
        assertGolden(
                "13-declare-form",
                FormView.of(TwelveMessages.form(), "", Words.in(Locale.ENGLISH).blocks()));
    }

    @Test
    void a_dangerous_choice_asks_in_the_language_of_the_workspace() {
        Choice dangerous = Choice.button("page.send", "Page Carol", Choice.Style.DANGER);
        Message message = new Message("confirm", RichText.plain("Page Carol now?"), List.of(dangerous));
        String inChinese = rendered(message, Locale.SIMPLIFIED_CHINESE).toString();
        assertThat(inChinese).contains("确定吗？").doesNotContain("Are you sure?");
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_says_the_whole_thing_to_those_who_only_hear_it(String name) {
        Message message = Known.in(TwelveMessages.all(), name);
        String heard = rendered(message, Locale.ENGLISH).path("text").asText();
        assertThat(heard.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
                .isEqualTo(message.text().plain());
    }

    private static ObjectNode rendered(Message message, Locale language) {
        MessageBlocks.Rendered rendered = MessageBlocks.of(
                message, Words.in(language).blocks(), (Inline.Mention mention) -> Optional.of(mention.personId()));
        ObjectNode body = Json.object().put("text", rendered.text());
        body.set("blocks", rendered.blocks());
        return body;
    }

    private static void assertGolden(String name, JsonNode actual) {
        try {
            String text = PRETTY.writeValueAsString(PRETTY.readTree(actual.toString())) + "\n";
            if (Boolean.getBoolean("muster.golden.write")) {
                Files.writeString(Path.of("src/test/resources/slack-messages/" + name + ".json"), text);
            }
            assertThat(text).isEqualTo(golden(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String golden(String name) throws IOException {
        if (Boolean.getBoolean("muster.golden.write")) {
            return Files.readString(Path.of("src/test/resources/slack-messages/" + name + ".json"));
        }
        try (InputStream in = TwelveMessagesTest.class.getResourceAsStream("/slack-messages/" + name + ".json")) {
            assertThat(in).as("golden file of %s", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
