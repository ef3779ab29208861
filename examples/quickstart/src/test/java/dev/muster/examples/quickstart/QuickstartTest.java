package dev.muster.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void plays_the_published_outage_with_its_published_times() throws IOException {
        assertThat(run()).isZero();

        assertThat(said())
                .contains("TTD 3 min · TTM 27 min · TTR 1 h 10 min")
                .contains("Paged Ines for incident-managers")
                .contains("Ines leads now.")
                .contains("Mitigated · users are no longer hit")
                .contains("All clear: INC-1 is resolved.")
                .contains("The channel is archived.")
                .contains("INC-1 is CLOSED, severity MAJOR");
    }

    @Test
    void writes_timeline_review_and_metrics_as_markdown() throws IOException {
        run();

        assertThat(folder.resolve("inc-1-timeline.md"))
                .content()
                .contains("perf shows the time in the WAF", "2019-07-02");
        assertThat(folder.resolve("inc-1-review.md"))
                .content()
                .contains("Rules went everywhere within seconds, without stages", "Roll rules out in stages");
        assertThat(folder.resolve("inc-1-metrics.md")).content().contains("| TTM, time to mitigate | 27 min |");
    }

    @Test
    void says_the_same_every_time() throws IOException {
        run();
        String first = Files.readString(folder.resolve("inc-1-timeline.md"));
        run();

        assertThat(folder.resolve("inc-1-timeline.md")).content().isEqualTo(first);
    }

    @Test
    void an_unknown_file_is_one_sentence_and_code_2() throws IOException {
        assertThat(run("nowhere.json")).isEqualTo(2);
        assertThat(complaint()).containsOnlyOnce("\n").contains("There is no alert payload at nowhere.json");
    }

    @Test
    void a_payload_that_is_not_json_is_one_sentence_and_code_2() throws IOException {
        assertThat(run(file("alert.json", "{\"version\": "))).isEqualTo(2);
        assertThat(complaint()).containsOnlyOnce("\n").contains("payload is not JSON at line 1");
    }

    @Test
    void a_payload_of_another_version_is_one_sentence_and_code_2() throws IOException {
        assertThat(run(file("alert.json", "{\"version\": \"3\", \"alerts\": []}")))
                .isEqualTo(2);
        assertThat(complaint()).containsOnlyOnce("\n").contains("version is '3', expected '4'");
    }

    @Test
    void a_payload_without_a_readable_time_is_one_sentence_and_code_2() throws IOException {
        String payload =
                "{\"version\":\"4\",\"alerts\":[{\"labels\":{\"alertname\":\"A\"},\"startsAt\":\"yesterday\"}]}";
        assertThat(run(file("alert.json", payload))).isEqualTo(2);
        assertThat(complaint()).containsOnlyOnce("\n").contains("alerts[0].startsAt is 'yesterday'");
    }

    @Test
    void an_alert_that_no_rule_wants_is_one_sentence_and_code_2() throws IOException {
        String payload =
                "{\"version\":\"4\",\"alerts\":[{\"labels\":{\"alertname\":\"A\"},\"startsAt\":\"2019-07-02T13:42:00Z\"}]}";
        assertThat(run(file("alert.json", payload))).isEqualTo(2);
        assertThat(complaint()).containsOnlyOnce("\n").contains("severity=critical");
    }

    @Test
    void a_bad_playbook_is_told_with_its_line_and_code_2() throws IOException {
        String alert = getClass().getResource("/cloudflare-2019-07-02.json").getPath();
        assertThat(run(alert, file("playbook.yaml", "name: mine\nversion: 1\nextends: linkedn\n")))
                .isEqualTo(2);
        assertThat(complaint()).contains("3").contains("linkedin");
    }

    private int run(String... arguments) throws IOException {
        out.reset();
        err.reset();
        return Quickstart.run(arguments, folder, print(out), print(err));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
