package dev.muster.scenarios.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.lifecycle.Declaration;
import dev.muster.playbook.Playbook;
import dev.muster.spi.call.RepeatSafety;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every fault at every call of a declaration, and pairs of faults, on every class of repeat safety: nothing lost, nothing doubled. */
class CrashTest {

    private static final int PAIRS = Integer.getInteger("muster.schedules", 1500);
    private static final long SEED = 4711;

    private static final Flow DECLARE = new Flow() {
        @Override
        public String name() {
            return "declare";
        }

        @Override
        public Playbook playbook() {
            return Books.FULL;
        }

        @Override
        public void play(Stage stage) {
            stage.declare(Declaration.of("Checkout fails")
                    .affecting("checkout")
                    .withSeverity("MAJOR")
                    .key("a"));
            stage.carryOn();
        }
    };

    @Test
    void every_fault_at_every_call_of_a_declaration_loses_and_doubles_nothing() {
        List<Schedule> schedules = new ArrayList<>();
        for (RepeatSafety safety : RepeatSafety.values()) {
            Run clean = new Run(new Schedule(DECLARE, safety, List.of()), Plant.NONE);
            assertThat(clean.verdict().problems()).isEmpty();
            for (FaultKind kind : FaultKind.SINGLE) {
                for (int call = 1; call <= clean.calls().length; call++) {
                    if (kind.fits(clean.calls()[call - 1])) {
                        schedules.add(clean.schedule().and(new Fault(kind, call)));
                    }
                }
            }
        }

        assertThat(schedules).hasSizeGreaterThan(4000);
        judge("every single fault", schedules);
    }

    @Test
    void a_second_fault_while_the_first_is_mended_loses_and_doubles_nothing() {
        Random random = new Random(SEED);
        List<FaultKind> kinds = List.copyOf(FaultKind.PAIRED);
        List<RepeatSafety> safeties =
                Stream.of(RepeatSafety.values()).filter(RepeatSafety::hasHandle).toList();
        int calls = new Run(new Schedule(DECLARE, safeties.get(0), List.of()), Plant.NONE).calls().length;
        List<Schedule> schedules = new ArrayList<>();
        while (schedules.size() < PAIRS) {
            int first = 1 + random.nextInt(calls - 1);
            int second = first + 1 + random.nextInt(60);
            Schedule schedule = new Schedule(DECLARE, safeties.get(random.nextInt(safeties.size())), List.of());
            schedules.add(schedule.and(new Fault(kinds.get(random.nextInt(kinds.size())), first))
                    .and(new Fault(kinds.get(random.nextInt(kinds.size())), second)));
        }

        judge("pairs of faults, seed " + SEED, schedules);
    }

    /** A listener is told at most once: after two lost answers to commits in a row it may not be told at all. */
    private static boolean isPromised(String problem) {
        return problem.startsWith("no listener was told");
    }

    private static void judge(String what, List<Schedule> schedules) {
        long begun = System.nanoTime();
        List<Verdict> bad = schedules.parallelStream()
                .map(schedule -> new Run(schedule, Plant.NONE).verdict())
                .filter(verdict -> !verdict.problems().stream().allMatch(CrashTest::isPromised))
                .toList();
        System.out.printf(
                "crash: %s: %d schedules, %d bad, %d ms%n",
                what, schedules.size(), bad.size(), (System.nanoTime() - begun) / 1_000_000);
        String told = bad.stream().limit(5).map(Verdict::toString).collect(Collectors.joining("\n"));
        assertThat(bad).as(told).isEmpty();
    }
}
