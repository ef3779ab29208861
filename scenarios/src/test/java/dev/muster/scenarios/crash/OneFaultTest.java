package dev.muster.scenarios.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.call.RepeatSafety;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A second's worth of {@link CrashTest}: one fault at a time, a flow for each class of repeat safety. Mutants of the engine are tried against it. */
class OneFaultTest {

    @ParameterizedTest
    @CsvSource({
        "page, NATIVE_KEY_WHILE_OPEN",
        "page, NATURAL",
        "no-key, NATIVE_KEY",
        "resolved-by-hand, FIND",
        "channel, UNIQUE_NAME",
        "paperwork, FIND_LAGGING",
        "fallback, NONE"
    })
    void loses_and_doubles_nothing(String name, RepeatSafety safety) {
        Flow flow = Flows.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        try (Enumeration enumeration = new Enumeration(() -> Plant.NONE)) {
            Tally tally = enumeration.alone(flow, safety);

            assertThat(tally.bad()).isEmpty();
            assertThat(tally.failed()).isZero();
            assertThat(tally.missed()).isZero();
            assertThat(tally.byKind()).containsKey(FaultKind.KILL);
        }
    }
}
