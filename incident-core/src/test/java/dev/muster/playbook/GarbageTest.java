package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a playbook's file, a problem is all that comes of it. */
class GarbageTest {

    private static final String[] PIECES = {
        "\n",
        "  ",
        "\t",
        "- ",
        ": ",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "!!int ",
        "null",
        "~",
        "''",
        "\"",
        "|\n",
        ">\n",
        "? ",
        "#",
        "%",
        "---\n",
        "...",
        "<<: ",
        "\u0000",
        "\uFEFF",
        "\uD800",
        "😀",
        "name",
        "types",
        "9999999999999999999999",
        "-1",
        "true",
        "severity: ",
        "PT",
        "0m",
        "{id}",
        "@"
    };

    @RepeatedTest(20)
    void bytes_by_chance_are_refused(RepetitionInfo repetition, @TempDir Path folder) throws IOException {
        Random chance = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[chance.nextInt(200)];
            chance.nextBytes(bytes);
            Path file = Files.write(folder.resolve("garbage.yaml"), bytes);
            only(() -> Playbook.load(file), new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    @RepeatedTest(20)
    void pieces_of_yaml_by_chance_are_refused(RepetitionInfo repetition) {
        Random chance = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 100; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = chance.nextInt(40); n > 0; n--) {
                text.append(PIECES[chance.nextInt(PIECES.length)]);
            }
            only(() -> Playbook.parse(text.toString()), text.toString());
        }
    }

    @RepeatedTest(20)
    void a_profile_with_changes_by_chance_is_read_or_refused(RepetitionInfo repetition) {
        Random chance = new Random(1000 + repetition.getCurrentRepetition());
        String profile = Profiles.text(Profiles.NAMES.get(repetition.getCurrentRepetition() % Profiles.NAMES.size()));
        for (int i = 0; i < 40; i++) {
            StringBuilder text = new StringBuilder(profile);
            for (int n = 1 + chance.nextInt(4); n > 0; n--) {
                int at = chance.nextInt(text.length());
                int to = Math.min(text.length(), at + chance.nextInt(12));
                text.replace(at, to, chance.nextBoolean() ? PIECES[chance.nextInt(PIECES.length)] : "");
            }
            only(() -> Playbook.parse(text.toString()), text.toString());
        }
    }

    private static void only(Runnable reading, String text) {
        try {
            reading.run();
        } catch (PlaybookException refused) {
            assertThat(refused.problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.expected()).isNotBlank());
        } catch (RuntimeException | StackOverflowError e) {
            fail("not a problem but " + e + " for:\n" + text, e);
        }
    }
}
