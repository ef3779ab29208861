package dev.muster.scenarios.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incidents;
import dev.muster.provider.inmemory.InMemoryProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads carry an incident, and are interrupted and closed at every call that they make. */
@Timeout(300)
class WorkersStoppedTest {

    /** A person who closes a host waits no longer. */
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(10);

    @Test
    @Tag("S29")
    void interrupted_or_closed_at_any_call_nothing_is_lost_or_doubled() throws Exception {
        Threaded undisturbed = new Threaded(Threaded.Strike.NONE, 0);
        undisturbed.run();
        List<String> expected = undisturbed.left();
        assertThat(expected).as("what an incident leaves behind").hasSizeGreaterThan(10);
        assertThat(undisturbed.problems()).isEmpty();

        int runs = 0;
        int struck = 0;
        Duration longest = Duration.ZERO;
        for (Threaded.Strike strike : List.of(
                Threaded.Strike.INTERRUPT, Threaded.Strike.CLOSE_FROM_OUTSIDE, Threaded.Strike.CLOSE_FROM_WITHIN)) {
            for (int call = 1; call <= undisturbed.calls(); call++) {
                Threaded run = new Threaded(strike, call);
                run.run();
                runs++;
                struck += run.hasStruck() ? 1 : 0;
                longest = longest.compareTo(run.closing()) < 0 ? run.closing() : longest;
                assertThat(run.problems()).as("%s at call %d", strike, call).isEmpty();
                assertThat(run.left()).as("%s at call %d", strike, call).isEqualTo(expected);
            }
        }
        System.out.println("workers stopped: " + struck + " of " + runs
                + " strikes, each at another call; closing took " + longest.toMillis() + " ms at most");
        assertThat(longest).isLessThan(CLOSED_WITHIN);
        assertThat(struck)
                .as("strikes; none where a tool would have to close the library, or where fewer idle calls were made")
                .isGreaterThan(runs * 8 / 10);
    }

    @Test
    @Tag("S29")
    void a_tool_that_never_answers_does_not_keep_a_host_from_closing() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        InMemoryProvider tools = InMemoryProvider.builder().build();
        Incidents incidents = Incidents.builder()
                .playbook(Books.CHANNEL)
                .store(tools.store())
                .provider(new WiredTools(
                        (site, arguments, deed) -> {
                            called.countDown();
                            waitFor(answer);
                            return deed.carryOut();
                        },
                        tools))
                .workers(1)
                .build();
        try {
            incidents.declare("Checkout fails");
            assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();

            long began = System.nanoTime();
            incidents.close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(CLOSED_WITHIN);
        } finally {
            answer.countDown();
        }
    }

    /** Waits for an answer, whoever interrupts. */
    private static void waitFor(CountDownLatch answer) {
        boolean open = false;
        while (!open) {
            try {
                answer.await();
                open = true;
            } catch (InterruptedException e) {
                open = false; // as a driver does that knows no interrupts
            }
        }
    }
}
