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
            // a choice tells the host what somebody wants; opening a page is a link in the text
            "01-announcement", Other.missing("link: Join channel", "link: Incident page"),
            // a choice is a button; there is no menu
            "02-channel-card", Other.missing("menu: incident.more"),
            // a choice is below the whole message, so that it says itself what it is about
            "05-page-pick",
                    new Other(
                            List.of("button: Page", "button: Page", "button: Page", "menu: page.search"),
                            List.of("button: Page payments-api", "button: Page payout-worker", "button: Page paywall")),
            // what is dangerous asks in the same words everywhere
            "06-page-confirm", new Other(List.of("asks: Page Carol?"), List.of("asks: Are you sure?")),
            // the same, and no more than one button of a message stands out
            "08-role-prompt",
                    new Other(
                            List.of(
                                    "button: Hand over",
                                    "button: Take it (primary)",
                                    "button: Take it (primary)",
                                    "menu: role.ask"),
                            List.of("button: Hand over", "button: Take Communications", "button: Take Scribe")),
            "09-timeline", Other.missing("link: Open page"),
            "10-update-reminder", Other.missing("menu: reminder.snooze"),
            "11-resolved-next-steps",
                    new Other(List.of("button: Reopen", "asks: Reopen INC-42?"), List.of("button: Reopen")),
            "12-review-and-followup-reminder", Other.missing("link: Open review", "menu: review.snooze"));

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
        assertThat(Seen.of(ours.path("blocks")))
                .isEqualTo(without(
                        Seen.of(designed.path("blocks")),
                        // a field has one answer: what is ticked would be a field of its own
                        List.of(
                                "input: Options (optional)",
                                "option: Page the incident manager on call",
                                "option: Private (security, people)")));
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
