package dev.muster.examples.slackbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the bot's command")
class SetupTest {

    private static final Map<String, String> WHOLE = Map.of(
            "MUSTER_SLACK_BOT_TOKEN", "xoxb-canary",
            "MUSTER_SLACK_APP_TOKEN", "xapp-canary",
            "MUSTER_PAGERDUTY_TOKEN", "pd-canary",
            "MUSTER_PAGERDUTY_FROM", "muster@example.com",
            "MUSTER_JIRA_URL", "https://acme.example.com",
            "MUSTER_JIRA_TOKEN", "jira-canary",
            "MUSTER_JIRA_PROJECT", "INC");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void says_what_it_needs_and_offers_a_run_in_memory_when_no_variable_is_set() throws Exception {
        assertThat(run(Map.of())).isEqualTo(2);
        assertThat(complaint())
                .startsWith("No variable is set")
                .contains(SlackBot.IN_MEMORY)
                .contains(Variables.WHERE.keySet());
    }

    @Test
    void lists_each_missing_variable_on_one_line_with_what_it_is_and_where_one_gets_it() throws Exception {
        for (String missing : WHOLE.keySet()) {
            Map<String, String> variables = new TreeMap<>(WHOLE);
            variables.remove(missing);
            assertThat(run(variables)).isEqualTo(2);
            assertThat(complaint().lines())
                    .as(missing)
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith(missing + " is missing: ")
                            .endsWith(Variables.WHERE.get(missing)));
        }
    }

    @Test
    void lists_everything_that_is_wrong_at_once_and_shows_no_value() throws Exception {
        Map<String, String> variables = new TreeMap<>(WHOLE);
        variables.remove("MUSTER_SLACK_APP_TOKEN");
        variables.put("MUSTER_JIRA_URL", "canary of an address");
        variables.put("MUSTER_SLACK_BOTTOKEN", "canary");
        variables.put("MUSTER_ZOOM_TOKEN", "canary");
        variables.put("MUSTER_JDBC_URL", "jdbc:canary:db");
        variables.put("BOT_PORT", "canary");
        variables.put("BOT_PLAYBOOK", folder.resolve("none.yaml").toString());
        assertThat(run(variables)).isEqualTo(2);
        assertThat(complaint().lines().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactlyInAnyOrder(
                        "MUSTER_SLACK_APP_TOKEN",
                        "MUSTER_JIRA_URL",
                        "MUSTER_SLACK_BOTTOKEN",
                        "MUSTER_ZOOM…",
                        "MUSTER_JDBC_URL",
                        "BOT_PORT",
                        "BOT_PLAYBOOK");
        assertThat(complaint()).doesNotContain("canary");
    }

    @Test
    void tells_the_mistakes_of_a_playbook_by_their_lines() throws Exception {
        Path playbook = Files.writeString(folder.resolve("mine.yaml"), "name: mine\nversion: 1\nextends: airbn\n");
        Map<String, String> variables = new TreeMap<>(WHOLE);
        variables.put("BOT_PLAYBOOK", playbook.toString());
        assertThat(run(variables)).isEqualTo(2);
        assertThat(complaint()).contains("BOT_PLAYBOOK", "3", "airbnb").doesNotContain("canary");
    }

    @Test
    void reads_a_whole_set_up_and_shows_no_secret_of_it() throws Exception {
        Map<String, String> variables = new TreeMap<>(WHOLE);
        variables.put("MUSTER_JDBC_URL", "jdbc:h2:file:" + folder.resolve("incidents"));
        Setup setup = Setup.of(variables);
        assertThat(setup.others()).hasSize(3);
        assertThat(setup.port()).isEqualTo(8080);
        assertThat(setup.playbook().name()).isEqualTo("slack-bot");
        assertThat(setup.toString()).doesNotContain("canary");
        setup.pool().close();
        setup.slack().close();
    }

    @Test
    void says_what_is_wrong_with_an_argument() throws Exception {
        assertThat(run(WHOLE, "--manifset", "nowhere.json")).isEqualTo(2);
        assertThat(complaint())
                .contains("--manifset is unknown", "There is no file nowhere.json")
                .hasLineCount(2);
    }

    @Test
    void prints_the_app_to_make() throws Exception {
        assertThat(run(Map.of(), "--manifest")).isZero();
        assertThat(said()).contains("\"socket_mode_enabled\" : true", "im:write");
    }

    private int run(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        out.reset();
        err.reset();
        return SlackBot.run(
                List.of(arguments),
                variables,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
