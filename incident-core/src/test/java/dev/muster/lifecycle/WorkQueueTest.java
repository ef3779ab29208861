package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("the queue of concurrent incidents")
class WorkQueueTest {

    private static IncidentState incident(String id, String severity, String time) {
        Story story = Story.of(House.rules()).clock(time);
        story.when(new Command.Declare(id, Declaration.of(id).withSeverity(severity)));
        return story.state();
    }

    @Test
    @Tag("L-023")
    void puts_the_worst_first_and_of_two_alike_the_oldest() {
        List<IncidentState> ordered = WorkQueue.order(List.of(
                incident("minor", "MINOR", "09:00"),
                incident("young major", "MAJOR", "10:00"),
                incident("medium", "MEDIUM", "09:30"),
                incident("old major", "MAJOR", "09:45")));

        assertThat(ordered)
                .extracting(IncidentState::id)
                .containsExactly("old major", "young major", "medium", "minor");
    }

    @Test
    void puts_the_more_urgent_of_two_equally_bad_ones_first() {
        Story urgent = Story.of(House.rules()).clock("11:00");
        urgent.when(new Command.Declare(
                "urgent", Declaration.of("x").withSeverity("MINOR").withPriority(Priority.HIGH)));

        assertThat(WorkQueue.order(List.of(incident("other", "MINOR", "09:00"), urgent.state())))
                .extracting(IncidentState::id)
                .containsExactly("urgent", "other");
    }
}
