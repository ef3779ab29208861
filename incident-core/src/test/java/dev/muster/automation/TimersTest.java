package dev.muster.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.automation.Effect.PostMessage;
import dev.muster.automation.Effect.RecheckSeverityTimer;
import dev.muster.automation.Effect.ReminderTimer;
import dev.muster.automation.Effect.TellPeople;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Reminder;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.review.ActionItem;
import dev.muster.role.Role;
import dev.muster.severity.Impact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersTest {

    private final House house = new House();

    @Test
    void a_severity_that_depends_on_time_is_asked_again() {
        List<Intended> follows = Story.in(house).declare(Story.checkout().withImpact(Impact.UNKNOWN.share(0.2)));

        assertThat(follows)
                .filteredOn(each -> each.effect() instanceof RecheckSeverityTimer)
                .singleElement()
                .matches(each -> each.dueAt().equals(Story.START.plus(Duration.ofMinutes(30)))
                        && "recheck".equals(each.replaces()));
    }

    @Test
    void a_long_incident_reminds_its_lead_in_its_cadence_and_then_the_next_level() {
        Story story = led();

        assertThat(timer(story, Reminder.STALE).dueAt()).isEqualTo(Story.START.plus(House.HOURLY.after()));
        List<Intended> first = fire(story, Reminder.STALE);
        assertThat(Story.only(TellPeople.class, first))
                .singleElement()
                .matches(told -> told.people().equals(List.of("ann"))
                        && told.words().template().equals(Templates.REMIND_STALE));
        assertThat(timer(story, Reminder.STALE).dueAt()).isEqualTo(story.now().plus(House.HOURLY.every()));
        fire(story, Reminder.STALE);
        List<Intended> third = fire(story, Reminder.STALE);
        assertThat(Story.only(TellPeople.class, third))
                .singleElement()
                .matches(told -> told.words().template().equals(Templates.escalated(Templates.REMIND_STALE)));
        assertThat(Story.only(ReminderTimer.class, third)).as("never again").isEmpty();
    }

    @Test
    void a_promised_update_is_watched_until_the_next_promise() {
        Story story = led();
        assertThat(timer(story, Reminder.UPDATE_DUE).dueAt()).isEqualTo(Story.START.plus(Duration.ofMinutes(30)));

        story.later(Duration.ofMinutes(10)).when(new Command.PostUpdate("we look", Duration.ofMinutes(20)));

        Intended next = timer(story, Reminder.UPDATE_DUE);
        assertThat(next.dueAt()).isEqualTo(story.now().plus(Duration.ofMinutes(20)));
        assertThat(next.replaces()).isEqualTo("timer-update-due");
        List<Intended> late = fire(story, Reminder.UPDATE_DUE);
        assertThat(Story.only(TellPeople.class, late)).singleElement().satisfies(told -> {
            assertThat(told.people()).containsExactly("ann");
            assertThat(told.words().values()).containsEntry("after", "PT20M");
        });
        assertThat(Story.only(ReminderTimer.class, late)).hasSize(1);
    }

    @Test
    void a_reminder_that_is_put_off_comes_then_and_to_the_same_people() {
        Story story = led();
        fire(story, Reminder.UPDATE_DUE);

        story.when(new Command.Snooze(Reminder.UPDATE_DUE, "0", Duration.ofMinutes(10)));

        Intended again = timer(story, Reminder.UPDATE_DUE);
        assertThat(again.dueAt()).isEqualTo(story.now().plus(Duration.ofMinutes(10)));
        assertThat(again.replaces()).isEqualTo("timer-update-due");
        List<Intended> told = fire(story, Reminder.UPDATE_DUE);
        assertThat(Story.only(TellPeople.class, told)).singleElement().satisfies(one -> {
            assertThat(one.people()).containsExactly("ann");
            assertThat(one.words().template()).isEqualTo(Templates.REMIND_UPDATE);
        });
    }

    @Test
    void a_vacant_lead_is_asked_for_in_the_channel() {
        Story story = Story.in(house);
        story.declare(Story.checkout());
        story.made(ResourceKind.CONVERSATION);

        List<Intended> asked = fire(story, Reminder.LEAD_VACANT);

        assertThat(Story.only(TellPeople.class, asked)).isEmpty();

        assertThat(Story.only(PostMessage.class, asked))
                .singleElement()
                .matches(post -> post.words().template().equals(Templates.REMIND_LEAD_VACANT));
    }

    @Test
    void a_lead_who_gives_up_leaves_a_vacancy_that_is_watched() {
        Story story = led();

        List<Intended> follows = story.when(new Command.ReleaseRole(Role.LEAD, "ann"));

        assertThat(Story.only(ReminderTimer.class, follows)).contains(new ReminderTimer(Reminder.LEAD_VACANT, "", 1));
    }

    @Test
    void nobody_is_asked_to_lead_what_is_led() {
        house.commanders.add(new dev.muster.engagement.CommanderRule(
                "ic", dev.muster.engagement.Match.ALWAYS, dev.muster.engagement.Target.person("ann")));

        List<Intended> follows = Story.in(house).declare(Story.checkout());

        assertThat(Story.only(ReminderTimer.class, follows))
                .noneMatch(timer -> timer.reminder() == Reminder.LEAD_VACANT);
    }

    @Test
    void a_task_is_remembered_at_its_date_and_again_when_it_moves() {
        Story story = led();
        Instant due = story.now().plus(Duration.ofHours(1));
        story.when(new Command.AddTask("check the cache", "bob", due));
        assertThat(timer(story, Reminder.TASK_DUE).dueAt()).isEqualTo(due);

        story.when(new Command.ChangeTask("T-1", null, due.plusSeconds(60)));

        assertThat(timer(story, Reminder.TASK_DUE).dueAt()).isEqualTo(due.plusSeconds(60));
        assertThat(Story.only(TellPeople.class, fire(story, Reminder.TASK_DUE)))
                .singleElement()
                .matches(told -> told.people().equals(List.of("bob"))
                        && told.words().values().get("text").equals("check the cache"));
    }

    @Test
    void an_action_item_warns_before_its_date_reminds_after_it_and_follows_when_the_date_moves() {
        Story story = led();
        story.when(new Command.Resolve("fixed"));
        Instant due = story.now().plus(Duration.ofDays(10));
        story.when(new Command.AddActionItem(
                "pin the library", "bob", ActionItem.Priority.HIGH, due, ActionItem.Horizon.SHORT));
        assertThat(timer(story, Reminder.ACTION_ITEM_SOON).dueAt()).isEqualTo(due.minus(Duration.ofDays(3)));
        assertThat(timer(story, Reminder.ACTION_ITEM_OVERDUE).dueAt()).isEqualTo(due.plus(House.DAILY.after()));

        assertThat(Story.only(TellPeople.class, fire(story, Reminder.ACTION_ITEM_SOON)))
                .singleElement()
                .matches(told -> told.words().template().equals(Templates.REMIND_ACTION_ITEM_SOON));
        story.by(Actor.by("zoe"))
                .when(new Command.ChangeActionItem("A-1", null, due.plus(Duration.ofDays(5)), "more to do"));
        assertThat(timer(story, Reminder.ACTION_ITEM_SOON).dueAt()).isEqualTo(due.plus(Duration.ofDays(2)));
        assertThat(timer(story, Reminder.ACTION_ITEM_SOON).replaces()).isEqualTo("timer-action-item-soon-A-1");
        assertThat(Story.only(TellPeople.class, fire(story, Reminder.ACTION_ITEM_SOON)))
                .hasSize(1);
        assertThat(Story.only(TellPeople.class, fire(story, Reminder.ACTION_ITEM_OVERDUE)))
                .hasSize(1);
    }

    @Test
    void a_page_that_nobody_takes_is_told_to_the_channel_and_the_lead() {
        Story story = led();
        story.made(ResourceKind.CONVERSATION);
        story.by(Actor.by("zoe"))
                .when(new Command.Page(
                        List.of(dev.muster.engagement.Target.service("checkout")), "it hangs there", false));

        List<Intended> follows = fire(story, Reminder.PAGE_UNACKNOWLEDGED);

        assertThat(Story.only(PostMessage.class, follows))
                .singleElement()
                .satisfies(post -> assertThat(post.words().values())
                        .containsEntry("target", "checkout")
                        .containsEntry("after", "PT5M"));
        assertThat(Story.only(TellPeople.class, follows))
                .singleElement()
                .matches(told -> told.people().equals(List.of("ann")));
        assertThat(Story.only(ReminderTimer.class, follows))
                .containsExactly(new ReminderTimer(Reminder.PAGE_UNACKNOWLEDGED, "P-1", 2));
    }

    @Test
    void a_review_that_is_late_reminds_its_owner() {
        Story story = led();
        story.when(new Command.Resolve("fixed"));

        assertThat(timer(story, Reminder.REVIEW_DUE).dueAt())
                .isEqualTo(story.now().plus(Duration.ofDays(7)).plus(House.DAILY.after()));
        assertThat(Story.only(TellPeople.class, fire(story, Reminder.REVIEW_DUE)))
                .singleElement()
                .matches(told -> told.people().equals(List.of("ann")));
    }

    @Test
    void reopening_watches_again_what_the_end_had_silenced() {
        Story story = led();
        story.when(new Command.Resolve("fixed"));

        List<Intended> follows = story.when(new Command.Reopen("it is back"));

        assertThat(Story.only(ReminderTimer.class, follows))
                .extracting(ReminderTimer::reminder)
                .contains(Reminder.STALE, Reminder.UPDATE_DUE);
    }

    private Story led() {
        Story story = Story.in(house);
        story.declare(Story.checkout().withSeverity("MAJOR"));
        story.by(Actor.by("zoe")).when(new Command.AssignRole(Role.LEAD, "ann", null));
        return story;
    }

    /** The newest timer of a kind. */
    private static Intended timer(Story story, Reminder reminder) {
        return story.ids().stream()
                .map(story::intended)
                .filter(each -> each.effect() instanceof ReminderTimer timer && timer.reminder() == reminder)
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    /** Moves the clock to the newest timer of a kind and asks the rules what it asks. */
    private static List<Intended> fire(Story story, Reminder reminder) {
        Intended due = timer(story, reminder);
        ReminderTimer timer = (ReminderTimer) due.effect();
        story.later(Duration.between(story.now(), due.dueAt())).by(Actor.SYSTEM);
        return story.when(new Command.Remind(timer.reminder(), timer.subject(), timer.count()));
    }
}
