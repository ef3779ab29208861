package dev.muster.provider.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.jira.JqlReader.AllOf;
import dev.muster.provider.jira.JqlReader.Clause;
import dev.muster.provider.jira.JqlReader.Node;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("What people write is never more than text to Jira")
class InjectionTest {

    private static final long SEED = 20_260_305;
    private static final int QUERIES = 500;
    private static final int DOCUMENTS = 200;

    private static final List<String> PIECES = List.of(
            "\"",
            "'",
            "\\",
            "\\\"",
            "\\\\",
            "\\u0022",
            "\u201d",
            " OR ",
            " AND ",
            " NOT ",
            ")",
            "(",
            ",",
            "project = SECRET",
            "project in (SECRET, HR)",
            "assignee = currentUser()",
            "issuetype in standardIssueTypes()",
            "reporter != EMPTY",
            "summary !~ x",
            " ORDER BY rank ASC",
            "order by created",
            "-- ",
            "/*",
            "# ",
            ";",
            "*",
            "?",
            "~2",
            "^4",
            "[a TO b]",
            "{",
            "|| ",
            "&& ",
            "!",
            "x:y",
            "\n",
            "\r\n",
            "\t",
            "\u0000",
            "\u001b[31m",
            "\u0085",
            "\u2028",
            "\u202e",
            "\ufdd0",
            "\uffff",
            "\ud83d\udd25",
            "\ud83d",
            "caf\u00e9",
            "\u4e16\u754c",
            "checkout",
            " ",
            "x".repeat(300));

    private static final List<String> MARKUP = List.of(
            "[bank|https://evil.example]",
            "[bank](https://evil.example)",
            "https://evil.example/?a=b",
            "<a href=\"https://evil.example\">bank</a>",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[~accountid:5b10ac8d82e05b22cc7d4ef5]",
            "[~admin]",
            "@Bob Jones",
            "!https://evil.example/x.png!",
            "!x.png|thumbnail!",
            "{code}",
            "{noformat}",
            "{html}<b>x</b>{html}",
            "{panel:title=x}",
            "{jql-query:project = SECRET}",
            "{include:HR}",
            "h1. x",
            "bq. x",
            "||a||b||",
            "|a|b|",
            "----",
            "*bold*",
            "_italic_",
            "-struck-",
            "{color:red}x{color}",
            "\\\\",
            ":)",
            "(!)",
            "\",\"marks\":[{\"type\":\"link\",\"attrs\":{\"href\":\"https://evil.example\"}}],\"x\":\"",
            "\"},{\"type\":\"mention\",\"attrs\":{\"id\":\"5b10ac8d82e05b22cc7d4ef5\"}},{\"type\":\"text\",\"text\":\"",
            "\"}]},{\"type\":\"extension\",\"attrs\":{}},{\"type\":\"x",
            "{\"type\":\"inlineCard\",\"attrs\":{\"url\":\"https://evil.example\"}}",
            "INC-1",
            "\u0000",
            "\u001b[31m",
            "\u202e",
            "\n",
            "x");

    /** What a document without links, mentions and pictures is made of, and what each may bear (developer.atlassian.com/cloud/jira/platform/apis/document). */
    private static final Map<String, Set<String>> HARMLESS = Map.of(
            "doc", Set.of("type", "version", "content"),
            "paragraph", Set.of("type", "content"),
            "heading", Set.of("type", "attrs", "content"),
            "blockquote", Set.of("type", "content"),
            "bulletList", Set.of("type", "content"),
            "listItem", Set.of("type", "content"),
            "codeBlock", Set.of("type", "content"),
            "text", Set.of("type", "text", "marks"));

    @Test
    @Tag("S42")
    @Tag("T09")
    void no_text_of_five_hundred_changes_what_a_query_asks() {
        for (String payload : drawn(PIECES, QUERIES)) {
            String jql = Jql.project(payload)
                    .type(payload)
                    .labels(List.of(payload, "plain"))
                    .statusNoneOf(List.of(payload))
                    .words(payload)
                    .newestFirst();

            AllOf query = JqlReader.read(jql);

            String value = asText(payload);
            assertThat(query.nodes().subList(0, 5))
                    .as(jql)
                    .containsExactly(
                            new Clause("project", "=", List.of(value)),
                            new Clause("issuetype", "=", List.of(value)),
                            new Clause("labels", "=", List.of(value)),
                            new Clause("labels", "=", List.of("plain")),
                            new Clause("status", "not in", List.of(value)));
            for (Node word : query.nodes().subList(5, query.nodes().size())) {
                assertThat(word).as(jql).isInstanceOfSatisfying(Clause.class, clause -> {
                    assertThat(clause.field() + clause.operator()).isEqualTo("summary~");
                    assertThat(clause.values())
                            .as("to the search in a text, letters and digits are no operators")
                            .singleElement()
                            .asString()
                            .matches("[\\p{L}\\p{M}\\p{N}]+")
                            .isLowerCase();
                });
            }
            assertThat(query.order()).as(jql).containsExactly("created DESC", "key DESC");
        }
    }

