package dev.muster.lifecycle;

import static dev.muster.lifecycle.ResolveGuard.Requirement.CAUSE_KNOWN;
import static dev.muster.lifecycle.ResolveGuard.Requirement.IMPACT_OVER;
import static dev.muster.lifecycle.ResolveGuard.Requirement.MITIGATION_VERIFIED;
import static dev.muster.lifecycle.ResolveGuard.Requirement.NO_TEMPORARY_MITIGATION;
import static dev.muster.lifecycle.ResolveGuard.Requirement.SUMMARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.lifecycle.Event.IncidentResolved;
import dev.muster.lifecycle.Event.MitigationAdded;
import dev.muster.lifecycle.Progress.Span;
import dev.muster.review.ActionItem;
import dev.muster.severity.Tier;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("an incident that people take the impact from")
class MitigationTest {

    private static final Command ROLLBACK = new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false);
    private static final Command SHIFT =
            new Command.Mitigate("traffic to us-east", Mitigation.Kind.TRAFFIC_SHIFT, true);

    private static Command resolve() {
        return new Command.Resolve("works again");
    }

    @Test
    @Tag("L-027")
    void is_mitigated_without_a_known_cause_and_its_time_is_set_once() {
        Story story = Story.led(House.rules()).clock("10:20").given(ROLLBACK);

        assertThat(story.state().state()).isEqualTo(State.MITIGATED);
        assertThat(story.state().work().cause()).isNull();
        assertThat(story.clock("10:30").when(SHIFT)).hasOnlyElementsOfType(MitigationAdded.class);
        assertThat(story.state().progress().mitigated()).isEqualTo(new Span(Story.at("10:20"), Story.at("10:20")));
        assertThat(story.state().work().mitigations())
                .extracting(Mitigation::id)
                .containsExactly("M-1", "M-2");
    }

    @Test
    void numbers_its_mitigations_however_many_there_are() {
        Story story = Story.led(House.rules());
        for (int i = 0; i < 10; i++) {
            story.given(ROLLBACK);
        }

        assertThat(story.state().work().mitigations())
                .extracting(Mitigation::id)
                .containsExactly("M-1", "M-2", "M-3", "M-4", "M-5", "M-6", "M-7", "M-8", "M-9", "M-10");
    }

    @Test
    @Tag("L-027")
    void has_its_time_of_mitigation_corrected_with_the_old_one_kept() {
        Story story = Story.led(House.rules()).clock("10:20").given(ROLLBACK).clock("10:40");

        assertThat(story.when(new Command.CorrectTime(Moment.MITIGATED, Story.at("10:15"), "the graph shows it")))
                .containsExactly(new Event.TimeCorrected(
                        Moment.MITIGATED, Story.at("10:20"), Story.at("10:15"), "the graph shows it"));
        assertThat(story.state().progress().mitigated()).isEqualTo(new Span(Story.at("10:15"), Story.at("10:15")));
    }

    @Test
    void advances_from_mitigation_to_resolution_and_needs_a_summary_when_the_policy_says_so() {
        Story story = Story.led(House.rules().requires(SUMMARY)).given(ROLLBACK);

        assertThat(story.refused(new Command.Resolve(null)).reason())
                .isEqualTo("missing: SUMMARY (no summary is given)");
        assertThat(story.refused(new Command.Resolve(" ")).reason()).contains("SUMMARY");
        assertThat(story.when(resolve())).containsExactly(new IncidentResolved("works again"));
        assertThat(story.state().work().resolution()).isEqualTo("works again");
    }

    @Nested
    @DisplayName("under the guard of no further impact and a known cause")
    class Airbnb {

        private final Story story =
                Story.led(House.rules().requires(IMPACT_OVER, CAUSE_KNOWN).reviews(Tier.MINOR));

        @Test
        @Tag("A-039")
        void is_refused_while_one_of_the_two_is_missing_and_hears_which() {
            assertThat(story.refused(resolve()).reason())
                    .isEqualTo("missing: IMPACT_OVER (nobody confirmed that users are no longer hit), CAUSE_KNOWN (the"
                            + " cause is not recorded)");
            story.given(new Command.ConfirmImpactOver("dba"));
            assertThat(story.refused(resolve()).reason()).isEqualTo("missing: CAUSE_KNOWN (the cause is not recorded)");
        }

        @Test
        @Tag("A-039")
        void is_resolved_with_both_and_the_time_after_begins() {
            story.given(new Command.RecordCause("a bad deploy", "checkout", "change"));
            assertThat(story.refused(resolve()).reason())
                    .contains("IMPACT_OVER")
                    .doesNotContain("CAUSE_KNOWN");
            story.given(new Command.ConfirmImpactOver("dba"));

            assertThat(story.when(resolve()))
                    .containsExactly(
                            new IncidentResolved("works again"),
                            new Event.ReviewRequested("ann", story.now().plus(Duration.ofDays(5))));
            assertThat(story.state().state()).isEqualTo(State.RESOLVED);
        }

        @Test
        void must_be_confirmed_again_after_it_is_taken_up_again() {
            story.given(
                    new Command.RecordCause("a bad deploy", null, null),
                    new Command.ConfirmImpactOver("dba"),
                    resolve(),
                    new Command.Reopen("errors"));

            assertThat(story.refused(resolve()).reason()).contains("IMPACT_OVER");
        }

        @Test
        void must_be_confirmed_again_after_a_relapse() {
            story.given(
                    ROLLBACK,
                    new Command.RecordCause("a bad deploy", null, null),
                    new Command.ConfirmImpactOver("dba"),
                    new Command.Relapse("errors"));

            assertThat(story.refused(resolve()).reason()).contains("IMPACT_OVER");
        }
    }

    @Test
    @Tag("T-005")
    void is_resolved_without_a_cause_and_with_open_follow_ups_when_the_service_works_as_usual() {
        Story story = Story.led(House.rules());
        story.given(
                new Command.AddTask("restore the replica", "ann", null),
                new Command.CompleteTask("T-1", "ann"),
                new Command.AddActionItem(
                        "alert earlier", "ann", ActionItem.Priority.HIGH, Story.at("23:00"), ActionItem.Horizon.LONG));

        assertThat(story.when(resolve())).containsExactly(new IncidentResolved("works again"));
        assertThat(story.state().work().cause()).isNull();
        assertThat(story.state().work().tasks()).containsOnlyKeys("T-1");
        assertThat(story.state().work().actionItems()).containsOnlyKeys("A-1");
    }

    @Nested
    @DisplayName("under the guard of a verified mitigation")
    class Verified {

        private final Story story = Story.led(House.rules().requires(MITIGATION_VERIFIED));

        @Test
        void is_refused_until_the_affected_on_call_verified_it() {
            story.given(ROLLBACK);

            assertThat(story.refused(resolve()).reason())
                    .isEqualTo("missing: MITIGATION_VERIFIED (the affected on-call has not verified the mitigation)");
            assertThat(story.when(new Command.VerifyMitigation("dba")))
                    .containsExactly(new Event.MitigationVerified("M-1", "dba"));
            assertThat(story.when(new Command.VerifyMitigation("dba"))).isEmpty();
            assertThat(story.when(resolve())).hasSize(1);
        }

        @Test
        void needs_each_new_mitigation_verified() {
            story.given(ROLLBACK, new Command.VerifyMitigation("dba"), new Command.Relapse("errors"));
            assertThat(story.refused(resolve()).reason()).as("it does not hold").contains("MITIGATION_VERIFIED");

            story.given(SHIFT);
            assertThat(story.refused(resolve()).reason()).contains("MITIGATION_VERIFIED");
        }
    }

    @Nested
    @DisplayName("under the guard of no temporary mitigation")
    class Temporary {

        private final Story story =
                Story.led(House.rules().requires(NO_TEMPORARY_MITIGATION)).given(ROLLBACK, SHIFT, SHIFT);

        @Test
        @Tag("L-112")
        void is_refused_with_the_name_of_each_that_is_still_in_place() {
            assertThat(story.refused(resolve()).reason())
                    .contains("M-2 'traffic to us-east', M-3 'traffic to us-east'")
                    .doesNotContain("M-1");
            story.given(new Command.RemoveMitigation("M-2", null));
            assertThat(story.refused(resolve()).reason()).contains("M-3").doesNotContain("M-2");
        }

        @Test
        @Tag("L-112")
        void is_resolved_once_each_is_taken_away_or_left_to_an_action_item() {
            story.given(new Command.RemoveMitigation("M-2", null));
            story.given(new Command.AddActionItem(
                    "shift back", "ann", ActionItem.Priority.LOW, Story.at("23:00"), ActionItem.Horizon.SHORT));
            story.given(new Command.RemoveMitigation("M-3", "A-1"));

            assertThat(story.when(resolve())).hasSize(1);
            assertThat(story.state().work().mitigations().get(2).convertedTo()).isEqualTo("A-1");
        }

        @Test
        void knows_its_mitigations_and_action_items_by_name() {
            assertThat(story.refused(new Command.RemoveMitigation("M-9", null)).remedy())
                    .isEqualTo("known are M-1, M-2, M-3");
            assertThat(story.refused(new Command.RemoveMitigation("M-2", "A-9")).reason())
                    .isEqualTo("action item 'A-9' is unknown");
            story.given(new Command.RemoveMitigation("M-2", null));
            assertThat(story.when(new Command.RemoveMitigation("M-2", null))).isEmpty();
        }
    }

    @Test
    void tells_all_that_is_missing_at_once() {
        Story story = Story.led(House.rules().requires(ResolveGuard.Requirement.values()))
                .given(SHIFT);

        assertThat(story.refused(new Command.Resolve(null)).reason())
                .contains("IMPACT_OVER", "CAUSE_KNOWN", "MITIGATION_VERIFIED", "NO_TEMPORARY_MITIGATION", "SUMMARY");
    }

    @Test
    void counts_as_mitigated_when_it_is_resolved_directly() {
        Story story = Story.led(House.rules()).clock("10:30").given(resolve());

        assertThat(story.state().progress().mitigated()).isEqualTo(new Span(Story.at("10:30"), Story.at("10:30")));
    }

    @Test
    void keeps_the_cause_that_was_found_and_takes_another_one() {
        Story story = Story.led(House.rules()).given(new Command.RecordCause("a bad deploy", null, null));

        assertThat(story.when(new Command.RecordCause("a bad deploy", null, null)))
                .isEmpty();
        assertThat(story.when(new Command.RecordCause("a worse deploy", null, null)))
                .hasSize(1);
        assertThat(story.state().work().cause()).isEqualTo(new Cause("a worse deploy", null, null, "ann"));
    }
}
