package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.lifecycle.Event.ActionItemAdded;
import dev.muster.lifecycle.Event.ReviewCompleted;
import dev.muster.lifecycle.Event.ReviewRequested;
import dev.muster.lifecycle.Event.ReviewStarted;
import dev.muster.review.ActionItem;
import dev.muster.review.ActionItem.Horizon;
import dev.muster.review.Review;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("what comes after an incident")
class ReviewTest {

    private static final Command COMPLETE = new Command.CompleteReview(List.of("ann", "bob"), "three learnings");

    @Nested
    @DisplayName("a review that the policy requires")
    class Required {

        private final Story story = Story.led(House.rules().reviews(Tier.MINOR)).clock("11:00");

        @Test
        @Tag("N-036")
        void is_requested_of_the_lead_when_the_incident_is_resolved() {
            assertThat(story.when(new Command.Resolve(null)))
                    .contains(new ReviewRequested("ann", Story.at("11:00").plus(Duration.ofDays(5))));
        }

        @Test
        @Tag("N-036")
        void keeps_the_incident_open_until_it_is_completed() {
            story.given(new Command.Resolve(null));
            assertThat(story.refused(new Command.Close()).reason())
                    .isEqualTo("a review is required for MINOR and none is completed");
            story.given(new Command.StartReview(null));
            assertThat(story.refused(new Command.Close()).remedy()).isEqualTo("complete the review first");

            story.clock("15:00").given(COMPLETE, new Command.Close());

            assertThat(story.state().state()).isEqualTo(State.CLOSED);
            assertThat(story.state().work().review())
                    .isEqualTo(new Review(
                            "ann",
                            Story.at("11:00").plus(Duration.ofDays(5)),
                            Story.at("15:00"),
                            List.of("ann", "bob"),
                            "three learnings"));
        }

        @Test
        @Tag("N-036")
        void is_completed_only_with_participants_and_an_outcome() {
            story.given(new Command.Resolve(null), new Command.StartReview("rev"));

            assertThat(story.refused(new Command.CompleteReview(List.of(), "fine"))
                            .reason())
                    .isEqualTo("participants are missing");
            assertThat(story.refused(new Command.CompleteReview(List.of("ann"), " "))
                            .reason())
                    .isEqualTo("outcome is blank");
            assertThat(story.when(COMPLETE))
                    .containsExactly(new ReviewCompleted(List.of("ann", "bob"), "three learnings"));
            assertThat(story.when(COMPLETE)).isEmpty();
        }

        @Test
        void is_owed_anew_when_the_incident_is_taken_up_again_before_it_took_place() {
            story.given(new Command.Resolve(null), new Command.StartReview(null), new Command.Reopen("errors again"));

            assertThat(story.state().work().review()).isNull();
            assertThat(story.when(new Command.Resolve(null))).hasAtLeastOneElementOfType(ReviewRequested.class);
        }

        @Test
        void counts_for_good_once_it_took_place() {
            story.given(
                    new Command.Resolve(null),
                    new Command.StartReview(null),
                    COMPLETE,
                    new Command.Reopen("errors again"));

            assertThat(story.when(new Command.Resolve(null))).doesNotHaveAnyElementsOfTypes(ReviewRequested.class);
            assertThat(story.when(new Command.Close())).hasSize(1);
        }
    }

    @Test
    void a_review_can_be_held_where_none_is_required() {
        Story story = Story.led(House.rules()).given(new Command.Resolve(null));

        assertThat(story.when(new Command.StartReview("rev")))
                .containsExactly(
                        new ReviewRequested("ann", story.now().plus(Duration.ofDays(5))), new ReviewStarted("rev"));
        assertThat(story.when(new Command.Close())).hasSize(1);
    }

    @Test
    void a_review_is_its_new_owners_when_one_is_named_and_else_stays_with_the_one_it_was_asked_of() {
        House house = House.rules().reviews(Tier.MINOR);
        Story named = Story.led(house).given(new Command.Resolve(null));
        assertThat(named.when(new Command.StartReview("rev"))).containsExactly(new ReviewStarted("rev"));
        assertThat(named.state().work().review().owner()).isEqualTo("rev");

        Story kept = Story.led(house).given(new Command.Resolve(null), new Command.AssignRole("lead", "bob", null));
        assertThat(kept.when(new Command.StartReview(null)))
                .as("asked of ann while she led")
                .containsExactly(new ReviewStarted("ann"));
    }

