package dev.muster.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.automation.Effect.CreateDocument;
import dev.muster.automation.Effect.CreateTicket;
import dev.muster.automation.Effect.RefreshDocument;
import dev.muster.automation.Effect.TellPeople;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Note;
import dev.muster.review.ActionItem;
import dev.muster.review.ReviewPolicy;
import dev.muster.role.Role;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowUpTest {

    private final House house = new House();

    @Test
    void a_review_that_is_owed_gets_a_ticket_and_a_document_once() {
        Story story = declared();

        List<Intended> resolved = story.when(new Command.Resolve("fixed"));
        story.when(new Command.Reopen("again"));
        List<Intended> again = story.when(new Command.Resolve("fixed again"));

        assertThat(Story.only(CreateTicket.class, resolved)).containsExactly(new CreateTicket("review", ""));
        assertThat(Story.only(CreateDocument.class, resolved)).containsExactly(new CreateDocument("review"));
        assertThat(Story.only(CreateTicket.class, again)).isEmpty();
        assertThat(Story.only(CreateDocument.class, again)).isEmpty();
    }

    @Test
    void a_policy_without_a_follow_up_ticket_has_none() {
        house.review = new ReviewPolicy(Set.of(Tier.MAJOR), Duration.ofDays(7), false);

        assertThat(Story.only(CreateTicket.class, declared().when(new Command.Resolve("fixed"))))
                .isEmpty();
    }

    @Test
    void the_owner_of_the_review_is_told_unless_they_asked_for_it() {
        Story story = declared();
        story.when(new Command.AssignRole(Role.LEAD, "ann", null));

        assertThat(told(story.by(Actor.by("bob")).when(new Command.Resolve("fixed"))))
                .containsExactly("ann");
        story.when(new Command.Reopen("again"));
        assertThat(told(story.by(Actor.by("ann")).when(new Command.Resolve("fixed"))))
                .isEmpty();
    }

    @Test
    void an_action_item_becomes_a_ticket_and_its_owner_is_told() {
        Story story = declared();

        List<Intended> added = story.when(new Command.AddActionItem(
                "pin it",
                "bob",
                ActionItem.Priority.LOW,
                story.now().plus(Duration.ofDays(5)),
                ActionItem.Horizon.LONG));
        List<Intended> handed = story.when(new Command.ChangeActionItem("A-1", "ann", null, null));
        List<Intended> moved =
                story.when(new Command.ChangeActionItem("A-1", null, story.now().plus(Duration.ofDays(4)), null));

        assertThat(Story.only(CreateTicket.class, added)).containsExactly(new CreateTicket("action-item", "A-1"));
        assertThat(told(added)).containsExactly("bob");
        assertThat(told(handed)).containsExactly("ann");
        assertThat(told(moved)).isEmpty();
    }

    @Test
    void the_owner_of_a_task_is_told_when_it_becomes_theirs() {
        Story story = declared();

        assertThat(told(story.when(new Command.AddTask("look", "bob", null)))).containsExactly("bob");
        assertThat(told(story.when(new Command.ChangeTask("T-1", "ann", null)))).containsExactly("ann");
        assertThat(told(story.by(Actor.by("cid")).when(new Command.AddTask("mine", "cid", null))))
                .isEmpty();
    }

    @Test
    void learnings_flow_into_the_review() {
        Story story = declared();
        assertThat(reviews(story.when(note("before there is a review")))).isEmpty();
        story.when(new Command.Resolve("fixed"));

        assertThat(reviews(story.when(note("alarms were late")))).hasSize(1);
    }

    private Story declared() {
        Story story = Story.in(house);
        story.declare(Story.checkout().withSeverity("MAJOR"));
        return story;
    }

    private static Command note(String text) {
        return new Command.TakeNote(null, Note.Kind.LEARNING, text, "ann", Story.START, null);
    }

    private static List<RefreshDocument> reviews(List<Intended> follows) {
        return Story.only(RefreshDocument.class, follows).stream()
                .filter(each -> each.purpose().equals("review"))
                .toList();
    }

    private static List<String> told(List<Intended> follows) {
        return Story.only(TellPeople.class, follows).stream()
                .flatMap(each -> each.people().stream())
                .toList();
    }
}
