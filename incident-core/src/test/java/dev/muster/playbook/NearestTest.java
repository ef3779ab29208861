package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name somebody probably meant. */
class NearestTest {

    private static final List<String> KNOWN = List.of("MAJOR", "MEDIUM", "MINOR", "archive-after", "availability");

    @ParameterizedTest
    @CsvSource({
        "Majr, MAJOR",
        "MINRO, MINOR",
        "medium, MEDIUM",
        "archive_after, archive-after",
        "archive-afer, archive-after",
        "archvie-after, archive-after",
        "avail, availability"
    })
    void is_few_mistakes_away_or_begins_alike(String word, String meant) {
        assertThat(Nearest.to(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"critical", "M", "''", "xyz", "a"})
    void is_nothing_when_nothing_is_near(String word) {
        assertThat(Nearest.to(word, KNOWN)).isEmpty();
    }

    @Test
    void is_told_with_the_names_there_are() {
        assertThat(Nearest.hint("Majr", List.of("MAJOR", "MINOR")))
                .isEqualTo("did you mean MAJOR? known: MAJOR, MINOR");
        assertThat(Nearest.hint("x", List.of("MAJOR"))).isEqualTo("known: MAJOR");
        assertThat(Nearest.hint("x", List.of())).isEqualTo("none is known");
    }

    @Test
    void is_told_alone_when_there_are_many() {
        List<String> many = IntStream.range(100, 160).mapToObj(i -> "name-" + i).toList();

        assertThat(Nearest.hint("name1-00", many)).isEqualTo("did you mean name-100? 60 are known");
    }

    @Test
    void counts_letters_added_lost_changed_and_swapped() {
        assertThat(Nearest.distance("abc", "abc")).isZero();
        assertThat(Nearest.distance("abc", "acb")).isEqualTo(1);
        assertThat(Nearest.distance("abc", "ab")).isEqualTo(1);
        assertThat(Nearest.distance("abc", "abxc")).isEqualTo(1);
        assertThat(Nearest.distance("abc", "axc")).isEqualTo(1);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    }
}
