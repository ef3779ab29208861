package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.lifecycle.Progress.Began;
import dev.muster.lifecycle.Progress.Span;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("an incident's times")
class TimesTest {

    private static final Command ROLLBACK = new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false);

    private final Story story = Story.of(House.rules())
            .given(new Command.Declare(
                    "INC-1",
                    Declaration.of("Checkout fails")
                            .startedAt(Story.at("09:40"))
                            .detectedAt(Story.at("09:50"))));

    private static Command correct(Moment moment, String time) {
        return new Command.CorrectTime(moment, Story.at(time), "seen in the logs");
    }

    @Test
    @Tag("L-126")
    void have_no_mitigation_that_counts_during_a_relapse_and_keep_the_first_one() {
        story.clock("10:10").given(ROLLBACK).clock("10:20").given(new Command.Relapse("errors"));
        assertThat(story.state().progress().mitigated()).isEqualTo(new Span(Story.at("10:10"), null));
        assertThat(story.state().progress().relapses()).isEqualTo(1);

        story.clock("10:35").given(ROLLBACK);
        assertThat(story.state().progress().mitigated()).isEqualTo(new Span(Story.at("10:10"), Story.at("10:35")));
    }

    @Test
    @Tag("L-128")
    void have_no_resolution_that_counts_after_a_reopening_and_keep_the_first_one() {
        story.clock("10:30").given(new Command.Resolve(null)).clock("10:40").given(new Command.Reopen("errors"));
        assertThat(story.state().progress().resolved()).isEqualTo(new Span(Story.at("10:30"), null));
        assertThat(story.state().progress().mitigated()).isEqualTo(new Span(Story.at("10:30"), null));
        assertThat(story.state().progress().reopenings()).isEqualTo(1);

        story.clock("11:00").given(new Command.Resolve(null));
        assertThat(story.state().progress().resolved()).isEqualTo(new Span(Story.at("10:30"), Story.at("11:00")));
    }

    @Test
    void are_corrected_with_a_reason_and_the_old_ones_stay_in_the_history() {
        assertThat(story.when(correct(Moment.STARTED, "09:30")))
                .containsExactly(new Event.TimeCorrected(
                        Moment.STARTED, Story.at("09:40"), Story.at("09:30"), "seen in the logs"));
        assertThat(story.when(correct(Moment.STARTED, "09:30"))).isEmpty();
        assertThat(story.refused(new Command.CorrectTime(Moment.STARTED, Story.at("09:31"), ""))
                        .reason())
                .isEqualTo("why is blank");
        assertThat(story.state().progress().began())
                .isEqualTo(new Began(Story.at("10:00"), Story.at("09:30"), Story.at("09:50")));
    }

    @Test
    void stay_in_their_order_and_a_refusal_names_both() {
        assertThat(story.refused(correct(Moment.STARTED, "09:55")).reason())
                .isEqualTo("STARTED 2025-03-01T09:55:00Z would be after DETECTED 2025-03-01T09:50:00Z");
        assertThat(story.refused(correct(Moment.DETECTED, "09:39")).reason())
                .isEqualTo("STARTED 2025-03-01T09:40:00Z would be after DETECTED 2025-03-01T09:39:00Z");
        story.clock("10:10")
                .given(new Command.Acknowledge("ann"))
                .clock("10:20")
                .given(ROLLBACK);
        story.clock("10:30").given(new Command.Resolve(null)).clock("10:50");
        assertThat(story.refused(correct(Moment.MITIGATED, "10:31")).reason()).contains("MITIGATED", "RESOLVED");
        assertThat(story.refused(correct(Moment.RESOLVED, "10:19")).reason()).contains("MITIGATED", "RESOLVED");
        assertThat(story.refused(correct(Moment.ACKNOWLEDGED, "09:49")).reason())
                .contains("DETECTED", "ACKNOWLEDGED");
        assertThat(story.when(correct(Moment.ACKNOWLEDGED, "10:05"))).hasSize(1);
        assertThat(story.when(correct(Moment.RESOLVED, "10:25"))).hasSize(1);
    }

    @Test
    void are_never_in_the_future() {
        assertThat(story.refused(correct(Moment.DETECTED, "10:01")).reason())
                .isEqualTo("DETECTED 2025-03-01T10:01:00Z is after now, 2025-03-01T10:00:00Z");
    }

    @Test
    void of_what_did_not_happen_cannot_be_corrected() {
        assertThat(story.refused(correct(Moment.MITIGATED, "09:59")).reason()).isEqualTo("it is not mitigated now");
        story.clock("10:10").given(ROLLBACK).clock("10:20").given(new Command.Relapse("errors"));
        assertThat(story.refused(correct(Moment.MITIGATED, "10:09")).reason()).isEqualTo("it is not mitigated now");
    }

    @Test
    void keep_the_first_mitigation_when_the_last_of_several_is_corrected() {
        story.clock("10:10").given(ROLLBACK).clock("10:20").given(new Command.Relapse("errors"));
        story.clock("10:35").given(ROLLBACK, correct(Moment.MITIGATED, "10:32"));

        assertThat(story.state().progress().mitigated()).isEqualTo(new Span(Story.at("10:10"), Story.at("10:32")));
    }
}
