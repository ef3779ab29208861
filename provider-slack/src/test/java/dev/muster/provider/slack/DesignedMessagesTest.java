package dev.muster.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.provider.slack.block.FormView;
import dev.muster.provider.slack.block.MessageBlocks;
import dev.muster.spi.text.Inline;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The twelve messages and the form as they were designed, beside those that come out of the neutral words: a reader sees the same lines in the same order.
 * What the neutral words cannot say is listed, line by line.
 */
class DesignedMessagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** For each message the lines that are other than designed: a designed line that is not there, or one there that was not designed. */
    private static final Map<String, Other> OTHER = Map.of(
            // what is searched as one types asks the host while the reader waits; a list that long is asked for by
            // another word
            "05-page-pick",
            Other.missing("menu: page.search"),
            // no more than one button of a message stands out
            "08-role-prompt",
            new Other(
                    List.of("button: Take it (primary)", "button: Take it (primary)"),
                    List.of("button: Take it (primary)", "button: Take it")));

    /** Lines that only the design has, and lines that only we have. */
    private record Other(List<String> designed, List<String> ours) {
        static Other missing(String... designed) {
            return new Other(List.of(designed), List.of());
        }
    }

    static Set<String> names() {
        return TwelveMessages.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_reader_sees_each_message_as_it_was_designed(String name) throws IOException {
        JsonNode ours = MessageBlocks.of(
                        Known.in(TwelveMessages.all(), name),
                        Words.in(Locale.ENGLISH).blocks(),
                        (Inline.Mention mention) -> Optional.of(mention.personId()))
                .blocks();
        Other other = OTHER.getOrDefault(name, Other.missing());
        assertThat(without(Seen.of(ours), other.ours()))
                .isEqualTo(without(Seen.of(designed(name).path("blocks")), other.designed()));
    }

    @Test
    void the_form_asks_what_it_was_designed_to_ask() throws IOException {
        JsonNode ours =
                FormView.of(TwelveMessages.form(), "", Words.in(Locale.ENGLISH).blocks());
        JsonNode designed = designed("13-declare-modal");
        assertThat(Seen.of(ours.path("blocks"))).isEqualTo(Seen.of(designed.path("blocks")));
        assertThat(ours.path("callback_id")).isEqualTo(designed.path("callback_id"));
        assertThat(ours.at("/title/text")).isEqualTo(designed.at("/title/text"));
        assertThat(ours.at("/close/text")).isEqualTo(designed.at("/close/text"));
    }

    /** The lines without these, each of which must be there. */
    private static List<String> without(List<String> lines, List<String> gone) {
        List<String> left = new ArrayList<>(lines);
        for (String line : gone) {
            assertThat(left.remove(line)).as("%s among %s", line, lines).isTrue();
        }
        return left;
    }

    private static JsonNode designed(String name) throws IOException {
        try (InputStream in = DesignedMessagesTest.class.getResourceAsStream("/designed-messages/" + name + ".json")) {
            return JSON.readTree(in);
        }
    }
}
