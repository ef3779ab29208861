package dev.muster.examples.slackbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of {@link Story} with scripted vendors. */
@DisplayName("the bot, with scripted vendors")
class StoryTest {

    @TempDir
    Path folder;

    @Test
    void leads_an_incident_from_an_alert_and_one_from_chat() throws IOException, InterruptedException {
        try (ScriptedWorld world = new ScriptedWorld()) {
            Story.play(world, folder.resolve("incidents").toString());
            assertThat(world.unscripted()).isEmpty();
        }
    }
}
