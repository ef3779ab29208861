package dev.muster.examples.slackbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of {@link Story} with a program that judges every request by what the vendors publish. */
@Tag("contract")
@DisplayName("the bot, judged by the vendors' contracts")
class StoryByContractTest {

    private static final List<String> NEEDED = List.of(
            "muster.slack.url",
            "muster.jira.url",
            "muster.pagerduty.url",
            "muster.pagerduty.events.url",
            "muster.contract.control.url");

    @TempDir
    Path folder;

    @Test
    void leads_an_incident_from_an_alert_and_one_from_chat_without_breaking_a_contract()
            throws IOException, InterruptedException {
        for (String property : NEEDED) {
            assumeTrue(
                    !System.getProperty(property, "").isEmpty(),
                    "skipped: give -D" + property + " and the others of the example's README to run this");
        }
        ContractWorld world = new ContractWorld();
        world.reset();

        Story.play(world, folder.resolve("incidents").toString());

        assertThat(world.violations().path("errors").asInt())
                .as(world.violations().toPrettyString())
                .isZero();
        assertThat(world.problems()).as(world.problems().toPrettyString()).isEmpty();
    }
}
