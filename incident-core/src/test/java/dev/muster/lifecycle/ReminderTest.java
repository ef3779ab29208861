package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.communication.Cadence;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Event.ReminderGiven;
import dev.muster.review.ActionItem;
import dev.muster.role.Role;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("a reminder")
class ReminderTest {

    private static final Cadence TWICE = new Cadence(Duration.ofHours(1), Duration.ofHours(1), 2);

    private static Command remind(Reminder reminder, String subject, int count) {
        return new Command.Remind(reminder, subject, count);
    }

    private static ReminderGiven given(Reminder reminder, String subject, int count, String... to) {
        return new ReminderGiven(reminder, subject, count, List.of(to), false);
    }

    private static ReminderGiven escalated(Reminder reminder, String subject, int count, String... to) {
        return new ReminderGiven(reminder, subject, count, List.of(to), true);
    }

    @Nested
    @DisplayName("that an incident goes on too long")
    class Stale {

        private final House house = House.rules().stale(Tier.MINOR, TWICE);

        @Test
        @Tag("N-052")
        void goes_to_the_lead_and_to_the_owners_of_open_tasks() {
            Story story = Story.led(house)
                    .given(
                            new Command.AddTask("look", "bob", null),
                            new Command.AddTask("ask", "ann", null),
                            new Command.AddTask("done", "cid", null),
                            new Command.AddTask("nobody's", null, null),
                            new Command.CompleteTask("T-3", "cid"));

            assertThat(story.when(remind(Reminder.STALE, "", 1)))
                    .containsExactly(given(Reminder.STALE, "", 1, "ann", "bob"));
        }

        @Test
        @Tag("N-052")
        void comes_so_many_times_then_goes_up_once_and_never_again() {
            Story story = Story.led(house.audience("escalation", "head"));

            assertThat(story.when(remind(Reminder.STALE, "", 1))).containsExactly(given(Reminder.STALE, "", 1, "ann"));
            assertThat(story.when(remind(Reminder.STALE, "", 1)))
                    .as("the same timer twice")
                    .isEmpty();
            assertThat(story.when(remind(Reminder.STALE, "", 2))).containsExactly(given(Reminder.STALE, "", 2, "ann"));
            assertThat(story.when(remind(Reminder.STALE, "", 3)))
                    .containsExactly(escalated(Reminder.STALE, "", 3, "head"));
            assertThat(story.when(remind(Reminder.STALE, "", 4))).isEmpty();
        }

        @Test
        @Tag("N-052")
        void goes_up_to_all_roles_where_the_policy_names_nobody() {
            Story story = Story.led(house).given(new Command.AssignRole(Role.SCRIBE, "sue", null));

            assertThat(story.when(remind(Reminder.STALE, "", 3)))
                    .containsExactly(escalated(Reminder.STALE, "", 3, "ann", "sue"));
        }

        @Test
        void goes_up_to_nobody_who_gave_a_role_away() {
            Story story = Story.led(house).given(new Command.AssignRole(Role.LEAD, "bob", null));

            assertThat(story.when(remind(Reminder.STALE, "", 3)))
                    .containsExactly(escalated(Reminder.STALE, "", 3, "bob"));
        }

        @Test
        void goes_up_to_all_who_take_part_where_nobody_has_a_role() {
            Story story = Story.active(house).given(new Command.Join("zoe", "came"));

            assertThat(story.when(remind(Reminder.STALE, "", 3)))
                    .containsExactly(escalated(Reminder.STALE, "", 3, "ann", "zoe"));
        }

        @Test
        void is_counted_for_itself() {
            Story story = Story.active(house).given(remind(Reminder.LEAD_VACANT, "", 1));

            assertThat(story.when(remind(Reminder.STALE, "", 1))).hasSize(1);
        }

        @Test
        @Tag("N-052")
        void is_not_given_when_it_is_resolved_and_begins_anew_when_it_goes_on() {
            Story story = Story.led(house)
                    .given(remind(Reminder.STALE, "", 1), remind(Reminder.STALE, "", 2), new Command.Resolve(null));
            assertThat(story.when(remind(Reminder.STALE, "", 3))).isEmpty();

            story.given(new Command.Reopen("errors"));
            assertThat(story.when(remind(Reminder.STALE, "", 1))).hasSize(1);
        }

