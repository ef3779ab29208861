package dev.muster.scenarios.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.store.Deposit;
import dev.muster.spi.store.IncidentStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A delivery that was answered is applied, once, wherever the process dies after that: at each call from the one that brings the delivery in to the last
 * that its consequences make, the process is killed and another one goes on with the same store.
 */
class AnsweredDeliveriesTest {

    private static final List<Flow> TOLD_ONCE = List.of(Flows.TAKEN, Flows.SAID);
    private static final List<Flow> ALL = List.of(Flows.TAKEN, Flows.SAID, Flows.ESCALATE);
    private static final List<RepeatSafety> SAFETIES = List.of(RepeatSafety.NATIVE_KEY, RepeatSafety.FIND);

    /** What is answered is kept in memory, and written when the process next looks what is due. */
    private static final Plant ANSWERS_FIRST = new Plant() {
        @Override
        public IncidentStore storeAbove(Node node, IncidentStore store) {
            List<Deposit> promised = new ArrayList<>();
            return Twist.store(
                    store,
                    Map.of("deposit", (given, go) -> promised.add((Deposit) given[0]), "nextDue", (given, go) -> {
                        promised.forEach(store::deposit);
                        promised.clear();
                        return go.carryOut();
                    }));
        }
    };

    @Test
    @Tag("S13")
    void what_was_answered_is_applied_once_wherever_the_process_is_killed() {
        List<String> wrong = new ArrayList<>();
        int kills = 0;
        for (Flow flow : ALL) {
            for (RepeatSafety safety : SAFETIES) {
                kills += killed(new Schedule(flow, safety, List.of()), Plant.NONE, wrong);
            }
        }

        System.out.println("answered deliveries: " + kills + " kills, " + wrong.size() + " problems");
        assertThat(wrong).isEmpty();
        assertThat(kills).isGreaterThan(150);
    }

    @Test
    @Tag("S13")
    void what_was_answered_is_applied_once_from_a_database_too() {
        List<String> wrong = new ArrayList<>();
        int kills = 0;
        try (H2Database database = new H2Database("answered")) {
            for (Flow flow : TOLD_ONCE) {
                kills += killed(new Schedule(flow, RepeatSafety.NATIVE_KEY, List.of()), database, wrong);
            }
        }

        System.out.println("answered deliveries on H2: " + kills + " kills, " + wrong.size() + " problems");
        assertThat(wrong).isEmpty();
        assertThat(kills).isGreaterThan(40);
    }

    @Test
    @Tag("S13")
    void a_host_that_answers_before_it_keeps_would_be_found_out() {
        for (Flow flow : TOLD_ONCE) {
            List<String> wrong = new ArrayList<>();
            killed(new Schedule(flow, RepeatSafety.NATIVE_KEY, List.of()), ANSWERS_FIRST, wrong);

            assertThat(wrong).as(flow.name()).isNotEmpty();
        }
    }

    /** Kills at every call of what the flow is about, one run each; answers how many. */
    private static int killed(Schedule clean, Plant plant, List<String> wrong) {
        Run undisturbed = new Run(clean, plant);
        assertThat(undisturbed.verdict().problems()).as("%s", clean).isEmpty();
        int kills = 0;
        for (int call = undisturbed.from(); call <= undisturbed.calls().length; call++) {
            Run run = new Run(clean.and(new Fault(FaultKind.KILL, call)), plant);
            assertThat(run.isWhole()).as("%s struck", run.schedule()).isTrue();
            run.verdict().problems().forEach(problem -> wrong.add(run.schedule() + ": " + problem));
            if (!run.told().equals(undisturbed.told())) {
                wrong.add(run.schedule() + ": the history is " + run.told() + " instead of " + undisturbed.told());
            }
            kills++;
        }
        return kills;
    }
}