    @Test
    void a_review_nobody_was_asked_for_is_the_leads() {
        Story story = Story.active(House.rules().reviews(Tier.MINOR))
                .given(new Command.Resolve(null), new Command.AssignRole("lead", "bob", null));

        assertThat(story.when(new Command.StartReview(null))).containsExactly(new ReviewStarted("bob"));
        assertThat(story.state().work().review().owner()).isEqualTo("bob");
    }

    @Test
    void a_review_that_took_place_keeps_its_outcome_when_another_one_is_begun() {
        Story story = Story.led(House.rules())
                .given(new Command.Resolve(null), new Command.StartReview("rev"))
                .clock("15:00")
                .given(COMPLETE, new Command.Reopen("errors again"))
                .clock("16:00")
                .given(new Command.Resolve(null), new Command.StartReview(null));

        assertThat(story.state().work().review())
                .isEqualTo(new Review(
                        "rev",
                        Story.at("10:00").plus(Duration.ofDays(5)),
                        Story.at("15:00"),
                        List.of("ann", "bob"),
                        "three learnings"));
    }

    @Test
    void a_review_is_completed_while_it_is_under_way() {
        assertThat(Story.led(House.rules()).refused(COMPLETE).reason()).contains("expected one of [REVIEWING]");
    }

    @Nested
    @DisplayName("an action item")
    class Item {

        private final Story story = Story.led(House.rules());

        private Command add(@Nullable String owner, ActionItem.@Nullable Priority priority, @Nullable Instant due) {
            return new Command.AddActionItem("alert earlier", owner, priority, due, Horizon.SHORT);
        }

        private ActionItem only() {
            return story.state().work().actionItems().values().iterator().next();
        }

        @Test
        @Tag("L-119")
        void is_refused_without_an_owner_or_a_priority() {
            assertThat(story.refused(add(null, null, Story.at("20:00"))).reason())
                    .isEqualTo("missing: owner, priority");
            assertThat(story.refused(add(" ", ActionItem.Priority.HIGH, null)).reason())
                    .startsWith("missing: owner");
            assertThat(story.refused(add("ann", null, Story.at("20:00"))).reason())
                    .isEqualTo("missing: priority");
        }

        @Test
        @Tag("L-121")
        void of_lower_priority_is_refused_without_a_date() {
            assertThat(story.refused(add("ann", ActionItem.Priority.LOW, null)).reason())
                    .isEqualTo("missing: due date");
            assertThat(story.refused(add("ann", ActionItem.Priority.MEDIUM, null))
                            .reason())
                    .isEqualTo("missing: due date");
            assertThat(story.when(add("ann", ActionItem.Priority.LOW, Story.at("20:00"))))
                    .hasSize(1);
        }

        @Test
        @Tag("L-121")
        void of_high_priority_gets_the_date_that_the_policy_has_for_the_size() {
            story.given(new Command.OverrideSeverity("MAJOR", "press"));

            assertThat(story.when(add("ann", ActionItem.Priority.HIGH, null)))
                    .containsExactly(new ActionItemAdded(new ActionItem(
                            "A-1",
                            "alert earlier",
                            "ann",
                            ActionItem.Priority.HIGH,
                            story.now().plus(Duration.ofDays(14)),
                            Horizon.SHORT,
                            null)));
        }

        @Test
        void of_high_priority_needs_a_date_where_the_policy_has_none() {
            assertThat(story.refused(add("ann", ActionItem.Priority.HIGH, null)).reason())
                    .isEqualTo("missing: due date");
        }

        @Test
        void moves_to_a_later_date_only_for_a_reason_and_to_an_earlier_one_freely() {
            story.given(add("ann", ActionItem.Priority.LOW, Story.at("20:00")));

            assertThat(story.refused(new Command.ChangeActionItem("A-1", null, Story.at("21:00"), null))
                            .reason())
                    .isEqualTo("reason is missing");
            assertThat(story.when(new Command.ChangeActionItem("A-1", null, Story.at("21:00"), "holidays")))
                    .hasSize(1);
            assertThat(story.when(new Command.ChangeActionItem("A-1", "bob", Story.at("19:00"), null)))
                    .hasSize(1);
            assertThat(story.when(new Command.ChangeActionItem("A-1", "bob", Story.at("19:00"), null)))
                    .isEmpty();
            assertThat(only().owner()).isEqualTo("bob");
            assertThat(only().dueAt()).isEqualTo(Story.at("19:00"));
        }

