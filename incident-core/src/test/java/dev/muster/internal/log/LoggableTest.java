package dev.muster.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggableTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b, 0x7f, 0x85, 0x9b, 0x200e, 0x2028, 0x2029, 0x202e,
                0x2066, 0xfeff, 0xd83d
            })
    @Tag("T19")
    void what_would_break_or_turn_a_line_is_a_blank(int character) {
        assertThat(Loggable.of("a" + new String(Character.toChars(character)) + "b"))
                .isEqualTo("a b");
    }

    @Test
    void words_of_every_language_stay_and_long_ones_are_cut_between_characters() {
        assertThat(Loggable.of("caf\u00e9 \u4e16\u754c \u05e9\u05dc\u05d5\u05dd \ud83d\udd25"))
                .isEqualTo("caf\u00e9 \u4e16\u754c \u05e9\u05dc\u05d5\u05dd \ud83d\udd25");
        assertThat(Loggable.of("\ud83d\udd25".repeat(501))).isEqualTo("\ud83d\udd25".repeat(500) + "…");
        assertThat(Loggable.of("")).isEmpty();
    }
}
