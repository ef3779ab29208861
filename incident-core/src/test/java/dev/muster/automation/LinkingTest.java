package dev.muster.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.automation.Effect.BookmarkResource;
import dev.muster.automation.Effect.DescribeConversation;
import dev.muster.automation.Effect.LinkTicket;
import dev.muster.automation.Effect.RelateReviewTicket;
import dev.muster.automation.Effect.UpdateTicket;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinkingTest {

    private final House house = new House();

    @Test
    void whichever_comes_second_ticket_and_channel_are_linked_once() {
        for (List<ResourceKind> order : List.of(
                List.of(ResourceKind.TICKET, ResourceKind.CONVERSATION),
                List.of(ResourceKind.CONVERSATION, ResourceKind.TICKET))) {
            Story story = declared();
            assertThat(Story.only(LinkTicket.class, story.made(order.get(0)))).isEmpty();
            assertThat(Story.only(LinkTicket.class, story.made(order.get(1))))
                    .containsExactly(new LinkTicket(ResourceKind.CONVERSATION));
            assertThat(story.intended("link-ticket-conversation").needs()).isEmpty();
        }
    }

    @Test
    void the_channel_gets_its_topic_at_once_and_the_people_do_not_wait_for_it() {
        Story story = declared();

        List<Intended> follows = story.made(ResourceKind.CONVERSATION);

        assertThat(follows)
                .filteredOn(each -> each.effect() instanceof DescribeConversation)
                .singleElement()
                .satisfies(topic -> {
                    assertThat(topic.dueAt()).isNull();
                    assertThat(topic.lane()).isEqualTo(Lane.CHATTER);
                    assertThat(topic.required()).isFalse();
                });
    }

    @Test
    void a_second_channel_or_ticket_gives_no_second_link() {
        Story story = declared();
        story.made(ResourceKind.TICKET);
        story.made(ResourceKind.CONVERSATION);

        List<Intended> again = story.by(Actor.tool("tool"))
                .when(new Command.RecordResource(
                        new Resource(ResourceKind.CONVERSATION, "tool", "other", "other", "https://x.example.com")));

        assertThat(Story.only(LinkTicket.class, again)).isEmpty();
    }

    @Test
    void in_any_order_every_tie_is_made_once() {
        List<ResourceKind> kinds = new ArrayList<>(house.resources);
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(kinds, new Random(seed));
            Story story = declared();
            List<Intended> all = new ArrayList<>();
            for (ResourceKind kind : kinds) {
                all.addAll(story.made(kind));
            }
            assertThat(Story.only(LinkTicket.class, all))
                    .as("order " + kinds)
                    .containsExactlyInAnyOrder(
                            new LinkTicket(ResourceKind.CONVERSATION), new LinkTicket(ResourceKind.DOCUMENT));
            assertThat(Story.only(BookmarkResource.class, all))
                    .extracting(BookmarkResource::to)
                    .containsExactlyInAnyOrder(ResourceKind.TICKET, ResourceKind.BRIDGE, ResourceKind.DOCUMENT);
        }
    }

    @Test
    void the_topic_follows_the_ticket() {
        assertThat(Story.only(DescribeConversation.class, declared().made(ResourceKind.TICKET)))
                .hasSize(1);
    }

    @Test
    void a_ticket_that_a_person_brought_is_brought_up_to_date() {
        house.resources.remove(ResourceKind.TICKET);
        Story story = declared();

        List<Intended> follows = story.made(ResourceKind.TICKET);

        assertThat(Story.only(UpdateTicket.class, follows)).hasSize(1);
        assertThat(Story.ids(follows)).noneMatch(id -> id.startsWith("create-"));
    }

    @Test
    void the_review_is_related_when_both_tickets_exist() {
        Story story = declared();
        story.made(ResourceKind.TICKET);

        assertThat(Story.only(RelateReviewTicket.class, story.made(ResourceKind.REVIEW_TICKET)))
                .hasSize(1);
    }

    private Story declared() {
        Story story = Story.in(house);
        story.declare(Story.checkout());
        return story;
    }
}
