package dev.muster.internal.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void each_line_is_the_block_that_its_mark_says() {
        List<Block> blocks = fill(
                "# {a}\nHello *you*\n> {b}\n- one\n- two\n= Name | {a}\n= Other | {b}\n~ small",
                Map.of("a", "A", "b", "B"));

        assertThat(blocks)
                .containsExactly(
                        new Block.Heading("A"),
                        new Block.Paragraph(List.of(new Inline.Plain("Hello "), new Inline.Strong("you"))),
                        new Block.Quote("B"),
                        new Block.Bullets(List.of(List.of(new Inline.Plain("one")), List.of(new Inline.Plain("two")))),
                        new Block.Facts(List.of(
                                new Block.Fact("Name", List.of(new Inline.Plain("A"))),
                                new Block.Fact("Other", List.of(new Inline.Plain("B"))))),
                        new Block.Note(List.of(new Inline.Plain("small"))));
    }

    @Test
    void a_line_with_an_empty_hole_is_left_out_unless_it_says_what_stands_there() {
        assertThat(plain("one {a}\ntwo {b}\nthree {c|nobody}", Map.of("a", "A")))
                .isEqualTo("one A\nthree nobody");
    }

    @Test
    void a_value_is_never_a_template_nor_markup() {
        assertThat(fill("*{a}* {a}", Map.of("a", "{b} *c* | # d")))
                .containsExactly(new Block.Paragraph(List.of(
                        new Inline.Plain("{b} *c* | # d"), new Inline.Plain(" "), new Inline.Plain("{b} *c* | # d"))));
    }

    @Test
    void stars_and_braces_without_a_partner_are_text() {
        assertThat(plain("2 * 3 = {", Map.of())).isEqualTo("2 * 3 = {");
    }

    @Test
    void any_text_can_be_a_template() {
        Random random = new Random(7);
        String letters = "{}*|:#~=->ab \n";
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 20; j++) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(fill(text.toString(), Map.of("a", "A"))).isNotNull();
        }
    }

    @Test
    void a_text_is_cut_between_characters_and_says_so() {
        String text = "ab😀😀😀";
        for (int max = 0; max <= text.length(); max++) {
            String cut = Cut.to(text, max);
            assertThat(cut.length()).isLessThanOrEqualTo(max);
            assertThat(cut.codePoints()).allMatch(c -> !(c >= 0xD800 && c <= 0xDFFF));
        }
        assertThat(Cut.to(text, 5)).isEqualTo("ab😀…");
        assertThat(Cut.to(text, 8)).isEqualTo(text);
        assertThat(Cut.oneLine(" a\r\n\tb\u0000c ")).isEqualTo("a b c");
    }

    private static String plain(String template, Map<String, String> values) {
        return new RichText(fill(template, values)).plain();
    }

    private static List<Block> fill(String template, Map<String, String> values) {
        return Phrases.blocks(Template.parse(template), hole -> {
            String value = values.get(hole.name());
            return value == null ? List.of() : List.of(new Inline.Plain(value));
        });
    }
}
