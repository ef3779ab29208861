package dev.muster.examples.slackbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the bot in memory")
class InMemoryRunTest {

    @Test
    void declares_from_the_alert_that_ships_and_answers_what_is_typed() throws IOException {
        assertThat(played("help\ntake lead\nnew incident Search finds nothing\nstatus\n"))
                .contains("#inc-1-checkout-fails-for-eu-customers")
                .contains("you leads now")
                .contains("new incident checkout fails for EU customers · declares an incident")
                .contains("#inc-2-search-finds-nothing")
                .contains("INC-2 · MINOR · Investigating");
    }

    @Test
    void asks_before_it_pages() throws IOException {
        assertThat(played("page checkout\n")).contains("Page checkout for INC-1?");
    }

    private static String played(String lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new InMemoryRun(new PrintStream(out, true, StandardCharsets.UTF_8))
                .play(List.of(), new BufferedReader(new StringReader(lines)));
        return out.toString(StandardCharsets.UTF_8);
    }
}
