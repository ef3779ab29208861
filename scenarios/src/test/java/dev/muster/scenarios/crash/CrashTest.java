package dev.muster.scenarios.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.call.RepeatSafety;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every kind of fault at every call of every flow on every class of repeat safety, and pairs of faults: nothing lost, nothing doubled. Pairs are carried
 * out without exception from where a flow begins; of the others {@code -Dmuster.pairs} are drawn for each flow and class, by {@code -Dmuster.seed}.
 */
class CrashTest {

    private static final long SEED = Long.getLong("muster.seed", 4711);
    private static final long DRAWN = Long.getLong("muster.pairs", 100);
    private static final long AT_LEAST = 250_000;
    private static final Path PAGE = Path.of("..", "docs", "RELIABILITY.md");

    private static final List<Tally> TALLIES = new ArrayList<>();
    private static final Map<PlantedBug, Tally> PLANTED = new EnumMap<>(PlantedBug.class);
    private static long seconds;

    @BeforeAll
    static void break_everything() {
        long begun = System.nanoTime();
        try (Enumeration enumeration = new Enumeration(() -> Plant.NONE)) {
            for (Flow flow : Flows.ALL) {
                for (RepeatSafety safety : RepeatSafety.values()) {
                    Tally tally = enumeration.of(flow, safety, DRAWN, SEED);
                    System.out.println(tally);
                    TALLIES.add(tally);
                }
            }
        }
        seconds = (System.nanoTime() - begun) / 1_000_000_000;
        for (PlantedBug bug : PlantedBug.values()) {
            try (Enumeration enumeration = new Enumeration(bug::plant)) {
                PLANTED.put(bug, enumeration.alone(bug.flow(), bug.safety()));
            }
        }
        System.out.printf("%d schedules in %d s, seed %d%n", schedules(), seconds, SEED);
    }

    private static long schedules() {
        return TALLIES.stream()
                .mapToLong(tally -> tally.alone() + tally.paired())
                .sum();
    }

    @Test
    @Tag("S01")
    @Tag("S02")
    void no_fault_and_no_pair_of_faults_loses_or_doubles_anything() {
        String told = TALLIES.stream()
                .flatMap(tally -> tally.bad().stream())
                .limit(5)
                .map(Verdict::toString)
                .collect(Collectors.joining("\n"));

        assertThat(TALLIES).as(told).allSatisfy(tally -> {
            assertThat(tally.failed()).isZero();
            assertThat(tally.lost()).isZero();
            assertThat(tally.doubled()).isZero();
        });
    }

    @Test
    void every_fault_of_a_counted_schedule_struck() {
        assertThat(TALLIES).allSatisfy(tally -> {
            assertThat(tally.missed()).isZero();
            assertThat(tally.byKind()).containsKey(FaultKind.KILL);
        });
        for (FaultKind kind : FaultKind.values()) {
            assertThat(TALLIES).anySatisfy(tally -> assertThat(tally.byKind()).containsKey(kind));
        }
    }

    @Test
    @Tag("S02")
    void there_are_a_quarter_of_a_million_schedules() {
        assertThat(schedules()).isGreaterThanOrEqualTo(AT_LEAST);
    }

    @Test
    void each_planted_bug_is_caught_where_the_engine_is_clean() {
        PLANTED.forEach((bug, tally) -> {
            System.out.println(bug + ", " + bug.what() + ": " + tally.failed() + " schedules show it");
            assertThat(tally.bad()).as("%s: %s", bug, bug.what()).isNotEmpty();
            assertThat(TALLIES)
                    .filteredOn(engine -> engine.flow().equals(tally.flow()) && engine.safety() == tally.safety())
                    .singleElement()
                    .satisfies(engine -> assertThat(engine.failed()).isZero());
        });
    }

    @Test
    void the_page_about_it_is_current() throws IOException {
        String before = Files.readString(PAGE);
        String page = new ReliabilityPage(TALLIES, PLANTED, SEED, seconds).text(before);
        if (Boolean.getBoolean("muster.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(ReliabilityPage.lasting(Files.readString(PAGE)))
                .as("docs/RELIABILITY.md: write it anew with %s", ReliabilityPage.COMMAND)
                .isEqualTo(ReliabilityPage.lasting(page));
    }
}
