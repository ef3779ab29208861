package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A length of time. */
class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "30m, PT30M",
        "10d, P10D",
        "1h30m, PT1H30M",
        "2w, P14D",
        "45s, PT45S",
        "PT30M, PT30M",
        "P10D, P10D",
        "P1DT12H, PT36H",
        "pt5m, PT5M"
    })
    void is_read_as_people_write_it(String words, Duration expected) {
        assertThat(Durations.parse(words)).isEqualTo(expected);
        assertThat(words.toUpperCase(java.util.Locale.ROOT).startsWith("P") || words.matches(Durations.PATTERN))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "m",
                "30 m",
                "m30",
                "30m1h",
                "-5m",
                "1.5h",
                "P",
                "PT",
                "P1DT",
                "P1M",
                "PT-5M",
                "999999999999d",
                "３０m"
            })
    void is_nothing_else(String words) {
        assertThat(Durations.parse(words)).isNull();
    }
}
