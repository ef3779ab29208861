package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.review.Review;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a history")
class EvolverTest {

    private final Story story = Story.led(House.rules());

    @Test
    void counts_an_event_that_it_does_not_know_and_is_changed_by_it_in_nothing() {
        IncidentState before = story.state();

        story.given(new Event.UnknownEvent("incident-teleported", 9, "{}"));

        assertThat(story.state()).isEqualTo(before.unchanged());
        assertThat(story.state().version()).isEqualTo(before.version() + 1);
    }

    @Test
    void is_begun_once_and_a_second_declaration_in_it_counts_without_changing_anything() {
        IncidentState before = story.state();

        story.given(story.history().get(0).event());

        assertThat(story.state()).isEqualTo(before.unchanged());
    }

    @Test
    void takes_a_review_that_nobody_had_asked_for() {
        story.given(new Command.Resolve(null)).clock("12:00").given(new Event.ReviewStarted(null));

        assertThat(story.state().state()).isEqualTo(State.REVIEWING);
        assertThat(story.state().work().review()).isEqualTo(new Review(null, Story.at("12:00"), null, List.of(), null));
    }

    @Test
    void begins_with_a_declaration() {
        Circumstances at = Circumstances.at(Story.at("10:00"), Actor.SYSTEM);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Evolver.evolve(null, new Event.IncidentClosed(), at))
                .withMessage("a history begins with IncidentClosed: expected IncidentDeclared");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Evolver.replay(List.of()));
    }

    @Test
    void never_changes_a_state_that_somebody_holds() {
        story.given(new Command.TakeNote(null, Note.Kind.TIMELINE, "one", "ann", story.now(), null));
        IncidentState held = story.state();
        IncidentState replayed = Evolver.replay(story.history());

        story.given(
                new Command.TakeNote(null, Note.Kind.TIMELINE, "two", "ann", story.now(), null),
                new Command.Join("zoe", "came"));
        Evolver.evolve(replayed, new Event.NoteRemoved("N-1"), Circumstances.at(story.now(), Actor.SYSTEM));

        assertThat(held.work().notes()).containsOnlyKeys("N-1");
        assertThat(held.team().participants()).containsOnlyKeys("ann");
        assertThat(replayed).isEqualTo(held);
    }

    @Test
    void is_unchanged_by_events_about_things_that_are_not_there() {
        IncidentState before = story.state();

        story.given(
                new Event.TaskCompleted("T-9", "ann"),
                new Event.ActionItemCompleted("A-9"),
                new Event.PageSent("P-9", "pagerduty", "Q1", List.of()),
                new Event.MitigationVerified("M-9", "ann"),
                new Event.NoteRemoved("N-9"),
                new Event.RoleReleased("lead", "nobody"));

        assertThat(story.state().work()).isEqualTo(before.work());
        assertThat(story.state().team()).isEqualTo(before.team());
        assertThat(story.state().reach()).isEqualTo(before.reach());
    }

    @Test
    void remembers_who_left_before_it_is_told_that_they_came() {
        story.given(new Event.ParticipantLeft("bob"));

        assertThat(story.state().team().participants().get("bob"))
                .extracting(Participant::isActive)
                .isEqualTo(false);
    }
}
