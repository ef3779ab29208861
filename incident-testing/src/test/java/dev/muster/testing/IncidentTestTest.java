package dev.muster.testing;

import static dev.muster.testing.IncidentAssertions.assertThat;
import static dev.muster.testing.IncidentAssertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.muster.Incidents;
import dev.muster.lifecycle.Event;
import dev.muster.spi.Capability;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.Events;

class IncidentTestTest {

    @Test
    void a_failed_test_tells_by_itself_what_time_it_is_what_is_due_and_what_was_asked() {
        String printed = printedBy(Failing.class);

        assertThat(printed).contains("""
                fails_for_reasons_of_its_own(Incidents, VirtualTime) failed.
                It is 2026-01-05T12:00:00Z, 0m after the start.
                Due next:\s""");
        assertThat(printed)
                .contains("What the engine asked of its tools:\n  +0m        conversations.open inc-1-checkout-fails");
    }

    @Test
    void what_an_assertion_told_already_is_not_told_again() {
        assertThat(printedBy(Telling.class)).isEmpty();
    }

    @Test
    void a_test_that_passes_is_checked_for_what_nobody_asserted() {
        Events events = run(Cheating.class);

        events.assertThatEvents()
                .haveExactly(
                        1,
                        EventConditions.finishedWithFailure(message(text -> text.startsWith(
                                        "The test asserted nothing of this, but:\n  the version is the number of events: INC-1")
                                && text.contains("It is 2026-01-05T12:00:00Z"))));
    }

    @Test
    void incidents_for_all_tests_together_are_refused() {
        run(BeforeAllTests.class).assertStatistics(statistics -> statistics.started(0));
    }

    private static Events run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .configurationParameter("junit.jupiter.conditions.deactivate", "*")
                .execute()
                .testEvents();
    }

    private static String printedBy(Class<?> tests) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            run(tests).assertStatistics(statistics -> statistics.failed(1));
        } finally {
            System.setErr(before);
        }
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Nested
    @IncidentTest(playbook = "airbnb")
    class Under_a_profile {

        private final Tools tools;
        private final List<Incidents> seen = new ArrayList<>();

        Under_a_profile(Tools tools) {
            this.tools = tools;
        }

        @BeforeEach
        void remember(Incidents incidents) {
            seen.add(incidents);
        }

        @Test
        void all_parameters_of_one_test_are_of_one_world(
                TestIncidents test, Incidents incidents, Tools its, VirtualTime time) {
            assertThat(its).isSameAs(tools).isSameAs(test.tools());
            assertThat(incidents).isSameAs(test.incidents()).isSameAs(seen.get(0));
            assertThat(time).isSameAs(test.time());
            assertThat(incidents.playbook().name()).isEqualTo("airbnb");
        }

        @Test
        @IncidentTest(playbook = "linkedin")
        void a_method_may_choose_another(Incidents incidents) {
            assertThat(incidents.playbook().name()).isEqualTo("linkedin");
        }
    }

    @Nested
    class With_a_builder {

        @RegisterExtension
        static final IncidentExtension INCIDENTS =
                IncidentExtension.with(test -> test.tool("pagerduty", Capability.PAGING, Capability.ON_CALL));

        @Test
        void tools_have_names(Tools tools) {
            assertThat(tools.offering(Capability.PAGING).name()).isEqualTo("pagerduty");
            assertThat(tools.offering(Capability.CONVERSATIONS).name()).isEqualTo("inmemory");
            assertThat(tools.named("inmemory").capabilities()).doesNotContain(Capability.PAGING, Capability.ON_CALL);
        }
    }

    // The classes below are run by the tests above only: alone they are no tests, since nothing but a selector names
    // them.

    @IncidentTest
    @org.junit.jupiter.api.Disabled("run by the tests above")
    static class Failing {
        @Test
        void fails_for_reasons_of_its_own(Incidents incidents, VirtualTime time) {
            incidents.declare("Checkout fails");
            time.runDue();
            fail("for reasons of its own");
        }
    }

    @IncidentTest
    @org.junit.jupiter.api.Disabled("run by the tests above")
    static class Telling {
        @Test
        void fails_by_an_assertion_that_tells(Incidents incidents, Tools tools) {
            assertThat(tools)
                    .conversationOf(incidents.declare("Checkout fails"))
                    .exists();
        }
    }

    @IncidentTest
    @org.junit.jupiter.api.Disabled("run by the tests above")
    static class Cheating {
        @Test
        void appends_behind_the_back_of_the_engine(TestIncidents test) {
            var incident = test.incidents().declare("Checkout fails");
            var first = test.store().read(incident.id(), 0, 1).get(0).event();
            test.store()
                    .append(new dev.muster.spi.store.Append(
                            incident.id(),
                            incident.details().version(),
                            List.of(first),
                            null,
                            List.of(),
                            java.util.Map.of(),
                            java.util.Map.of()));
        }
    }

    @IncidentTest
    @org.junit.jupiter.api.Disabled("run by the tests above")
    static class BeforeAllTests {
        @BeforeAll
        static void cannot(Incidents incidents) {
            incidents.declare(Event.class.getSimpleName());
        }

        @Test
        void never_runs() {}
    }
}