        @Test
        void is_not_given_for_a_size_without_a_limit_and_begins_anew_for_another_size() {
            Story story = Story.led(house.stale(Tier.MEDIUM, TWICE)).given(remind(Reminder.STALE, "", 1));

            story.given(new Command.OverrideSeverity("MAJOR", "press"));
            assertThat(story.when(remind(Reminder.STALE, "", 2))).isEmpty();
            story.given(new Command.OverrideSeverity("MEDIUM", "calmer"));
            assertThat(story.when(remind(Reminder.STALE, "", 1))).hasSize(1);
        }
    }

    @Nested
    @DisplayName("of an update")
    class Update {

        private final Story story = Story.led(House.rules().updatesEvery(Tier.MINOR, Duration.ofMinutes(30)));

        @Test
        void goes_to_who_speaks_else_to_the_lead() {
            assertThat(story.when(remind(Reminder.UPDATE_DUE, "0", 1)))
                    .containsExactly(given(Reminder.UPDATE_DUE, "0", 1, "ann"));
            story.given(
                    new Command.PostUpdate("we look", null), new Command.AssignRole(Role.COMMUNICATIONS, "cal", null));
            assertThat(story.when(remind(Reminder.UPDATE_DUE, "1", 1)))
                    .containsExactly(given(Reminder.UPDATE_DUE, "1", 1, "cal"));
        }

        @Test
        @Tag("L-030")
        void goes_to_who_speaks_then_up_to_the_lead_and_then_to_nobody_until_there_is_one() {
            story.given(new Command.AssignRole(Role.COMMUNICATIONS, "cal", null));

            assertThat(story.when(remind(Reminder.UPDATE_DUE, "0", 1)))
                    .containsExactly(given(Reminder.UPDATE_DUE, "0", 1, "cal"));
            assertThat(story.when(remind(Reminder.UPDATE_DUE, "0", 2)))
                    .containsExactly(escalated(Reminder.UPDATE_DUE, "0", 2, "ann"));
            assertThat(story.when(remind(Reminder.UPDATE_DUE, "0", 3))).isEmpty();

            story.given(new Command.PostUpdate("we look into it", null));
            assertThat(story.when(remind(Reminder.UPDATE_DUE, "1", 1)))
                    .as("an update begins it anew")
                    .containsExactly(given(Reminder.UPDATE_DUE, "1", 1, "cal"));
        }

        @Test
        void goes_up_to_the_next_level_when_it_is_the_lead_who_says_nothing() {
            Story silent = Story.led(House.rules()
                    .updatesEvery(Tier.MINOR, Duration.ofMinutes(30))
                    .audience("escalation", "head"));

            assertThat(silent.when(remind(Reminder.UPDATE_DUE, "0", 1)))
                    .containsExactly(given(Reminder.UPDATE_DUE, "0", 1, "ann"));
            assertThat(silent.when(remind(Reminder.UPDATE_DUE, "0", 2)))
                    .containsExactly(escalated(Reminder.UPDATE_DUE, "0", 2, "head"));
        }

        @Test
        void is_not_given_when_there_was_an_update_since() {
            story.given(new Command.PostUpdate("we look into it", null));

            assertThat(story.when(remind(Reminder.UPDATE_DUE, "0", 1))).isEmpty();
            assertThat(story.when(remind(Reminder.UPDATE_DUE, "1", 1))).hasSize(1);
        }

        @Test
        void is_not_given_where_none_was_promised_or_nobody_is_hit_any_more() {
            assertThat(Story.led(House.rules()).when(remind(Reminder.UPDATE_DUE, "0", 1)))
                    .isEmpty();
            story.given(new Command.Resolve(null));
            assertThat(story.when(remind(Reminder.UPDATE_DUE, "0", 1))).isEmpty();
        }
    }

    @Nested
    @DisplayName("that is put off")
    class PutOff {

        private final Story story = Story.led(House.rules().updatesEvery(Tier.MINOR, Duration.ofMinutes(30)));

        private Command snooze(Reminder reminder, String subject, @Nullable Duration pause) {
            return new Command.Snooze(reminder, subject, pause);
        }

