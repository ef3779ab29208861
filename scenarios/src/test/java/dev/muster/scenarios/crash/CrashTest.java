package dev.muster.scenarios.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.call.RepeatSafety;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every fault at every call of every flow, and pairs of faults, on every class of repeat safety: nothing lost, nothing doubled. */
class CrashTest {

    private static final long PAIRS = Long.getLong("muster.pairs", -1);
    private static final long SEED = 4711;

    @Test
    void every_fault_at_every_call_alone_and_with_a_second_one_loses_and_doubles_nothing() {
        List<Tally> tallies = new ArrayList<>();
        try (Enumeration enumeration = new Enumeration(() -> Plant.NONE)) {
            for (Flow flow : Flows.ALL) {
                for (RepeatSafety safety : RepeatSafety.values()) {
                    tallies.add(
                            PAIRS < 0 ? enumeration.alone(flow, safety) : enumeration.of(flow, safety, PAIRS, SEED));
                }
            }
        }

        System.out.println(tallies.stream().map(Tally::toString).collect(Collectors.joining("\n")));
        String told = tallies.stream()
                .flatMap(tally -> tally.bad().stream())
                .limit(5)
                .map(Verdict::toString)
                .collect(Collectors.joining("\n"));
        assertThat(tallies).as(told).allSatisfy(tally -> {
            assertThat(tally.failed()).isZero();
            assertThat(tally.missed()).isZero();
            assertThat(tally.alone()).isPositive();
        });
    }
}
