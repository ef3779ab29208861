package dev.muster.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.automation.Effect.ArchiveConversation;
import dev.muster.automation.Effect.ArchiveTimer;
import dev.muster.automation.Effect.Brief;
import dev.muster.automation.Effect.CommentTicket;
import dev.muster.automation.Effect.DescribeConversation;
import dev.muster.automation.Effect.InvitePeople;
import dev.muster.automation.Effect.PostElsewhere;
import dev.muster.automation.Effect.PostMessage;
import dev.muster.automation.Effect.RefreshAnnouncement;
import dev.muster.automation.Effect.RefreshCard;
import dev.muster.automation.Effect.TransitionTicket;
import dev.muster.automation.Effect.UnarchiveConversation;
import dev.muster.automation.Effect.UpdateTicket;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Mitigation;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.role.Role;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CourseTest {

    private final House house = new House();

    @Test
    void each_move_is_one_post_one_transition_and_one_refresh_of_what_shows_it() {
        Story story = begun();

        List<Intended> mitigated =
                story.when(new Command.Mitigate("traffic moved", Mitigation.Kind.TRAFFIC_SHIFT, true));

        assertThat(Story.only(PostMessage.class, mitigated))
                .extracting(post -> post.words().template())
                .containsExactly(Templates.MITIGATED);
        assertThat(Story.only(TransitionTicket.class, mitigated)).hasSize(1);
        assertThat(Story.only(CommentTicket.class, mitigated))
                .singleElement()
                .matches(comment -> comment.words().values().get("text").equals("traffic moved"));
        assertThat(Story.only(RefreshCard.class, mitigated)).hasSize(1);
        assertThat(Story.only(RefreshAnnouncement.class, mitigated)).hasSize(1);
    }

    @Test
    void transitions_replace_each_other_and_comments_do_not() {
        Story story = begun();
        List<Intended> first = story.when(new Command.Mitigate("moved", Mitigation.Kind.FAILOVER, false));
        List<Intended> second = story.when(new Command.Relapse("back again"));

        assertThat(replaced(first, TransitionTicket.class))
                .isEqualTo("transition")
                .isEqualTo(replaced(second, TransitionTicket.class));
        assertThat(replaced(second, CommentTicket.class)).isNull();
    }

    @Test
    void what_is_said_to_the_ticket_waits_for_the_ticket_even_if_its_move_is_superseded() {
        Story story = Story.in(house);
        story.declare(Story.checkout());

        List<Intended> mitigated = story.by(Actor.by("zoe"))
                .when(new Command.Mitigate("traffic moved", Mitigation.Kind.TRAFFIC_SHIFT, true));

        assertThat(mitigated)
                .filteredOn(each -> each.effect() instanceof CommentTicket)
                .singleElement()
                .satisfies(comment -> assertThat(comment.needs())
                        .hasSize(2)
                        .contains("create-ticket")
                        .anyMatch(need -> need.startsWith("transition-")));
    }

    @Test
    void the_all_clear_goes_to_the_channel_and_to_where_it_was_announced() {
        Story story = begun();
        story.when(new Command.Mitigate("moved", Mitigation.Kind.FAILOVER, false));

        List<Intended> follows = story.when(new Command.Resolve("fixed"));

        assertThat(Story.only(PostMessage.class, follows))
                .singleElement()
                .matches(post -> post.words().template().equals(Templates.RESOLVED));
        assertThat(Story.only(PostElsewhere.class, follows))
                .singleElement()
                .matches(post -> post.conversation().equals("C-INCIDENTS")
                        && post.words().template().equals(Templates.ALL_CLEAR));
    }

    @Test
    void an_incident_that_was_never_announced_has_no_all_clear_there() {
        house.announceFrom = Tier.MAJOR;

        assertThat(Story.only(PostElsewhere.class, begun().when(new Command.Resolve("fixed"))))
                .isEmpty();
    }

    @Test
    void the_announcement_is_made_once_when_the_incident_grows_large_enough() {
        house.announceFrom = Tier.MAJOR;
        Story story = begun();

        List<Intended> raised = story.when(new Command.OverrideSeverity("MAJOR", "spreads"));
        story.when(new Command.OverrideSeverity("MINOR", "a false alarm"));
        List<Intended> again = story.when(new Command.OverrideSeverity("MAJOR", "no, it does spread"));

        assertThat(Story.ids(raised)).contains("announce");
        assertThat(Story.ids(again)).doesNotContain("announce").anyMatch(id -> id.startsWith("announcement-"));
    }

    @Test
    void the_channel_is_archived_when_the_rules_say_so() {
        Story story = begun();
        story.when(new Command.Resolve("fixed"));

        List<Intended> closed = story.when(new Command.Close());

        assertThat(closed)
                .filteredOn(each -> each.effect() instanceof ArchiveTimer)
                .singleElement()
                .matches(each -> each.dueAt().equals(story.now().plus(Duration.ofDays(10)))
                        && "archive".equals(each.replaces()));
        assertThat(Story.only(ArchiveConversation.class, closed)).isEmpty();
        story.later(Duration.ofDays(10)).by(Actor.SYSTEM);
        assertThat(Story.only(ArchiveConversation.class, story.when(new Command.ArchiveIfDue())))
                .hasSize(1);
    }

    @Test
    void a_channel_that_nobody_planned_and_that_is_made_after_the_end_is_asked_about_too() {
        house.resources = Set.of(ResourceKind.TICKET);
        Story story = Story.in(house);
        story.declare(Story.checkout());
        story.when(new Command.Resolve("fixed"));
        assertThat(story.when(new Command.Close())).noneMatch(each -> each.effect() instanceof ArchiveTimer);
        Instant end = story.now();

        List<Intended> soon = story.later(Duration.ofDays(2)).made(ResourceKind.CONVERSATION);
        assertThat(soon)
                .filteredOn(each -> each.effect() instanceof ArchiveTimer)
                .singleElement()
                .matches(each -> end.plus(Duration.ofDays(10)).equals(each.dueAt()));
    }

    @Test
    void reopening_with_21_people_is_one_post_no_invitation_and_at_most_ten_calls() {
        house.externalStatusFrom = null;
        Story story = begun();
        for (int i = 0; i < 21; i++) {
            story.by(Actor.by("zoe")).when(new Command.Join("person" + i, "came"));
        }
        story.when(new Command.Resolve("fixed"));
        story.when(new Command.Close());
        story.later(Duration.ofDays(11)).by(Actor.SYSTEM).when(new Command.ArchiveIfDue());
        story.when(new Command.RecordArchived(true));

        List<Intended> follows = story.by(Actor.by("zoe")).when(new Command.Reopen("it is back"));

        assertThat(Story.only(UnarchiveConversation.class, follows)).hasSize(1);
        assertThat(Story.only(PostMessage.class, follows)).hasSize(1);
        assertThat(Story.only(InvitePeople.class, follows)).isEmpty();
        assertThat(Story.only(Brief.class, follows)).isEmpty();
        assertThat(Story.calls(follows)).hasSizeLessThanOrEqualTo(10);
        assertThat(follows)
                .filteredOn(each -> each.effect() instanceof PostMessage)
                .allMatch(each -> each.needs().stream().allMatch(need -> need.startsWith("unarchive-")));
    }

    @Test
    void reopening_before_the_archive_opens_nothing() {
        Story story = begun();
        story.when(new Command.Resolve("fixed"));

        assertThat(Story.only(UnarchiveConversation.class, story.when(new Command.Reopen("it is back"))))
                .isEmpty();
    }

    @Test
    void after_a_reopening_all_work_in_the_channel_waits_until_it_is_back() {
        Story story = archived();
        List<Intended> follows = new ArrayList<>(story.when(new Command.Reopen("it is back")));
        follows.addAll(story.later(Duration.ofMinutes(1)).when(new Command.Join("bob", "came")));
        follows.addAll(story.when(new Command.PostUpdate("we look at it", null)));

        String unarchive = follows.stream()
                .filter(each -> each.effect() instanceof UnarchiveConversation)
                .map(Intended::id)
                .findFirst()
                .orElseThrow();
        assertThat(follows)
                .filteredOn(each -> each.effect() instanceof DescribeConversation
                        || each.effect() instanceof PostMessage
                        || each.effect() instanceof RefreshCard
                        || each.effect() instanceof InvitePeople)
                .hasSizeGreaterThan(4)
                .allSatisfy(each -> assertThat(each.needs()).as(each.id()).contains(unarchive));

        story.when(new Command.RecordArchived(false));
        assertThat(story.when(new Command.PostUpdate("it is found", null)))
                .as("once it is back, nothing waits")
                .noneMatch(each -> each.needs().contains(unarchive));
    }

    @Test
    void the_work_waits_for_the_latest_unarchiving_only() {
        Story story = archived();
        story.when(new Command.Reopen("it is back"));
        story.when(new Command.Resolve("fixed"));
        story.when(new Command.Close());

        List<Intended> follows = story.when(new Command.Reopen("back again"));

        String latest = follows.stream()
                .filter(each -> each.effect() instanceof UnarchiveConversation)
                .map(Intended::id)
                .findFirst()
                .orElseThrow();
        assertThat(follows)
                .filteredOn(each -> each.effect() instanceof PostMessage)
                .allSatisfy(each -> assertThat(each.needs())
                        .filteredOn(need -> need.startsWith("unarchive-"))
                        .containsExactly(latest));
    }

    @Test
    void a_hand_over_of_the_lead_is_announced_and_the_new_lead_briefed() {
        Story story = begun();
        story.when(new Command.AssignRole(Role.LEAD, "ann", null));
        story.when(new Command.Join("bob", "came"));

        List<Intended> follows = story.when(new Command.AssignRole(Role.LEAD, "bob", "ann"));

        assertThat(Story.only(PostMessage.class, follows))
                .filteredOn(post -> post.words().template().equals(Templates.LEAD_HANDED_OVER))
                .singleElement()
                .satisfies(post -> assertThat(post.words().values())
                        .containsEntry("person", "bob")
                        .containsEntry("before", "ann"));
        assertThat(Story.only(Brief.class, follows)).containsExactly(new Brief("bob", "lead"));
        assertThat(Story.only(UpdateTicket.class, follows)).hasSize(1);
    }

    @Test
    void a_new_lead_who_is_not_in_the_channel_yet_is_briefed_once_when_they_come() {
        Story story = begun();

        List<Intended> follows = story.when(new Command.AssignRole(Role.LEAD, "bob", null));
        List<Intended> then = story.when(new Command.Join("bob", "was invited"));

        assertThat(Story.only(Brief.class, follows)).isEmpty();
        assertThat(Story.only(Brief.class, then)).containsExactly(new Brief("bob", "was invited"));
    }

    @Test
    void a_severity_change_is_told_with_its_reason() {
        Story story = begun();

        List<Intended> follows = story.when(new Command.OverrideSeverity("MAJOR", "it spreads"));

        assertThat(Story.only(PostMessage.class, follows)).singleElement().satisfies(post -> {
            assertThat(post.words().template()).isEqualTo(Templates.SEVERITY_RAISED);
            assertThat(post.words().values())
                    .containsEntry("before", "MINOR")
                    .containsEntry("after", "MAJOR")
                    .containsEntry("text", "it spreads");
        });
    }

    @Test
    void refreshes_of_the_same_seconds_are_one_and_due_soon() {
        Story story = begun();
        List<Intended> follows =
                new java.util.ArrayList<>(story.when(new Command.OverrideSeverity("MAJOR", "spreads")));
        follows.addAll(story.when(new Command.AssignRole(Role.LEAD, "ann", null)));
        follows.addAll(story.later(Duration.ofSeconds(1)).when(new Command.RecordCause("a bad deploy", null, null)));

        assertThat(follows)
                .filteredOn(each -> each.effect() instanceof RefreshCard)
                .hasSize(3)
                .allMatch(each -> "card".equals(each.replaces()))
                .allMatch(each -> each.needs().equals(Set.of("card")) && each.tolerant())
                .allMatch(each -> each.dueAt().equals(Story.START.plusSeconds(5)));
    }

    private Story archived() {
        Story story = begun();
        story.when(new Command.Resolve("fixed"));
        story.when(new Command.Close());
        story.later(Duration.ofDays(11)).by(Actor.SYSTEM).when(new Command.ArchiveIfDue());
        story.when(new Command.RecordArchived(true));
        return story.by(Actor.by("zoe"));
    }

    private Story begun() {
        Story story = Story.in(house);
        story.declare(Story.checkout());
        story.made(ResourceKind.CONVERSATION);
        story.made(ResourceKind.TICKET);
        return story.by(Actor.by("zoe"));
    }

    private static String replaced(List<Intended> follows, Class<? extends Effect> kind) {
        return follows.stream()
                .filter(each -> kind.isInstance(each.effect()))
                .findFirst()
                .orElseThrow()
                .replaces();
    }
}