        @Test
        void needs_a_title() {
            assertThat(story.refused(new Command.AddActionItem(
                                    " ", "ann", ActionItem.Priority.LOW, Story.at("20:00"), Horizon.SHORT))
                            .reason())
                    .isEqualTo("title is blank");
        }

        @Test
        void that_is_published_again_is_there_once_while_it_is_not_done() {
            Command item = add("ann", ActionItem.Priority.LOW, Story.at("20:00"));
            story.given(item);

            assertThat(story.when(item)).isEmpty();
            story.given(new Command.CompleteActionItem("A-1"));
            assertThat(story.when(item)).hasSize(1);
        }

        @Test
        void of_high_priority_that_is_published_again_without_its_date_is_the_same() {
            story.given(new Command.OverrideSeverity("MAJOR", "press"), add("ann", ActionItem.Priority.HIGH, null));

            assertThat(story.later(Duration.ofHours(1)).when(add("ann", ActionItem.Priority.HIGH, null)))
                    .isEmpty();
        }

        @Test
        void is_another_one_with_another_title_owner_priority_date_or_horizon() {
            Instant eight = Story.at("20:00");
            story.given(add("ann", ActionItem.Priority.LOW, eight));

            List<Command> others = List.of(
                    new Command.AddActionItem("alert later", "ann", ActionItem.Priority.LOW, eight, Horizon.SHORT),
                    add("bob", ActionItem.Priority.LOW, eight),
                    add("ann", ActionItem.Priority.MEDIUM, eight),
                    add("ann", ActionItem.Priority.LOW, Story.at("21:00")),
                    new Command.AddActionItem("alert earlier", "ann", ActionItem.Priority.LOW, eight, Horizon.LONG));

            assertThat(others).allSatisfy(other -> assertThat(story.when(other)).hasSize(1));
            assertThat(story.state().work().actionItems()).hasSize(6);
        }

        @Test
        void is_done_once_and_then_stays_as_it_is() {
            story.given(add("ann", ActionItem.Priority.LOW, Story.at("20:00")));

            assertThat(story.when(new Command.CompleteActionItem("A-1"))).hasSize(1);
            assertThat(story.when(new Command.CompleteActionItem("A-1"))).isEmpty();
            assertThat(story.refused(new Command.ChangeActionItem("A-1", "bob", null, null))
                            .reason())
                    .contains("A-1 is done since");
            assertThat(story.refused(new Command.CompleteActionItem("A-2")).remedy())
                    .isEqualTo("known are A-1");
        }
    }

    @Nested
    @DisplayName("a task")
    class OfATask {

        private final Story story =
                Story.led(House.rules()).given(new Command.AddTask("check the replica", "bob", Story.at("15:00")));

        @Test
        void needs_a_title() {
            assertThat(story.refused(new Command.AddTask(" ", "bob", null)).reason())
                    .isEqualTo("title is blank");
        }

        @Test
        void has_a_number_an_owner_and_a_date_that_can_change() {
            assertThat(story.state().work().tasks().get("T-1"))
                    .isEqualTo(new Task("T-1", "check the replica", "bob", Story.at("15:00"), null, null));
            assertThat(story.when(new Command.ChangeTask("T-1", "cid", null))).hasSize(1);
            assertThat(story.when(new Command.ChangeTask("T-1", "cid", Story.at("15:00"))))
                    .isEmpty();
            assertThat(story.state().work().tasks().get("T-1"))
                    .isEqualTo(new Task("T-1", "check the replica", "cid", Story.at("15:00"), null, null));
        }

        @Test
        void is_done_once() {
            story.clock("14:00").given(new Command.CompleteTask("T-1", "bob"));

            assertThat(story.state().work().tasks().get("T-1"))
                    .isEqualTo(
                            new Task("T-1", "check the replica", "bob", Story.at("15:00"), Story.at("14:00"), "bob"));
            assertThat(story.when(new Command.CompleteTask("T-1", "bob"))).isEmpty();
            assertThat(story.refused(new Command.ChangeTask("T-1", "cid", null)).reason())
                    .contains("T-1 is done since");
            assertThat(story.refused(new Command.CompleteTask("T-7", "bob")).remedy())
                    .isEqualTo("known are T-1");
        }
    }
}
