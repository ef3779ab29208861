package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.State;
import dev.muster.provider.inmemory.Fault;
import dev.muster.spi.Provider;
import dev.muster.spi.call.Operation;
import dev.muster.spi.ticket.Tickets;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExplorationTest {

    /** Planted: nobody ever confirms a report and then cancels it. */
    private static final Invariant PLANTED = Invariant.of(
            "a confirmed report is never cancelled",
            test -> Invariants.ids(test).stream()
                    .filter(id -> test.incidents().get(id).state() == State.CANCELLED)
                    .filter(id -> test.history(id).stream()
                            .anyMatch(recorded -> recorded.event() instanceof Event.IncidentConfirmed))
                    .toList());

    @Test
    void the_incidents_of_random_stories_keep_all_invariants() {
        Exploration.of(Integer.getInteger("muster.stories", 20)).run();
    }

    @Test
    void a_planted_fault_is_found_and_shortened_to_the_steps_that_show_it() {
        Exploration.Failure failure = planted(1, 1_000).firstFailure().orElseThrow();

        assertThat(failure.shortest()).hasSize(3);
        assertThat(failure.shortest().get(0).name()).contains("declares").contains("unconfirmed");
        assertThat(failure.shortest().get(1).name()).matches(".* (confirms|does what comes next in) incident 1");
        assertThat(failure.shortest().get(2).name()).endsWith("cancels incident 1");
        assertThat(failure.story()).hasSize(60);
        assertThat(failure.report())
                .startsWith("\"a confirmed report is never cancelled\" does not hold after \""
                        + failure.shortest().get(2).name() + "\":\n  INC-1")
                .contains("The shortest story that shows it (3 of 60 steps, seed " + failure.seed() + "):\n   1. ")
                .contains("Play it again with Exploration.seeds(" + failure.seed() + ", " + failure.seed() + ").")
                .contains("It is ");
    }

    @Test
    void a_seed_gives_the_same_failure_each_time() {
        Exploration.Failure first = planted(1, 1_000).firstFailure().orElseThrow();

        for (int again = 0; again < 10; again++) {
            Exploration.Failure next =
                    planted(first.seed(), first.seed()).firstFailure().orElseThrow();
            assertThat(next.report()).isEqualTo(first.report());
        }
    }

    @Test
    void a_tool_that_finds_nothing_again_is_caught() {
        Step lost = new Step(
                "the answer of the next ticket gets lost",
                test -> test.tools().failNext(Operation.TICKET_CREATE, Fault.unknownAfter()));

        Exploration.Failure failure = Exploration.of(100)
                .in(test -> test.wrap(ExplorationTest::withoutMemory))
                .opening(test -> {})
                .steps(StepSource.oneOf(Steps.commands(), Steps.time(), StepSource.always(lost)))
                .ending(Duration.ofDays(1))
                .firstFailure()
                .orElseThrow();

        assertThat(failure.problem())
                .startsWith("\"what was delivered is there exactly once\" does not hold in the end")
                .contains("is there 2 times");
        assertThat(failure.shortest())
                .hasSize(3)
                .contains(lost)
                .anyMatch(step -> step.name().contains("declares"));
        assertThat(failure.shortest().get(2).name()).matches("what is due is done|.* pass");
    }

    @Test
    void what_is_thrown_is_a_failure_too() {
        Step bug = new Step("somebody hits the bug", test -> {
            throw new IllegalStateException("a bug");
        });

        assertThatThrownBy(() -> Exploration.of(10)
                        .steps(StepSource.oneOf(Steps.commands(), StepSource.always(bug)))
                        .run())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("\"somebody hits the bug\" threw java.lang.IllegalStateException: a bug")
                .hasMessageContaining("(1 of 40 steps, seed 1)");
    }

    @Test
    void steps_are_told_by_numbers_alone() {
        Exploration exploration = Exploration.of(1);

        assertThat(exploration.story(7))
                .extracting(Step::name)
                .isEqualTo(exploration.story(7).stream().map(Step::name).toList());
        assertThat(exploration.story(7))
                .extracting(Step::name)
                .isNotEqualTo(exploration.story(8).stream().map(Step::name).toList());
    }

    @Test
    void shortening_leaves_no_step_that_can_be_left_out() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            List<Step> story = java.util.stream.IntStream.range(0, 40)
                    .mapToObj(i -> new Step("step " + i, test -> {}))
                    .toList();
            List<Step> needed = random.ints(1 + random.nextInt(5), 0, 40)
                    .distinct()
                    .sorted()
                    .mapToObj(story::get)
                    .toList();

            assertThat(Shortening.of(story, 3_000, fewer -> fewer.containsAll(needed)))
                    .isEqualTo(needed);
        }
    }

    private static Exploration planted(long first, long last) {
        return Exploration.seeds(first, last)
                .in(test -> {})
                .opening(test -> {})
                .steps(Steps.commands())
                .length(60)
                .ending(Duration.ZERO)
                .check(PLANTED);
    }

    /** Planted: a tracker that promises to find what it made, and never does. */
    private static Provider withoutMemory(Provider tool) {
        Tickets tickets = tool.tickets().orElseThrow();
        Tickets forgetful = proxy(Tickets.class, tickets, "find", List.of());
        return proxy(Provider.class, tool, "tickets", Optional.of(forgetful));
    }

    private static <T> T proxy(Class<T> type, T behind, String method, Object answer) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
                    try {
                        return called.getName().equals(method) ? answer : called.invoke(behind, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }
}
