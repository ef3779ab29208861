package dev.muster.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.slack.block.MessageBlocks;
import dev.muster.provider.slack.block.Mrkdwn;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import dev.muster.tck.Rendered;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text from people, in every place where it can stand in a message. */
class PlainTextTest {

    private static final long SEED = 20_260_303;
    private static final List<String> PIECES = List.of(
            "<!channel>",
            "<!here|here>",
            "<!everyone>",
            "<@U012AB3CD>",
            "<@W012AB3CD|bob>",
            "<#C012AB3CD|general>",
            "<!subteam^S0614TZR7|@oncall>",
            "<!date^1392734382^{date}|x>",
            "<https://evil.example|your bank>",
            "<mailto:a@b.example|mail>",
            "@channel",
            "@here",
            "@everyone",
            "https://evil.example/?a=b&c=d",
            "*bold*",
            "_italic_",
            "~struck~",
            "`code`",
            "```pre```",
            ":fire:",
            ":+1:",
            "> quote",
            "&lt;!channel&gt;",
            "&amp;lt;",
            "&",
            "<",
            ">",
            "|",
            "\n",
            "\t",
            "\u202e",
            "\u0000",
            "\ud83d\udd25",
            "\ud83d",
            "\udd25",
            "\u05e9\u05dc\u05d5\u05dd",
            "中文",
            "x".repeat(300),
            "[a](https://evil.example)",
            "- item",
            "1. item",
            "#",
            " ");

    static Stream<String> payloads() {
        Random random = new Random(SEED);
        List<String> payloads = new ArrayList<>(PIECES);
        while (payloads.size() < 500) {
            StringBuilder payload = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                payload.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            payloads.add(payload.toString());
        }
        return payloads.stream();
    }

    @Tag("S42")
    @Tag("T08")
    @ParameterizedTest
    @MethodSource("payloads")
    void calls_nobody_and_leads_nowhere_wherever_it_stands(String payload) {
        for (Block block : places(payload)) {
            ObjectNode message = rendered(Message.of("update", RichText.of(block)));
            Rendered seen = Eyes.see(message);
            assertThat(seen.mentions()).as("mentions in %s", message).isEmpty();
            assertThat(seen.links()).as("links in %s", message).isEmpty();
            assertThat(message.path("text").asText()).doesNotContain("<", ">");
            if (!payload.isBlank() && isWhole(payload)) {
                assertThat(seen.text()).as("what is seen of %s", block).contains(payload.strip());
            }
        }
    }

    @Test
    void the_eyes_of_this_test_see_what_naive_code_would_do() {
        ObjectNode naive = Json.object();
        naive.putArray("blocks")
                .addObject()
                .put("type", "section")
                .putObject("text")
                .put("type", "mrkdwn")
                .put("text", "*<!channel>* <https://evil.example|bank>");
        assertThat(Eyes.see(naive).mentions()).containsExactly("channel");
        assertThat(Eyes.see(naive).links()).contains("https://evil.example");
        assertThat(Eyes.see(naive).text()).isEqualTo("!channel bank");
    }

    @Test
    void beside_a_mention_and_a_link_it_stays_plain() {
        List<Inline> pieces = List.of(
                new Inline.Mention("U0ALICE", "Alice"),
                new Inline.Plain(" *<!here>* "),
                new Inline.Link(URI.create("https://jira.example.com/x?a=b&c=d"), "<!channel> *T-1*"),
                new Inline.Time(Instant.parse("2026-03-03T10:02:00Z")));
        for (Block block : List.of(
                new Block.Paragraph(pieces),
                new Block.Note(pieces),
                new Block.Facts(List.of(new Block.Fact("a*b*", pieces))))) {
            Rendered seen = Eyes.see(rendered(Message.of("update", RichText.of(block))));
            assertThat(seen.mentions()).containsExactly("U0ALICE");
            assertThat(seen.links()).containsExactly("https://jira.example.com/x?a=b&c=d");
            assertThat(seen.text()).contains(" *<!here>* ", "<!channel> *T-1*", "2026-03-03 10:02 UTC");
        }
    }

    @Test
    void a_link_that_is_no_web_address_is_shown_and_not_pressed() {
        Inline link = new Inline.Link(URI.create("javascript:alert(1)"), "T-1");
        Rendered seen = Eyes.see(rendered(Message.of("update", RichText.line(link))));
        assertThat(seen.links()).isEmpty();
        assertThat(seen.text()).isEqualTo("T-1 (javascript:alert(1))");
    }

    @Test
    void a_message_that_is_too_long_keeps_its_beginning_and_its_choices_and_says_that_it_was_cut() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            blocks.add(new Block.Paragraph(List.of(new Inline.Plain("&".repeat(50) + "\ud83d\udd25".repeat(100)))));
        }
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            choices.add(Choice.button("choice-" + i, "\ud83d\udd25".repeat(60), Choice.Style.PRIMARY));
        }
        ObjectNode message = rendered(new Message("update", new RichText(blocks), choices));
        JsonNode shown = message.path("blocks");
        assertThat(shown).hasSizeLessThanOrEqualTo(40);
        assertThat(shown.findValuesAsText("text").stream()
                        .mapToInt(text -> Mrkdwn.escape(text).length())
                        .sum())
                .isLessThanOrEqualTo(10_000);
        assertThat(isWhole(message.toString())).isTrue();
        assertThat(Eyes.see(message).text()).endsWith("… (shortened: it is longer than Slack shows)");
        assertThat(shown.findValues("style")).as("choices that stand out").hasSize(1);
        assertThat(shown.findValuesAsText("action_id")).hasSize(30).doesNotHaveDuplicates();
        assertThat(message.path("text").asText().length()).isLessThanOrEqualTo(20_000);
    }

    @Test
    void choices_without_ids_of_their_own_are_refused() {
        Choice same = Choice.button("a", "A");
        assertThatThrownBy(() -> rendered(new Message("ask", RichText.plain("x"), List.of(same, same))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void what_slack_delivers_is_read_as_people_see_it() {
        assertThat(Mrkdwn.plain("<@U1> see <https://a.example|the page>, <#C1|general> &lt;b&gt; &amp;amp; <!here>"
                        + " <https://b.example>"))
                .isEqualTo("@U1 see the page (https://a.example), #general <b> &amp; @here https://b.example");
    }

    private static List<Block> places(String payload) {
        List<Inline> plain = List.of(new Inline.Plain(payload));
        return List.of(
                new Block.Heading(payload),
                new Block.Paragraph(plain),
                new Block.Paragraph(List.of(new Inline.Strong(payload))),
                new Block.Paragraph(List.of(new Inline.Code(payload))),
                new Block.Paragraph(List.of(new Inline.Mention("unknown", payload))),
                new Block.Quote(payload),
                new Block.Preformatted(payload),
                new Block.Bullets(List.of(plain)),
                new Block.Facts(List.of(new Block.Fact("Name", plain))),
                new Block.Facts(List.of(new Block.Fact(payload, List.of(new Inline.Plain("value"))))),
                new Block.Note(plain));
    }

    private static ObjectNode rendered(Message message) {
        MessageBlocks.Rendered rendered = MessageBlocks.of(
                message,
                Words.in(Locale.ENGLISH).blocks(),
                mention -> mention.personId().startsWith("U") ? Optional.of(mention.personId()) : Optional.empty());
        ObjectNode body = Json.object().put("text", rendered.text());
        body.set("blocks", rendered.blocks());
        Json.write(body);
        return body;
    }

    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
