package dev.muster.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.House;
import dev.muster.lifecycle.Mitigation;
import dev.muster.lifecycle.Moment;
import dev.muster.lifecycle.Story;
import dev.muster.metrics.Measure.Of;
import dev.muster.metrics.Measure.Undefined;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("an incident's response times")
class ResponseTimesTest {

    private static final Command ROLLBACK = new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false);

    /** The impact began at 10:00 and was noticed at 10:07; it was declared at 10:10. */
    private final Story story = declared(
            Declaration.of("Checkout fails").startedAt(Story.at("10:00")).detectedAt(Story.at("10:07")));

    private static Story declared(Declaration declaration) {
        return Story.of(House.rules()).clock("10:10").given(new Command.Declare("INC-1", declaration));
    }

    private static Measure minutes(long minutes) {
        return new Of(Duration.ofMinutes(minutes));
    }

    private ResponseTimes times() {
        return ResponseTimes.of(story.history());
    }

    @Test
    @Tag("L-124")
    void count_detection_from_the_start_of_the_impact() {
        assertThat(times().ttd()).isEqualTo(minutes(7));
    }

    @Test
    @Tag("L-124")
    void are_undefined_with_a_reason_when_a_time_is_missing_or_earlier_than_the_start() {
        assertThat(ResponseTimes.of(declared(Declaration.of("x")).history()).ttd())
                .isEqualTo(new Undefined("start of the impact is unknown"));
        assertThat(ResponseTimes.of(declared(Declaration.of("x").startedAt(Story.at("10:00")))
                                .history())
                        .ttd())
                .isEqualTo(new Undefined("detection is unknown"));
        assertThat(ResponseTimes.of(declared(Declaration.of("x")
                                        .startedAt(Story.at("10:05"))
                                        .detectedAt(Story.at("10:00")))
                                .history())
                        .ttd())
                .isEqualTo(new Undefined(
                        "detection 2025-03-01T10:00:00Z is before start of the impact 2025-03-01T10:05:00Z"));
    }

    @Test
    void count_acknowledgement_from_the_declaration() {
        assertThat(times().tta()).isEqualTo(new Undefined("acknowledgement is unknown"));
        story.clock("10:13")
                .given(new Command.Acknowledge("ann"))
                .clock("10:20")
                .given(new Command.Acknowledge("bob"));
        assertThat(times().tta()).isEqualTo(minutes(3));
    }

    @Test
    @Tag("L-126")
    void count_the_last_mitigation_from_the_start_of_the_impact_and_show_the_relapse() {
        story.clock("10:20").given(ROLLBACK);
        assertThat(times().ttm()).isEqualTo(minutes(20));
        assertThat(times().relapses()).isZero();

        story.clock("10:25").given(new Command.Relapse("errors"));
        assertThat(times().ttm()).isEqualTo(new Undefined("the mitigation did not hold"));

        story.clock("10:40").given(ROLLBACK);
        assertThat(times().ttm()).isEqualTo(minutes(40));
        assertThat(times().firstTtm()).isEqualTo(minutes(20));
        assertThat(times().relapses()).isEqualTo(1);
    }

    @Test
    @Tag("L-128")
    void count_the_last_resolution_and_keep_the_first() {
        story.clock("10:30").given(new Command.Resolve(null)).clock("10:35").given(new Command.Reopen("errors"));
        assertThat(times().ttr()).isEqualTo(new Undefined("it was taken up again"));
        assertThat(times().firstTtr()).isEqualTo(minutes(30));

        story.clock("11:00").given(new Command.Resolve(null));
        assertThat(times().ttr()).isEqualTo(minutes(60));
        assertThat(times().firstTtr()).isEqualTo(minutes(30));
        assertThat(times().reopenings()).isEqualTo(1);
    }

    @Test
    @Tag("L-027")
    void follow_a_correction() {
        story.clock("10:20").given(ROLLBACK).clock("10:30");
        story.given(new Command.CorrectTime(Moment.MITIGATED, Story.at("10:15"), "the graph shows it"));

        assertThat(times().ttm()).isEqualTo(minutes(15));
    }

    @Test
    void say_which_definitions_they_follow() {
        assertThat(times().definition()).isEqualTo(Definition.VERSION);
    }
}
