package dev.muster.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.automation.Effect.MailPeople;
import dev.muster.automation.Effect.PostMessage;
import dev.muster.automation.Effect.TellPeople;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.role.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final House house = new House();

    @Test
    void people_for_whom_no_channel_opens_are_written_to_after_two_minutes() {
        Story story = Story.in(house);
        story.declare(Story.checkout().reportedBy("rita"));

        List<Intended> follows = story.later(Duration.ofMinutes(1))
                .when(new Command.Engage(List.of(Target.team("web")), Role.RESPONDER, "they know it", false));

        List<Intended> mails = Story.calls(follows).stream()
                .filter(each -> each.effect() instanceof MailPeople mail
                        && mail.words().template().equals(Templates.CHANNEL_FAILED))
                .toList();
        assertThat(mails).singleElement().satisfies(each -> {
            assertThat(((MailPeople) each.effect()).people()).containsExactly("ann", "cid");
            assertThat(each.dueAt()).isEqualTo(story.now().plus(Duration.ofMinutes(2)));
            assertThat(each.needs()).isEmpty();
            assertThat(each.required()).isTrue();
        });
    }

    @Test
    void people_who_have_a_channel_are_not_written_to() {
        Story story = opened();

        List<Intended> follows =
                story.when(new Command.Engage(List.of(Target.team("web")), Role.RESPONDER, "they know it", false));

        assertThat(Story.only(MailPeople.class, follows))
                .noneMatch(mail -> mail.words().template().equals(Templates.CHANNEL_FAILED));
    }

    @Test
    void what_could_not_be_done_is_told_once_and_in_words() {
        Story story = opened();

        List<Intended> follows = parked(story, "create-ticket", "create-ticket", "no permission");
        List<Intended> again = parked(story, "create-ticket", "create-ticket", "still none");

        assertThat(Story.only(PostMessage.class, follows))
                .singleElement()
                .satisfies(post -> assertThat(post.words().values())
                        .containsEntry("kind", "create-ticket")
                        .containsEntry("reason", "no permission"));
        assertThat(Story.only(PostMessage.class, again)).isEmpty();
    }

    @Test
    void what_falls_with_the_ticket_is_not_told_again() {
        Story story = opened();
        parked(story, "create-ticket", "create-ticket", "no permission");

        assertThat(Story.only(
                        PostMessage.class,
                        parked(story, "transition-9", "transition-ticket", "it needs create-ticket")))
                .isEmpty();
    }

    @Test
    void a_message_that_was_lost_gives_no_message() {
        Story story = opened();
        for (String kind : List.of("post-message", "tell-people", "refresh-card", "brief", "bookmark-resource")) {
            assertThat(parked(story, kind + "-7", kind, "gone"))
                    .as(kind)
                    .noneMatch(each -> each.effect() instanceof PostMessage);
        }
    }

    @Test
    void a_look_up_that_found_nobody_is_told_even_before_the_channel_is_open() {
        Story story = Story.in(house);
        story.declare(Story.checkout());

        List<Intended> follows = parked(story, "on-call-2-1", "look-up-on-call", "roster is down");

        assertThat(Story.only(PostMessage.class, follows)).hasSize(1);
    }

    @Test
    void what_a_person_changed_in_a_tool_is_told() {
        Story story = opened();
        story.by(Actor.by("zoe")).when(new Command.AssignRole(Role.LEAD, "ann", null));
        story.made(ResourceKind.TICKET);

        List<Intended> ticket = story.when(new Command.RecordDrift(ResourceKind.TICKET, "ticket-id", "deleted"));
        List<Intended> channel =
                story.when(new Command.RecordDrift(ResourceKind.CONVERSATION, "conversation-id", "renamed"));

        assertThat(Story.only(PostMessage.class, ticket))
                .singleElement()
                .matches(post -> post.words().template().equals(Templates.DRIFTED));
        assertThat(Story.only(TellPeople.class, channel))
                .singleElement()
                .matches(told -> told.people().equals(List.of("ann")));
    }

    private Story opened() {
        Story story = Story.in(house);
        story.declare(Story.checkout());
        story.made(ResourceKind.CONVERSATION);
        return story;
    }

    private static List<Intended> parked(Story story, String effect, String kind, String reason) {
        return story.by(Actor.SYSTEM).when(new Command.RecordParked(effect, kind, reason));
    }
}