        @Test
        void comes_again_to_the_same_people_before_it_goes_up() {
            story.given(remind(Reminder.UPDATE_DUE, "0", 1));
            assertThat(story.when(snooze(Reminder.UPDATE_DUE, "0", Duration.ofMinutes(10))))
                    .containsExactly(new Event.ReminderSnoozed(
                            Reminder.UPDATE_DUE, "0", story.now().plus(Duration.ofMinutes(10))));

            assertThat(story.when(remind(Reminder.UPDATE_DUE, "0", 1)))
                    .containsExactly(given(Reminder.UPDATE_DUE, "0", 1, "ann"));
        }

        @Test
        void is_never_given_again_once_it_is_stopped_until_the_occasion_is_another() {
            story.given(remind(Reminder.UPDATE_DUE, "0", 1));
            assertThat(story.when(snooze(Reminder.UPDATE_DUE, "0", null)))
                    .containsExactly(new Event.ReminderSnoozed(Reminder.UPDATE_DUE, "0", null));

            assertThat(story.when(remind(Reminder.UPDATE_DUE, "0", 2))).isEmpty();
            assertThat(story.when(snooze(Reminder.UPDATE_DUE, "0", null))).isEmpty();
            assertThat(story.when(snooze(Reminder.UPDATE_DUE, "0", Duration.ofMinutes(10))))
                    .isEmpty();
            story.given(new Command.PostUpdate("we look into it", null));
            assertThat(story.when(remind(Reminder.UPDATE_DUE, "1", 1)))
                    .containsExactly(given(Reminder.UPDATE_DUE, "1", 1, "ann"));
        }

        @Test
        void is_only_what_was_given_for_a_while_that_is_no_excuse() {
            assertThat(story.when(snooze(Reminder.UPDATE_DUE, "0", Duration.ofMinutes(10))))
                    .isEmpty();
            for (Duration pause : List.of(Duration.ZERO, Duration.ofMinutes(-1), Duration.ofDays(8))) {
                assertThatThrownBy(() -> story.when(snooze(Reminder.STALE, "", pause)))
                        .isInstanceOf(Refused.class)
                        .hasMessageContaining("pause is " + pause);
            }
            for (Reminder pressing : List.of(Reminder.LEAD_VACANT, Reminder.PAGE_UNACKNOWLEDGED)) {
                assertThatThrownBy(() -> story.when(snooze(pressing, "", Duration.ofMinutes(10))))
                        .isInstanceOf(Refused.class)
                        .hasMessageContaining("cannot be put off");
            }
        }
    }

    @Nested
    @DisplayName("that nobody leads")
    class Vacant {

        private final Story story = Story.active(House.rules().audience("escalation", "head"));

        @Test
        @Tag("N-016")
        void goes_to_all_who_take_part_and_then_up() {
            assertThat(story.when(remind(Reminder.LEAD_VACANT, "", 1)))
                    .containsExactly(given(Reminder.LEAD_VACANT, "", 1, "ann"));
            assertThat(story.when(remind(Reminder.LEAD_VACANT, "", 2))).hasSize(1);
            assertThat(story.when(remind(Reminder.LEAD_VACANT, "", 3)))
                    .containsExactly(escalated(Reminder.LEAD_VACANT, "", 3, "head"));
        }

        @Test
        @Tag("N-016")
        void stops_when_somebody_leads_and_begins_anew_with_the_next_vacancy() {
            story.given(remind(Reminder.LEAD_VACANT, "", 1), new Command.AssignRole(Role.LEAD, "bob", null));
            assertThat(story.when(remind(Reminder.LEAD_VACANT, "", 2))).isEmpty();

            story.given(new Command.ReleaseRole(Role.LEAD, "bob"));
            assertThat(story.when(remind(Reminder.LEAD_VACANT, "", 1))).hasSize(1);
        }
    }

    @Nested
    @DisplayName("of a page that nobody took")
    class Unacknowledged {

        private final Story story = Story.led(House.rules().audience("escalation", "head"))
                .given(new Command.Page(List.of(Target.service("db")), "slow queries", false));

        @Test
        void goes_to_the_lead_and_then_up() {
            assertThat(story.clock("10:04").when(remind(Reminder.PAGE_UNACKNOWLEDGED, "P-1", 1)))
                    .as("too early")
                    .isEmpty();
            assertThat(story.clock("10:05").when(remind(Reminder.PAGE_UNACKNOWLEDGED, "P-1", 1)))
                    .containsExactly(given(Reminder.PAGE_UNACKNOWLEDGED, "P-1", 1, "ann"));
            assertThat(story.clock("10:10").when(remind(Reminder.PAGE_UNACKNOWLEDGED, "P-1", 2)))
                    .containsExactly(escalated(Reminder.PAGE_UNACKNOWLEDGED, "P-1", 2, "head"));
        }

