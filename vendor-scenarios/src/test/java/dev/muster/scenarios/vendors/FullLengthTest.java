package dev.muster.scenarios.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One incident over Slack, PagerDuty and Jira, from the alert to the archive, while the process is killed at random calls: before what it called carried
 * it out, or after. The seeds are printed; {@code -Dmuster.kill.seed=1004} plays the run of one again and prints all its calls.
 */
@DisplayName("An incident over three vendors")
class FullLengthTest {

    private static final String REPLAY = "muster.kill.seed";
    private static final long FIRST_SEED = 1001;
    private static final int SEEDS = 50;
    private static final int FEW_SEEDS = 5;
    private static final int MANY = 10;
    private static final Run UNDISTURBED = Run.of(List.of());

    static LongStream seeds() {
        Long one = Long.getLong(REPLAY);
        return one == null ? LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS) : LongStream.of(one);
    }

    static LongStream fewSeeds() {
        return seeds().limit(FEW_SEEDS);
    }

    @Test
    void leaves_one_ticket_one_channel_one_page_and_one_of_each_message() {
        End end = UNDISTURBED.end();
        System.out.println("In the end, after " + UNDISTURBED.calls().size() + " calls:\n" + end);

        assertThat(end.things()).doesNotHaveDuplicates();
        assertThat(end.passing()).doesNotHaveDuplicates();
        assertThat(end.things())
                .containsOnlyOnce("page [MAJOR] INC-1: Checkout fails, resolved")
                .containsOnlyOnce("issue Checkout fails, Closed, of " + Vendors.CY_IN_JIRA)
                .filteredOn(thing -> thing.startsWith("channel inc-1-checkout-fails, archived"))
                .hasSize(1);
        assertThat(end.things())
                .extracting(thing -> thing.replaceFirst("channel inc-1-checkout-fails says ([a-z.]+):.*", "$1"))
                .contains(
                        "card",
                        "page.sent",
                        "page.acknowledged",
                        "role.lead",
                        "update.posted",
                        "state.mitigated",
                        "state.resolved");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ends_the_same_when_the_process_is_killed_at_a_random_call(long seed) {
        killed(seed, 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void ends_the_same_when_ten_processes_are_killed_one_after_the_other(long seed) {
        killed(seed, MANY);
    }

    private static void killed(long seed, int times) {
        List<Kill> kills = kills(seed, times);
        Run run = Run.of(kills);
        System.out.printf(
                "seed %d: killed at %s of %d calls; told to one person: %d of %d%n",
                seed,
                kills,
                run.calls().size(),
                run.end().passing().size(),
                UNDISTURBED.end().passing().size());
        if (Long.getLong(REPLAY) != null) {
            System.out.println(String.join("\n", run.calls()) + "\n" + run.end());
        }
        String replay = "-D" + REPLAY + "=" + seed;
        assertThat(run.killed()).as(replay).isEqualTo(times);
        assertThat(run.incidents()).as(replay).isEqualTo(1);
        assertThat(run.end().things())
                .as(replay)
                .containsExactlyElementsOf(UNDISTURBED.end().things());
        assertThat(run.end().notes())
                .as(replay)
                .doesNotHaveDuplicates()
                .containsAll(UNDISTURBED.end().notes());
        assertThat(UNDISTURBED.end().passing())
                .as("what only one person is told, and no vendor finds again, may be lost or said again: %s", replay)
                .containsAll(run.end().passing());
        assertThat(run.end().passing())
                .as("but not more often than processes died: %s", replay)
                .allSatisfy(line -> assertThat(Collections.frequency(run.end().passing(), line))
                        .isLessThanOrEqualTo(1 + times));
    }

    private static List<Kill> kills(long seed, int times) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L); // numbers in a row alone would give the same steps
        TreeSet<Integer> steps = new TreeSet<>();
        while (steps.size() < times) {
            steps.add(1 + random.nextInt(UNDISTURBED.calls().size()));
        }
        List<Kill> kills = new ArrayList<>();
        steps.forEach(step -> kills.add(new Kill(step, random.nextBoolean())));
        return kills;
    }

    /**
     * How a run went.
     *
     * @param end what stands at the vendors
     * @param calls each call, in order
     * @param killed how many processes were killed
     * @param incidents how many incidents there are
     */
    private record Run(End end, List<String> calls, int killed, int incidents) {

        static Run of(List<Kill> kills) {
            try (World world = new World(Story.PLAYBOOK, kills)) {
                Story story = new Story(world);
                try {
                    story.play();
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("killed at " + kills + ":\n" + String.join("\n", world.calls()), e);
                }
                return new Run(new End(world.vendors()), world.calls(), world.struck(), story.count());
            }
        }
    }
}
