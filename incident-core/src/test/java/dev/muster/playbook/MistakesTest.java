package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in a playbook. */
class MistakesTest {

    private static final String HEAD = "name: acme\nversion: 1\n";

    @Test
    void are_reported_all_at_once_and_nothing_else_is() {
        List<Problem> problems = problemsOf(mistakes());

        assertThat(problems).hasSize(expected().size()).hasSizeGreaterThan(80);
        assertThat(problems.stream().map(problem -> problem.line() + ":" + problem.column() + " " + problem.field()))
                .containsExactlyInAnyOrderElementsOf(expected().stream()
                        .map(each -> each.line + ":" + each.column + " " + each.field)
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> each_tell_place_field_found_expected_and_remedy() {
        List<Problem> problems = problemsOf(mistakes());
        return expected().stream()
                .map(wanted -> DynamicTest.dynamicTest(
                        wanted.field + ": " + wanted.found,
                        () -> assertThat(problems).anySatisfy(problem -> {
                            assertThat(problem.line()).isEqualTo(wanted.line);
                            assertThat(problem.column()).isEqualTo(wanted.column);
                            assertThat(problem.field()).isEqualTo(wanted.field);
                            assertThat(problem.found()).isEqualTo(wanted.found);
                            assertThat(problem.expected()).isEqualTo(wanted.expected);
                            assertThat(problem.remedy()).isNotBlank().contains(wanted.remedy);
                        })));
    }

    @Test
    void are_told_one_per_line_with_the_file_in_front() {
        PlaybookException failure = failureOf(mistakes());

        assertThat(failure.getMessage().lines())
                .hasSameSizeAs(failure.problems())
                .allMatch(line -> line.startsWith("playbook:"));
        assertThat(failure.getMessage())
                .contains(
                        "severity: found \"Majr\", expected a severity of the scale; did you mean MAJOR? known: MAJOR, MINOR, MEDIUM");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    name: [acme                 | 1 | `YAML`
                    process:\\n\\tname: acme     | 2 | `YAML`
                    name: acme\\n  version: 1   | 2 | `YAML`
                    - name: acme                | 1 | `a map: name, version, types and so on`
                    acme                        | 1 | `a map: name, version, types and so on`
                    name: &a [*a]               | 1 | `a name given before with &`
                    name: *a                    | 1 | `a name given before with &`
                    name: !!java.net.URL x      | 1 | `no tags`
                    ? [a, b]\\n: c              | 1 | `a word`
                    name: acme\\n---\\nname: b  | 2 | `one playbook in one file`
                    name: a\\nname: b           | 2 | `each key once`
                    %YAML 9                     | 1 | `YAML`
                    """)
    void of_the_text_itself_are_found(String text, int line, String expected) {
        assertThat(problemsOf(text.replace("\\n", "\n").replace("\\t", "\t"))).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.expected()).isEqualTo(expected);
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    @Test
    void an_empty_file_lacks_a_name_and_a_version() {
        assertThat(problemsOf("")).extracting(Problem::field).containsExactly("name", "version");
    }

    @Test
    void what_a_profile_says_is_reported_where_it_is_extended() {
        String text = HEAD + "extends: airbnb\nprocess:\n  severity:\n    scale: [{name: SEV1, size: major}]\n";

        assertThat(problemsOf(text)).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.found()).contains("(inherited from profile minimal)");
            assertThat(problem.remedy()).contains("known: SEV1", "say it anew in this file");
        });
    }

    @Test
    void a_reference_that_only_one_type_lacks_names_the_type() {
        String text = HEAD + "process:\n  severity:\n    fallback: MINOR\ntypes:\n  security:\n    severity:\n"
                + "      scale: [{name: HIGH, size: major}]\n      rules: []\n";

        assertThat(problemsOf(text)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(5);
            assertThat(problem.found()).isEqualTo("\"MINOR\" in type security");
        });
    }

    @Test
    void settings_that_every_type_overrides_are_still_looked_at() {
        String text = HEAD + "process:\n  resources: [channel]\ntypes:\n  availability: {resources: [card]}\n";

        assertThat(problemsOf(text))
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("process.resources[0]"));
    }

    @Test
    void a_default_type_that_was_taken_away_is_noticed() {
        assertThat(problemsOf(HEAD + "types: {availability: null, security: {}}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).contains("known: security"));
    }

    @Test
    void no_type_at_all_is_noticed() {
        assertThat(problemsOf(HEAD + "types: {availability: ~}"))
                .extracting(Problem::found)
                .contains("no incident type");
    }

    @Test
    void depth_size_and_aliases_have_limits() {
        assertThat(problemsOf("a: " + "[".repeat(100_000)))
                .singleElement()
                .satisfies(p -> assertThat(p.found()).contains("64 levels"));
        assertThat(problemsOf("#".repeat(2_000_000)))
                .singleElement()
                .satisfies(p -> assertThat(p.expected()).contains("1048576"));
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        assertThat(problemsOf(bomb.toString()))
                .singleElement()
                .satisfies(p -> assertThat(p.remedy()).contains("fewer aliases"));
    }

    @Test
    void a_file_that_cannot_be_read_is_one_too(@TempDir Path folder) throws IOException {
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe4});
        Path large = Files.write(folder.resolve("large.yaml"), new byte[2_000_000]);

        assertThatExceptionOfType(PlaybookException.class)
                .isThrownBy(() -> Playbook.load(latin))
                .withMessageContaining("latin.yaml: found bytes that are no UTF-8");
        assertThatExceptionOfType(PlaybookException.class)
                .isThrownBy(() -> Playbook.load(large))
                .withMessageContaining("2000000 bytes");
        assertThatExceptionOfType(PlaybookException.class)
                .isThrownBy(() -> Playbook.load(folder))
                .withMessageContaining("expected a file");
        assertThatExceptionOfType(PlaybookException.class)
                .isThrownBy(() -> Playbook.load(folder.resolve("none.yaml")))
                .withMessageContaining("none.yaml: found no file");
    }

    @Test
    void a_file_names_itself_and_the_line(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("incidents.yaml"), HEAD + "shortcuts:\n  pay: {service: payments}\n");

        assertThatExceptionOfType(PlaybookException.class)
                .isThrownBy(() -> Playbook.load(file))
                .withMessageStartingWith(
                        "incidents.yaml:4:18 shortcuts.pay.service: found \"payments\", expected a service of services");
    }

    private static List<Problem> problemsOf(String text) {
        return failureOf(text).problems();
    }

    private static PlaybookException failureOf(String text) {
        PlaybookException failure = catchThrowableOfType(PlaybookException.class, () -> Playbook.parse(text));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static String mistakes() {
        try (var in = MistakesTest.class.getResourceAsStream("mistakes.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Expected> expected() {
        List<Expected> all = new ArrayList<>();
        List<String[]> waiting = new ArrayList<>();
        int number = 0;
        for (String line : mistakes().split("\n")) {
            number++;
            String bare = line.strip();
            if (bare.startsWith("#! ")) {
                waiting.add(bare.substring(3).split(" \\| ?", 5));
                continue;
            }
            for (String[] part : waiting) {
                all.add(new Expected(number, Integer.parseInt(part[0]), part[1], part[2], part[3], part[4]));
            }
            waiting.clear();
        }
        return all;
    }

    private record Expected(int line, int column, String field, String found, String expected, String remedy) {}
}
