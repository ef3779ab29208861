package dev.muster.testing;

import static dev.muster.lifecycle.Actor.by;
import static dev.muster.testing.IncidentAssertions.assertThat;
import static dev.muster.testing.IncidentAssertions.assertThatThrownBy;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Recorded;
import dev.muster.provider.inmemory.Call;
import dev.muster.provider.inmemory.Fault;
import dev.muster.spi.call.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

    @Test
    @IncidentTest
    void begins_at_noon_in_utc_and_stands_still(VirtualTime time) {
        assertThat(time.now())
                .isEqualTo(Instant.parse("2026-01-05T12:00:00Z"))
                .isEqualTo(time.instant())
                .isEqualTo(time.start());
        assertThat(time.sinceStart()).isZero();
        assertThat(time.nextDue()).isEmpty();
    }

    @Test
    void begins_when_the_test_says() {
        Instant leapDay = Instant.parse("2024-02-29T23:59:59Z");
        try (TestIncidents test = TestIncidents.builder().startingAt(leapDay).build()) {
            assertThat(test.incidents()
                            .declare("Checkout fails")
                            .history()
                            .get(0)
                            .circumstances()
                            .recordedAt())
                    .isEqualTo(leapDay);
        }
    }

    @Test
    @IncidentTest
    void never_runs_backwards(VirtualTime time) {
        time.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> time.advance(Duration.ofSeconds(-1))).hasMessageContaining("never runs backwards");
        assertThatThrownBy(() -> time.advanceTo(time.start())).hasMessageContaining("never runs backwards");
    }

    @Test
    @IncidentTest
    void nothing_is_done_while_it_stands(Incidents incidents, Tools tools, VirtualTime time) {
        incidents.declare("Checkout fails");
        assertThat(tools.calls().all()).isEmpty();

        time.runDue();

        assertThat(tools.calls().all()).isNotEmpty().allMatch(call -> call.at().equals(time.start()));
    }

    @Test
    @IncidentTest
    void each_piece_of_work_is_done_at_its_own_time_and_in_order(Incidents incidents, Tools tools, VirtualTime time) {
        Incident first = incidents.declare("Checkout fails");
        time.advance(Duration.ofMinutes(3));
        Incident second = incidents.declare("Search is slow");

        time.advance(Duration.ofDays(2));

        assertThat(reminders(first))
                .startsWith(
                        time.start().plus(Duration.ofMinutes(5)),
                        time.start().plus(Duration.ofMinutes(10)),
                        time.start().plus(Duration.ofMinutes(15)));
        assertThat(reminders(second))
                .startsWith(
                        time.start().plus(Duration.ofMinutes(8)),
                        time.start().plus(Duration.ofMinutes(13)),
                        time.start().plus(Duration.ofMinutes(18)));
        assertThat(tools.calls().all()).extracting(Call::at).isSorted();
    }

    @Test
    @IncidentTest
    void work_that_work_creates_is_done_at_its_time_too(Incidents incidents, Tools tools, VirtualTime time) {
        Incident incident = incidents.declare("Checkout fails");
        incident.resolve("rolled back", by("ann")).close(by("ann"));

        time.advance(Duration.ofDays(365));

        assertThat(tools).conversationOf(incident).wasArchivedAfter(Duration.ofDays(10));
        assertThat(tools)
                .callsTo(Operation.CONVERSATION_ARCHIVE)
                .of(incident)
                .happened(1)
                .firstHappenedAt(time.start().plus(Duration.ofDays(10)));
        assertThat(time.now()).isEqualTo(time.start().plus(Duration.ofDays(365)));
    }

    @Test
    @IncidentTest
    void one_long_step_is_the_same_as_many_short_ones(Incidents incidents, Tools tools, VirtualTime time) {
        incidents.declare("Checkout fails");
        time.advance(Duration.ofDays(4));

        try (TestIncidents slowly = TestIncidents.create()) {
            slowly.incidents().declare("Checkout fails");
            for (int hour = 0; hour < 96; hour++) {
                slowly.time().advance(Duration.ofHours(1));
            }
            assertThat(slowly.tools().calls().table()).isEqualTo(tools.calls().table());
            assertThat(slowly.incidents().history("INC-1")).isEqualTo(incidents.history("INC-1"));
        }
    }

    @Test
    @IncidentTest
    void a_try_that_failed_is_made_again_when_the_tool_said_so(Incidents incidents, Tools tools, VirtualTime time) {
        tools.failNext(Operation.CONVERSATION_OPEN, Fault.unavailable(Duration.ofMinutes(2)));
        Incident incident = incidents.declare("Checkout fails");

        time.advance(Duration.ofMinutes(1));
        assertThat(tools).conversationOf(incident).doesNotExist();

        time.advance(Duration.ofMinutes(1));
        assertThat(tools).conversationOf(incident).isOpen();
    }

    @Test
    @IncidentTest
    void what_people_do_in_the_tools_reaches_the_incident_by_itself(
            Incidents incidents, Tools tools, VirtualTime time) {
        Incident incident = incidents.declare("Checkout fails");
        time.runDue();

        tools.chat().people().join(tools.chat().channels().get(0).id(), "ann@example.com");
        time.runDue();

        assertThat(incident).hasParticipant("ann@example.com");
    }

    @Test
    void a_listener_cannot_move_it() {
        List<Throwable> thrown = new ArrayList<>();
        TestIncidents[] holder = new TestIncidents[1];
        try (TestIncidents test = TestIncidents.builder()
                .listener((id, event) -> {
                    if (event.event() instanceof Event.ResourceAdded) {
                        try {
                            holder[0].time().advance(Duration.ofDays(1));
                        } catch (IllegalStateException e) {
                            thrown.add(e);
                        }
                    }
                })
                .build()) {
            holder[0] = test;
            test.incidents().declare("Checkout fails");
            test.time().runDue();

            assertThat(thrown)
                    .isNotEmpty()
                    .allSatisfy(e -> assertThat(e).hasMessageContaining("time is moving already"));
            assertThat(test.time().sinceStart()).isZero();
        }
    }

    @Test
    void says_so_when_work_goes_round_in_circles() {
        VirtualTime time = new VirtualTime(VirtualTime.START);
        time.govern(new World() {
            @Override
            public int step(Instant now) {
                return 16;
            }
        });

        assertThatThrownBy(time::runDue)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("work goes round in circles: ")
                .hasMessageContaining("at 2026-01-05T12:00:00Z")
                .hasMessageEndingWith("RefreshCard INC-1/card");
    }

    @Test
    void says_so_when_nobody_takes_up_what_is_due() {
        VirtualTime time = new VirtualTime(VirtualTime.START);
        time.govern(new World() {
            @Override
            public Optional<Instant> nextDue() {
                return Optional.of(VirtualTime.START);
            }
        });

        assertThatThrownBy(() -> time.advance(Duration.ofDays(1)))
                .hasMessageContaining("nothing takes it up")
                .hasMessageEndingWith("RefreshCard INC-1/card");
    }

    private static List<Instant> reminders(Incident incident) {
        return incident.history().stream()
                .filter(recorded -> recorded.event() instanceof Event.ReminderGiven)
                .map(Recorded::circumstances)
                .map(at -> at.recordedAt())
                .toList();
    }

    private static class World implements VirtualTime.World {
        @Override
        public int step(Instant now) {
            return 0;
        }

        @Override
        public Optional<Instant> nextDue() {
            return Optional.empty();
        }

        @Override
        public int incidents() {
            return 1;
        }

        @Override
        public String waiting() {
            return "RefreshCard INC-1/card";
        }
    }
}
