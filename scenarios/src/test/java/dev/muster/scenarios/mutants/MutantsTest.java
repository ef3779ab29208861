package dev.muster.scenarios.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the page about mutants")
class MutantsTest {

    private static final List<Integer> WANTED = List.of(90, 90, 85);

    @TempDir
    private Path project;

    private void report(String module, String... mutants) throws IOException {
        Path reports = Files.createDirectories(project.resolve(module).resolve("target/pit-reports"));
        Files.writeString(
                reports.resolve("mutations.xml"),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><mutations>" + String.join("", mutants) + "</mutations>");
    }

    private static String mutant(String status, boolean detected) {
        return "<mutation detected='" + detected + "' status='" + status + "'><block>1</block></mutation>";
    }

    @Test
    void counts_as_found_what_a_test_killed_and_what_did_not_come_to_an_end() throws IOException {
        report(
                "one",
                mutant("KILLED", true),
                mutant("TIMED_OUT", true),
                mutant("SURVIVED", false),
                mutant("NO_COVERAGE", false),
                mutant("KILLED", true),
                mutant("KILLED", true));

        Score score = Score.of(project.resolve("one/target/pit-reports/mutations.xml"));

        assertThat(score.all()).isEqualTo(6);
        assertThat(score.found()).isEqualTo(4);
        assertThat(score.percent()).as("66.7, rounded down").isEqualTo(66);
        assertThat(score.of("SURVIVED")).isEqualTo(1);
        assertThat(score.of("MEMORY_ERROR")).isZero();
    }

    @Test
    void says_nothing_of_a_run_without_mutants() throws IOException {
        report("one");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Score.of(project.resolve("one/target/pit-reports/mutations.xml")))
                .withMessageContaining("has no mutants");
    }

    @Test
    void says_of_each_run_what_it_found_and_of_one_that_was_not_made_that_it_was_not() throws IOException {
        report("incident-core", mutant("KILLED", true), mutant("SURVIVED", false));

        assertThat(Mutants.part(Mutants.scores(project, "target"), WANTED))
                .contains("| the rules, `dev.muster.lifecycle` | 2 | 1 | 0 | 1 | 0 | 50 % | 90 % |")
                .contains("| the outbox, `dev.muster.internal.engine` | not run | | | | | | 90 % |")
                .contains("| S48 mutation testing | the rules: 50 %; the outbox: not run; the store, on H2: not run |");
    }

    @Test
    void fails_below_what_is_asked_for_and_for_what_was_not_run() throws IOException {
        report("incident-core", mutant("KILLED", true));
        report("provider-jdbc", mutant("KILLED", true), mutant("SURVIVED", false));

        assertThat(Mutants.poor(Mutants.scores(project, "target"), WANTED))
                .containsExactly("the outbox: not run, expected 90 %", "the store, on H2: 50 %, expected 85 %");
    }

    @Test
    void takes_the_place_of_the_one_before_and_leaves_the_rest() {
        String page = "before\n<!-- begin mutants -->\nold\n<!-- end mutants -->\nafter\n";

        assertThat(Mutants.put(page, "new"))
                .isEqualTo("before\n<!-- begin mutants -->\nnew\n<!-- end mutants -->\nafter\n");
        assertThatIllegalArgumentException().isThrownBy(() -> Mutants.put("a page without the part", "new"));
    }
}
