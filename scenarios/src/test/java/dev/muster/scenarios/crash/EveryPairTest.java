package dev.muster.scenarios.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scenarios.Row;
import dev.muster.spi.call.RepeatSafety;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pair of faults of every flow from its first step on, where {@link CrashTest} draws some: three million schedules, for a night.
 * {@code -Dmuster.flow=declare} carries out one flow.
 */
@Tag("soak")
class EveryPairTest {

    static Stream<Flow> flows() {
        String only = System.getProperty("muster.flow", "");
        return Flows.ALL.stream().filter(flow -> only.isEmpty() || only.equals(flow.name()));
    }

    @Tag("S02")
    @ParameterizedTest
    @MethodSource("flows")
    void no_pair_of_faults_anywhere_in_a_flow_loses_or_doubles_anything(Flow flow) throws IOException {
        long begun = System.nanoTime();
        List<Tally> tallies = new ArrayList<>();
        try (Enumeration enumeration = new Enumeration(() -> Plant.NONE)) {
            for (RepeatSafety safety : RepeatSafety.values()) {
                tallies.add(enumeration.every(flow, safety));
            }
        }

        assertThat(tallies).allSatisfy(tally -> {
            assertThat(tally.failed()).as("%s", tally.bad()).isZero();
            assertThat(tally.missed()).isZero();
            assertThat(tally.paired()).isEqualTo(tally.allPairs());
        });
        Row.tell(
                "S02 " + flow.name(),
                "%,d schedules of one fault, %,d of two, which are all: %d lost, %d doubled; %d s on %d processors",
                sum(tallies, Tally::alone),
                sum(tallies, Tally::paired),
                sum(tallies, Tally::lost),
                sum(tallies, Tally::doubled),
                (System.nanoTime() - begun) / 1_000_000_000,
                Runtime.getRuntime().availableProcessors());
    }

    private static long sum(List<Tally> tallies, ToLongFunction<Tally> what) {
        return tallies.stream().mapToLong(what).sum();
    }
}
