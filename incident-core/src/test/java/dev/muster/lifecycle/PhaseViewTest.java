package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.engagement.Target;
import dev.muster.severity.Impact;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("an incident in the words of a published process")
class PhaseViewTest {

    private static final Command ROLLBACK = new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false);

    /** An incident's whole life, each step of it told in the words of one view. */
    private static List<String> life(PhaseView view) {
        List<String> phases = new ArrayList<>();
        Story story = Story.of(House.rules());
        List<Command> steps = List.of(
                new Command.Declare("INC-1", Declaration.of("Checkout fails").unconfirmed()),
                new Command.Acknowledge("ann"),
                new Command.Confirm(),
                new Command.Classify(Impact.UNKNOWN.share(0.6)),
                new Command.AssignRole("lead", "ann", null),
                new Command.RecordResource(new Resource(ResourceKind.CONVERSATION, "slack", "C1", "inc-1", null)),
                new Command.Page(List.of(Target.service("db")), "slow queries", false),
                new Command.Join("dba", "paged"),
                ROLLBACK,
                new Command.Resolve(null),
                new Command.StartReview(null),
                new Command.CompleteReview(List.of("ann"), "learned"),
                new Command.Close());
        for (Command step : steps) {
            story.when(step);
            String phase = view.phaseOf(story.state());
            if (phases.isEmpty() || !phases.get(phases.size() - 1).equals(phase)) {
                phases.add(phase);
            }
        }
        return phases;
    }

    @Test
    @Tag("A-059")
    void goes_through_the_four_stages_of_the_chat_bot() {
        assertThat(PhaseView.AIRBNB.phases()).containsExactly("detection", "communication", "escalation", "resolution");
        assertThat(life(PhaseView.AIRBNB)).isEqualTo(PhaseView.AIRBNB.phases());
    }

    @Test
    void goes_through_the_five_steps_of_the_handbook() {
        assertThat(life(PhaseView.ATLASSIAN))
                .isEqualTo(PhaseView.ATLASSIAN.phases())
                .hasSize(5);
    }

    @Test
    void goes_through_the_seven_phases_of_the_framework() {
        assertThat(life(PhaseView.LINKEDIN))
                .isEqualTo(PhaseView.LINKEDIN.phases())
                .hasSize(7);
    }

    @Test
    void goes_through_those_of_the_nine_steps_that_are_not_taken_beside_others() {
        assertThat(PhaseView.DISPATCH.phases()).hasSize(9);
        assertThat(life(PhaseView.DISPATCH))
                .containsExactly(
                        "declare",
                        "determine the commander",
                        "create channels",
                        "engage",
                        "drive to resolution",
                        "review");
    }

    @Test
    void has_a_phase_in_every_view_however_it_ended() {
        for (Command end : List.of(new Command.Cancel("a test"), new Command.MergeInto("INC-2"))) {
            IncidentState state = Story.active(House.rules()).given(end).state();
            for (PhaseView view : PhaseView.values()) {
                assertThat(view.phaseOf(state))
                        .isEqualTo(view.phases().get(view.phases().size() - 1));
            }
        }
    }
}