        @Test
        void goes_up_at_once_while_nobody_leads() {
            story.given(new Command.ReleaseRole(Role.LEAD, "ann"));

            assertThat(story.clock("10:05").when(remind(Reminder.PAGE_UNACKNOWLEDGED, "P-1", 1)))
                    .containsExactly(escalated(Reminder.PAGE_UNACKNOWLEDGED, "P-1", 1, "head"));
        }

        @Test
        void is_not_given_once_somebody_took_it() {
            story.given(new Command.RecordPageAcknowledged("P-1", "dba"));

            assertThat(story.clock("10:05").when(remind(Reminder.PAGE_UNACKNOWLEDGED, "P-1", 1)))
                    .isEmpty();
            assertThat(story.when(remind(Reminder.PAGE_UNACKNOWLEDGED, "P-9", 1)))
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("of a task")
    class OfATask {

        private final Story story = Story.led(House.rules())
                .given(new Command.AddTask("look", "bob", Story.at("11:00")))
                .clock("11:00");

        @Test
        void goes_to_its_owner() {
            assertThat(story.when(remind(Reminder.TASK_DUE, "T-1", 1)))
                    .containsExactly(given(Reminder.TASK_DUE, "T-1", 1, "bob"));
            assertThat(story.when(remind(Reminder.TASK_DUE, "T-1", 1))).isEmpty();
        }

        @Test
        void is_not_given_when_it_is_done_or_moved() {
            story.given(new Command.ChangeTask("T-1", null, Story.at("12:00")));
            assertThat(story.when(remind(Reminder.TASK_DUE, "T-1", 1))).isEmpty();
            assertThat(story.clock("12:00").when(remind(Reminder.TASK_DUE, "T-1", 1)))
                    .hasSize(1);

            story.given(new Command.AddTask("ask", "bob", Story.at("11:00")), new Command.CompleteTask("T-2", "bob"));
            assertThat(story.when(remind(Reminder.TASK_DUE, "T-2", 1))).isEmpty();
        }
    }

    @Nested
    @DisplayName("of a review")
    class OfAReview {

        private final Story story = Story.led(House.rules().reviews(Tier.MINOR).audience("escalation", "head"))
                .given(new Command.Resolve(null));

        @Test
        void goes_to_its_owner_and_then_up() {
            assertThat(story.later(Duration.ofDays(4)).when(remind(Reminder.REVIEW_DUE, "", 1)))
                    .isEmpty();
            assertThat(story.later(Duration.ofDays(1)).when(remind(Reminder.REVIEW_DUE, "", 1)))
                    .containsExactly(given(Reminder.REVIEW_DUE, "", 1, "ann"));
            assertThat(story.when(remind(Reminder.REVIEW_DUE, "", 3)))
                    .containsExactly(escalated(Reminder.REVIEW_DUE, "", 3, "head"));
        }

        @Test
        void goes_on_while_it_is_under_way() {
            story.given(new Command.StartReview("rev"));

            assertThat(story.later(Duration.ofDays(5)).when(remind(Reminder.REVIEW_DUE, "", 1)))
                    .containsExactly(given(Reminder.REVIEW_DUE, "", 1, "rev"));
        }

        @Test
        void goes_to_whoever_leads_by_then_when_it_is_nobodys() {
            Story nobodys = Story.active(House.rules().reviews(Tier.MINOR))
                    .given(new Command.Resolve(null), new Command.AssignRole(Role.LEAD, "bob", null));

            assertThat(nobodys.later(Duration.ofDays(5)).when(remind(Reminder.REVIEW_DUE, "", 1)))
                    .containsExactly(given(Reminder.REVIEW_DUE, "", 1, "bob"));
        }

        @Test
        void is_not_given_when_the_incident_is_taken_up_again_or_closed_without_one() {
            story.given(new Command.Reopen("errors"));
            assertThat(story.later(Duration.ofDays(6)).when(remind(Reminder.REVIEW_DUE, "", 1)))
                    .isEmpty();

            Story closed = Story.led(House.rules()).given(new Command.Resolve(null), new Command.StartReview(null));
            closed.given(new Command.Close());
            assertThat(closed.later(Duration.ofDays(6)).when(remind(Reminder.REVIEW_DUE, "", 1)))
                    .isEmpty();
        }

        @Test
        void is_not_given_once_it_took_place() {
            story.given(new Command.StartReview(null), new Command.CompleteReview(List.of("ann"), "learned"));

            assertThat(story.later(Duration.ofDays(6)).when(remind(Reminder.REVIEW_DUE, "", 1)))
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("of an action item")
    class OfAnActionItem {

        private final Story story = Story.led(House.rules().audience("escalation", "head"))
                .given(new Command.AddActionItem(
                        "alert earlier",
                        "bob",
                        ActionItem.Priority.LOW,
                        Story.at("10:00").plus(Duration.ofDays(10)),
                        ActionItem.Horizon.LONG));

        private Command moved(int days) {
            return new Command.ChangeActionItem("A-1", null, Story.at("10:00").plus(Duration.ofDays(days)), "holidays");
        }

        @Test
        @Tag("A-049")
        void warns_its_owner_once_some_days_before() {
            assertThat(story.later(Duration.ofDays(6)).when(remind(Reminder.ACTION_ITEM_SOON, "A-1", 1)))
                    .isEmpty();
            assertThat(story.later(Duration.ofDays(1)).when(remind(Reminder.ACTION_ITEM_SOON, "A-1", 1)))
                    .containsExactly(given(Reminder.ACTION_ITEM_SOON, "A-1", 1, "bob"));
            assertThat(story.when(remind(Reminder.ACTION_ITEM_SOON, "A-1", 1))).isEmpty();
            assertThat(story.when(remind(Reminder.ACTION_ITEM_SOON, "A-1", 2))).isEmpty();
        }

        @Test
        @Tag("A-049")
        void does_not_warn_when_it_is_done() {
            story.given(new Command.CompleteActionItem("A-1"));

            assertThat(story.later(Duration.ofDays(7)).when(remind(Reminder.ACTION_ITEM_SOON, "A-1", 1)))
                    .isEmpty();
        }

        @Test
        @Tag("A-049")
        void warns_again_for_a_date_that_moved() {
            story.later(Duration.ofDays(7)).given(remind(Reminder.ACTION_ITEM_SOON, "A-1", 1), moved(20));
            assertThat(story.when(remind(Reminder.ACTION_ITEM_SOON, "A-1", 1))).isEmpty();

            assertThat(story.later(Duration.ofDays(10)).when(remind(Reminder.ACTION_ITEM_SOON, "A-1", 1)))
                    .hasSize(1);
        }

        @Test
        @Tag("A-050")
        void says_that_it_is_overdue_first_once_then_by_the_interval_and_then_up() {
            assertThat(story.later(Duration.ofDays(9)).when(remind(Reminder.ACTION_ITEM_OVERDUE, "A-1", 1)))
                    .isEmpty();
            assertThat(story.later(Duration.ofDays(1)).when(remind(Reminder.ACTION_ITEM_OVERDUE, "A-1", 1)))
                    .containsExactly(given(Reminder.ACTION_ITEM_OVERDUE, "A-1", 1, "bob"));
            assertThat(story.when(remind(Reminder.ACTION_ITEM_OVERDUE, "A-1", 1)))
                    .isEmpty();
            assertThat(story.when(remind(Reminder.ACTION_ITEM_OVERDUE, "A-1", 2)))
                    .hasSize(1);
            assertThat(story.when(remind(Reminder.ACTION_ITEM_OVERDUE, "A-1", 3)))
                    .containsExactly(escalated(Reminder.ACTION_ITEM_OVERDUE, "A-1", 3, "head"));
        }

        @Test
        @Tag("A-050")
        void goes_to_the_new_owner_and_not_to_who_is_done() {
            story.later(Duration.ofDays(10)).given(remind(Reminder.ACTION_ITEM_OVERDUE, "A-1", 1));
            story.given(new Command.ChangeActionItem("A-1", "cid", null, null));
            assertThat(story.when(remind(Reminder.ACTION_ITEM_OVERDUE, "A-1", 1)))
                    .containsExactly(given(Reminder.ACTION_ITEM_OVERDUE, "A-1", 1, "cid"));

            story.given(new Command.CompleteActionItem("A-1"));
            assertThat(story.when(remind(Reminder.ACTION_ITEM_OVERDUE, "A-1", 2)))
                    .isEmpty();
        }
    }
}
