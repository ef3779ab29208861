package dev.muster.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.automation.Effect.Brief;
import dev.muster.automation.Effect.InvitePeople;
import dev.muster.automation.Effect.LookUpOnCall;
import dev.muster.automation.Effect.MailPeople;
import dev.muster.automation.Effect.OpenConversation;
import dev.muster.automation.Effect.PostMessage;
import dev.muster.automation.Effect.SendPage;
import dev.muster.automation.Effect.TellPeople;
import dev.muster.engagement.CommanderRule;
import dev.muster.engagement.EngagementRule;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.role.Role;
import dev.muster.severity.Impact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private final House house = new House();

    @Test
    void what_the_plan_lists_is_made_and_nothing_else() {
        house.resources = EnumSet.of(ResourceKind.CONVERSATION, ResourceKind.CARD, ResourceKind.BRIDGE);
        house.announceIn = null;

        List<Intended> follows = Story.in(house).declare(Declaration.of("Checkout fails"));

        assertThat(Story.ids(follows)).contains("open-conversation", "open-bridge", "card");
        assertThat(Story.ids(follows)).doesNotContain("create-ticket", "create-folder", "create-document", "announce");
    }

    @Test
    void nothing_optional_stands_before_a_page_a_channel_or_an_invitation() {
        house.commanders.add(new CommanderRule("ic", Match.ALWAYS, Target.service("checkout")));
        house.engagement.add(
                new EngagementRule("web", Match.ALWAYS, List.of(Target.team("web")), Role.RESPONDER, false));

        List<Intended> follows = Story.in(house).declare(Story.checkout());

        for (Intended each : follows) {
            if (each.effect() instanceof SendPage || each.effect() instanceof OpenConversation) {
                assertThat(each.needs()).as(each.id()).isEmpty();
            } else if (each.effect() instanceof InvitePeople) {
                assertThat(each.needs()).as(each.id()).containsExactly("open-conversation");
                assertThat(each.batch()).isEqualTo("invite");
            }
        }
        assertThat(Story.only(SendPage.class, follows)).containsExactly(new SendPage("P-1"));
    }

    @Test
    void the_channel_is_named_by_the_plan_and_a_title_is_never_filled_in() {
        Story story = Story.in(house);
        story.declare(Declaration.of("All {id} fail"));

        assertThat(story.intended("open-conversation").effect())
                .isEqualTo(new OpenConversation("inc-INC-1-All {id} fail-"));
    }

    @Test
    void the_document_goes_into_the_folder_and_is_made_without_it_if_need_be() {
        Story story = Story.in(house);
        story.declare(Story.checkout());

        Intended document = story.intended("create-document");
        assertThat(document.needs()).containsExactly("create-folder");
        assertThat(document.tolerant()).isTrue();

        house.resources.remove(ResourceKind.FOLDER);
        story = Story.in(house);
        story.declare(Story.checkout());
        assertThat(story.intended("create-document").needs()).isEmpty();
    }

    @Test
    void standing_guests_are_invited_to_open_incidents_only() {
        house.inviteAlways = List.of("ann", "bob");

        List<Intended> open = Story.in(house).declare(Story.checkout());
        List<Intended> secret = Story.in(house).declare(Story.checkout().seenBy(Confidentiality.SECRET));

        assertThat(Story.only(InvitePeople.class, open)).contains(new InvitePeople(Set.of("ann", "bob")));
        assertThat(Story.ids(secret)).doesNotContain("invite-always");
    }

    @Test
    void a_declaration_with_two_people_and_every_tool_costs_no_more_than_45_calls() {
        house.commanders.add(new CommanderRule("ic", Match.ALWAYS, Target.service("checkout")));
        house.engagement.add(
                new EngagementRule("pay", Match.ALWAYS, List.of(Target.person("bob")), Role.RESPONDER, true));
        house.audience("all", "sam", "tom").initial("major", Match.ALWAYS, "all");
        Story story = Story.in(house);
        List<Intended> all = new ArrayList<>(story.declare(Story.checkout().withImpact(Impact.UNKNOWN.share(0.5))));
        for (ResourceKind kind : house.resources) {
            all.addAll(story.made(kind));
        }
        for (String page : List.of("P-1", "P-2")) {
            all.addAll(story.when(new Command.RecordPageSent(
                    page, "pager", "R" + page, List.of(page.equals("P-1") ? "ann" : "bob"))));
            all.addAll(story.when(new Command.RecordPageAcknowledged(page, page.equals("P-1") ? "ann" : "bob")));
        }
        for (String person : List.of("ann", "bob")) {
            all.addAll(story.when(new Command.Join(person, "joined the channel")));
        }

        assertThat(Story.calls(all)).hasSizeLessThanOrEqualTo(39);
    }

    @Test
    void a_person_is_told_by_the_medium_of_the_person_and_the_size() {
        Story major = Story.in(house);
        major.declare(Story.checkout().withSeverity("MAJOR"));
        List<Intended> loud = new ArrayList<>(engage(major, "ann"));
        loud.addAll(engage(major, "bob"));

        Story minor = Story.in(house);
        minor.declare(Story.checkout().withSeverity("MINOR"));
        List<Intended> calm = new ArrayList<>(engage(minor, "ann"));
        calm.addAll(engage(minor, "cid"));

        assertThat(Story.only(TellPeople.class, loud))
                .singleElement()
                .matches(told -> told.people().equals(List.of("ann")));
        assertThat(mailed(loud)).singleElement().matches(told -> told.people().equals(List.of("bob")));
        assertThat(mailed(calm)).singleElement().matches(told -> told.people().equals(List.of("ann")));
        assertThat(Story.only(TellPeople.class, calm))
                .singleElement()
                .matches(told -> told.people().equals(List.of("cid")));
    }

    @Test
    void whoever_comes_by_themselves_is_invited_and_not_told_that_they_came() {
        Story story = Story.in(house);
        story.declare(Story.checkout());

        List<Intended> follows = story.by(Actor.by("ann")).when(new Command.Join("ann", "wants to help"));

        assertThat(Story.only(InvitePeople.class, follows)).containsExactly(new InvitePeople(Set.of("ann")));
        assertThat(Story.only(TellPeople.class, follows)).isEmpty();
        assertThat(mailed(follows)).isEmpty();
    }

    @Test
    void whoever_was_seen_to_come_into_the_channel_is_only_briefed() {
        Story story = Story.in(house);
        story.declare(Story.checkout());
        story.made(ResourceKind.CONVERSATION);

        List<Intended> follows = story.later(Duration.ofMinutes(3))
                .by(Actor.tool("chat"))
                .when(new Command.Join("observer", "joined the channel"));

        assertThat(Story.only(Brief.class, follows)).hasSize(1);
        assertThat(Story.only(InvitePeople.class, follows)).isEmpty();
        assertThat(Story.only(TellPeople.class, follows)).isEmpty();
        assertThat(Story.only(PostMessage.class, follows)).isEmpty();
    }

    @Test
    void the_channel_has_one_message_for_all_who_were_brought_in_together() {
        Story story = Story.in(house);
        story.declare(Story.checkout());
        story.made(ResourceKind.CONVERSATION);

        List<Intended> follows = story.later(Duration.ofMinutes(3))
                .by(Actor.by("zoe"))
                .when(new Command.Engage(List.of(Target.team("web")), Role.RESPONDER, "they know it", false));

        List<Intended> posts = Story.calls(follows).stream()
                .filter(each -> each.effect() instanceof PostMessage)
                .toList();
        assertThat(posts).singleElement().satisfies(post -> {
            Effect.Words words = ((PostMessage) post.effect()).words();
            assertThat(words.template()).isEqualTo(Templates.PEOPLE_ENGAGED);
            assertThat(words.values()).containsEntry("people", "ann,cid").containsEntry("why", "they know it");
        });
    }

    @Test
    void an_on_call_is_looked_up_under_the_name_the_roster_knows() {
        Story story = Story.in(house);
        story.declare(Story.checkout());

        List<Intended> follows = story.when(new Command.Engage(
                List.of(Target.team("pay"), Target.service("checkout"), Target.service("unheard-of")),
                Role.RESPONDER,
                "why",
                false));

        assertThat(Story.only(LookUpOnCall.class, follows))
                .extracting(LookUpOnCall::rota)
                .containsExactly("PPAY", "PCHECK", "unheard-of");
    }

    @Test
    void each_join_is_briefed_once() {
        Story story = Story.in(house);
        story.declare(Story.checkout());

        List<Intended> first = story.later(Duration.ofMinutes(47)).when(new Command.Join("ann", "came"));
        List<Intended> again = story.when(new Command.Join("ann", "came"));

        assertThat(Story.only(Brief.class, first)).containsExactly(new Brief("ann", "came"));
        assertThat(again).isEmpty();
    }

    @Test
    void the_reporter_gets_the_channel_as_soon_as_it_is_open() {
        Story story = Story.in(house);
        story.declare(Story.checkout().reportedBy("rita"));

        List<Intended> follows = story.made(ResourceKind.CONVERSATION);

        assertThat(story.intended("tell-reporter").needs()).isEmpty();
        assertThat(Story.only(TellPeople.class, follows))
                .singleElement()
                .matches(told -> told.people().equals(List.of("rita")));
    }

    private static List<MailPeople> mailed(List<Intended> follows) {
        return Story.only(MailPeople.class, follows).stream()
                .filter(mail -> !mail.words().template().equals(Templates.CHANNEL_FAILED))
                .toList();
    }

    private List<Intended> engage(Story story, String person) {
        return story.by(Actor.by("zoe"))
                .when(new Command.Engage(List.of(Target.person(person)), Role.RESPONDER, "knows it", false));
    }
}