    @Test
    void the_reader_of_this_test_sees_what_naive_code_would_do() {
        String evil = "x\" OR project = SECRET ORDER BY rank ASC, \"key";

        assertThat(JqlReader.read("project = \"" + evil + "\"").order()).containsExactly("rank ASC", "key");
        assertThat(JqlReader.read("project = \"INC\" AND labels = \"a\" OR project = 'SECRET'")
                        .nodes())
                .hasSize(1)
                .first()
                .isInstanceOf(JqlReader.AnyOf.class);
        assertThat(JqlReader.read("status not in (\"a\",\"b\") and not x = currentUser()")
                        .nodes())
                .containsExactly(
                        new Clause("status", "not in", List.of("a", "b")),
                        new JqlReader.Not(new Clause("x", "=", List.of("currentUser()"))));
        for (String broken : List.of("labels = \"x\\\"", "labels = a*b", "labels = \"\u0007\"", "labels \"x\" y")) {
            assertThatIllegalArgumentException().isThrownBy(() -> JqlReader.read(broken));
        }
    }

    @Test
    @Tag("S42")
    @Tag("T10")
    void no_text_of_two_hundred_becomes_more_than_text_in_a_document() throws IOException {
        for (String payload : drawn(MARKUP, DOCUMENTS)) {
            for (Block block : places(payload)) {
                byte[] sent = Json.write(Adf.document(RichText.of(block), id -> null));

                Seen seen = Seen.of(new ObjectMapper().readTree(sent));

                assertThat(seen.odd).as(payload).isEmpty();
                assertThat(seen.text.toString()).as(block.toString()).contains(payload);
            }
        }
    }

    @Test
    void the_eyes_of_this_test_see_what_naive_code_would_do() throws IOException {
        String naive = "{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"paragraph\",\"content\":["
                + "{\"type\":\"text\",\"text\":\"" + MARKUP.get(29) + "\"},{\"type\":\"text\",\"text\":\""
                + MARKUP.get(30)
                + "\"}]}]}";

        assertThat(Seen.of(new ObjectMapper().readTree(naive)).odd)
                .containsExactlyInAnyOrder("mark link", "x of text", "mention");
    }

    private static List<String> drawn(List<String> pieces, int many) {
        Random random = new Random(SEED);
        List<String> drawn = new ArrayList<>(pieces);
        Set<String> known = new HashSet<>(pieces);
        while (drawn.size() < many) {
            StringBuilder payload = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                payload.append(pieces.get(random.nextInt(pieces.size())));
            }
            if (known.add(payload.toString())) {
                drawn.add(payload.toString());
            }
        }
        return drawn;
    }

    /** The same text, with a blank for each character that no query can hold. */
    private static String asText(String payload) {
        StringBuilder text = new StringBuilder();
        payload.codePoints().forEach(c -> {
            boolean isImpossible = Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE
                    || (c >= 0xfdd0 && c <= 0xfdef)
                    || (c & 0xfffe) == 0xfffe;
            text.appendCodePoint(isImpossible ? ' ' : c);
        });
        return text.toString();
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
                new Block.Facts(List.of(new Block.Fact(payload, plain))),
                new Block.Note(plain));
    }

    /** What somebody who opens a document sees, and what of it is not harmless. */
    private static final class Seen {

        private final StringBuilder text = new StringBuilder();
        private final Set<String> odd = new HashSet<>();

        static Seen of(JsonNode document) {
            Seen seen = new Seen();
            seen.node(document);
            return seen;
        }

        private void node(JsonNode node) {
            String type = node.path("type").asText();
            Set<String> fields = HARMLESS.get(type);
            if (fields == null) {
                odd.add(type);
            } else {
                node.fieldNames().forEachRemaining(name -> {
                    if (!fields.contains(name)) {
                        odd.add(name + " of " + type);
                    }
                });
            }
            node.path("marks").forEach(mark -> {
                if (!Set.of("strong", "code").contains(mark.path("type").asText()) || mark.has("attrs")) {
                    odd.add("mark " + mark.path("type").asText());
                }
            });
            text.append(node.path("text").asText());
            node.path("content").forEach(this::node);
        }
    }
}
