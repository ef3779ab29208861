package dev.muster.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.provider.http.testing.Fault;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.conversation.Conversation;
import dev.muster.spi.conversation.ConversationDraft;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.Form;
import dev.muster.spi.conversation.Invitations;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.conversation.Option;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.RichText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where Slack has manners of its own. */
class SlackWorkTest {

    private final ScriptedSlack slack = new ScriptedSlack();
    private final SlackProvider provider = slack.builder().build();
    private final Conversations chat = provider.conversations().orElseThrow();

    @AfterEach
    void close() {
        provider.close();
        assertThat(slack.server.unscripted()).isEmpty();
        slack.close();
    }

    @Test
    void numbers_the_name_of_a_channel_that_strangers_have_taken() {
        slack.open("inc-1", false, ScriptedSlack.STRANGER);
        slack.open("inc-1-2", true, ScriptedSlack.STRANGER);
        assertThat(chat.open(new ConversationDraft("inc-1", "", ""), call("open"))
                        .name())
                .isEqualTo("inc-1-3");
        slack.open("x".repeat(80), false, ScriptedSlack.STRANGER);
        assertThat(chat.open(new ConversationDraft("x".repeat(80), "", ""), call("other"))
                        .name())
                .isEqualTo("x".repeat(78) + "-2");
    }

    @Test
    void adopts_no_channel_of_its_own_that_another_request_made() {
        Conversation first = chat.open(new ConversationDraft("inc-1", "", "first"), call("first"));
        Conversation second = chat.open(
                new ConversationDraft("inc-1", "", "second"), call("second").withAttempt(2));
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.name()).isEqualTo("inc-1-2");
    }

    @Test
    void adopts_the_channel_that_a_first_try_made_and_could_not_mark() {
        slack.server.fail("POST /api/conversations.setPurpose", Fault.RESET_BEFORE);
        ConversationDraft draft = new ConversationDraft("inc-1", "topic", "purpose");
        assertThatThrownBy(() -> chat.open(draft, call("open"))).isInstanceOf(OutcomeUnknown.class);
        Conversation again = chat.open(draft, call("open").withAttempt(2));
        assertThat(again.name()).isEqualTo("inc-1");
        assertThat(Known.in(slack.rooms, again.id()).purpose).startsWith("purpose muster:");
        assertThat(Known.in(slack.rooms, again.id()).topic).isEqualTo("topic");
        assertThat(chat.find(RequestKey.of("inc-1/open"), call("find"))).containsExactly(again);
    }

    @Test
    void leaves_alone_an_unmarked_channel_that_is_older_than_a_day_or_met_at_the_first_try() {
        slack.open("inc-1", false, ScriptedSlack.BOT);
        assertThat(chat.open(new ConversationDraft("inc-1", "", ""), call("first"))
                        .name())
                .isEqualTo("inc-1-2");
        slack.open("inc-9", false, ScriptedSlack.BOT);
        slack.clock.advance(Duration.ofHours(25));
        assertThat(chat.open(
                                new ConversationDraft("inc-9", "", ""),
                                call("late").withAttempt(2))
                        .name())
                .isEqualTo("inc-9-2");
    }

    @Test
    @Tag("A-023")
    void shows_a_topic_of_the_full_length_with_the_links_it_begins_with_whole() {
        String link = "https://acme.atlassian.net/browse/INC-12?a=1&b=2";
        String topic = (link + " · " + "Checkout fails & burns ".repeat(20)).substring(0, 250);

        Conversation channel = chat.open(new ConversationDraft("inc-1", topic, "purpose"), call("a"));
        assertThat(Known.in(slack.rooms, channel.id()).topic.replace("&amp;", "&"))
                .startsWith(link + " · Checkout fails")
                .hasSizeLessThanOrEqualTo(250);

        chat.describe(channel.id(), link + " · Search is slow", "purpose", call("b"));
        assertThat(Known.in(slack.rooms, channel.id()).topic.replace("&amp;", "&"))
                .isEqualTo(link + " · Search is slow");
    }

    @Test
    void opens_a_channel_in_three_calls_and_asks_once_who_we_are() {
        chat.open(new ConversationDraft("inc-1", "topic", "purpose"), call("a"));
        assertThat(slack.server.journal()).hasSize(4);
        chat.open(new ConversationDraft("inc-2", "topic", "purpose"), call("b"));
        assertThat(slack.server.journal()).hasSize(7);
    }

    @Test
    void looks_nobody_up_again_who_was_expected_while_the_channel_opened() {
        slack.user("U0ANN", "ann@example.com", "Ann");
        List<Person> people = List.of(Person.of("ann@example.com"));
        chat.expect(people, call("a"));
        Conversation channel = chat.open(new ConversationDraft("inc-1", "", "purpose"), call("a"));
        chat.invite(channel.id(), people, call("b"));

        assertThat(slack.server.journal())
                .extracting(heard -> heard.route().substring("POST /api/".length()))
                .containsExactly(
                        "auth.test",
                        "users.lookupByEmail",
                        "conversations.create",
                        "conversations.setPurpose",
                        "conversations.invite");
    }

    @Test
    void looks_for_a_bookmark_unless_the_channel_was_made_a_moment_ago_and_it_is_the_first_try() {
        Conversation channel = chat.open(new ConversationDraft("inc-1", "", "purpose"), call("a"));
        URI link = URI.create("https://acme.atlassian.net/browse/INC-1");
        chat.bookmark(channel.id(), "INC-1", link, call("b"));
        assertThat(slack.server.count("POST /api/bookmarks.list")).isZero();

        chat.bookmark(channel.id(), "INC-1", link, call("b").withAttempt(2));
        chat.bookmark(channel.id(), "INC-1", link, call("c"));
        slack.clock.advance(Duration.ofMinutes(2));
        chat.bookmark(channel.id(), "other", URI.create("https://example.com/other"), call("d"));

        assertThat(slack.server.count("POST /api/bookmarks.list")).isEqualTo(3);
        assertThat(slack.server.count("POST /api/bookmarks.add")).isEqualTo(2);
    }

    @Test
    void invites_in_smaller_groups_where_the_workspace_takes_no_thousand() {
        slack.mostInvited = 100;
        Conversation channel = chat.open(new ConversationDraft("inc-1", "", ""), call("open"));
        List<Person> people = IntStream.range(0, 250)
                .mapToObj(n -> {
                    slack.user("U0P" + n, "p" + n + "@example.com", "P " + n);
                    return new Person("p" + n, "P", null, null, Map.of("slack", "U0P" + n));
                })
                .toList();
        Invitations invitations = chat.invite(channel.id(), people, call("invite"));
        assertThat(invitations.present()).hasSize(250);
        assertThat(Known.in(slack.rooms, channel.id()).members).hasSize(251);
        assertThat(slack.server.count("POST /api/conversations.invite")).isEqualTo(4);
    }

    @Test
    @Tag("A-022")
    @Tag("A-035")
    void invites_six_of_whom_one_is_there_and_one_is_deactivated() {
        Conversation channel = chat.open(new ConversationDraft("inc-1", "", ""), call("open"));
        List<Person> six = IntStream.range(0, 6)
                .mapToObj(n -> {
                    slack.user("U0P" + n, "p" + n + "@example.com", "P " + n).put("deleted", n == 5);
                    return Person.of("p" + n + "@example.com");
                })
                .toList();
        chat.invite(channel.id(), six.subList(0, 1), call("one"));
        slack.server.forget();
        Invitations invitations = chat.invite(channel.id(), six, call("six"));
        assertThat(invitations.present()).hasSize(5);
        assertThat(Known.in(slack.rooms, channel.id()).members)
                .containsExactlyInAnyOrder(ScriptedSlack.BOT, "U0P0", "U0P1", "U0P2", "U0P3", "U0P4");
        assertThat(invitations.refused()).containsOnlyKeys("p5@example.com");
        assertThat(invitations.refused().get("p5@example.com")).contains("deactivated");
        assertThat(slack.server.count("POST /api/conversations.invite")).isEqualTo(1);
    }

    @Test
    void reaches_somebody_directly_who_is_not_in_the_channel() {
        slack.user("U0ALICE", "alice@example.com", "Alice");
        Conversation channel = chat.open(new ConversationDraft("inc-1", "", ""), call("open"));
        chat.whisper(
                channel.id(), Person.of("alice@example.com"), Message.of("hint", RichText.plain("psst")), call("w"));
        assertThat(slack.whispers).isEmpty();
        chat.direct(Person.of("alice@example.com"), Message.of("hint", RichText.plain("psst again")), call("d"));
        assertThat(Known.in(slack.rooms, "D0U0ALICE").messages).hasSize(2);
        assertThat(slack.server.count("POST /api/conversations.open"))
                .as("the conversation of two is opened once")
                .isEqualTo(1);
        assertThatThrownBy(() -> chat.direct(
                        Person.of("nobody@example.com"), Message.of("hint", RichText.plain("psst")), call("n")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo("person nobody@example.com"));
    }

    @Test
    void posts_even_though_a_person_who_is_mentioned_cannot_be_looked_up() {
        Conversation channel = chat.open(new ConversationDraft("inc-1", "", ""), call("open"));
        slack.server.fail("POST /api/users.lookupByEmail", Fault.FORBIDDEN);
        MessageRef ref = chat.post(
                channel.id(),
                Message.of(
                        "update",
                        RichText.line(new dev.muster.spi.text.Inline.Mention("alice@example.com", "Alice Ang"))),
                call("post"));
        assertThat(Eyes.see(Known.in(Known.in(slack.rooms, channel.id()).messages, ref.id()))
                        .text())
                .isEqualTo("Alice Ang");
    }

    @Test
    void finds_its_post_among_hundreds() {
        Conversation channel = chat.open(new ConversationDraft("inc-1", "", ""), call("open"));
        MessageRef ours = chat.post(channel.id(), Message.of("card", RichText.plain("card")), call("card"));
        for (int i = 0; i < 450; i++) {
            String ts = slack.ts();
            Known.in(slack.rooms, channel.id())
                    .messages
                    .put(
                            ts,
                            dev.muster.provider.http.json.Json.object()
                                    .put("ts", ts)
                                    .put("text", "chatter"));
        }
        assertThat(chat.findPost(channel.id(), RequestKey.of("inc-1/card"), call("find")))
                .containsExactly(ours);
        assertThat(slack.server.count("POST /api/conversations.history")).isEqualTo(3);
    }

    @Test
    void refuses_a_form_without_a_trigger_or_with_what_slack_cannot_show() {
        Person alice = Person.of("alice@example.com");
        Form form = new Form("f", "Form", List.of(Form.Field.needed("a", "A", Form.Text.line())));
        assertThatThrownBy(() -> chat.ask(alice, form, "", call("ask")))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.field()).isEqualTo("trigger"));
        Form wide = new Form(
                "f", "Form", List.of(Form.Field.needed("a", "A", Form.OneOf.of(List.of(Option.of("x".repeat(151)))))));
        assertThatThrownBy(() -> chat.ask(alice, wide, "1.2.3", call("ask")))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("option of field a has 151 characters");
    }

    @Test
    void knows_a_channel_by_its_name_unless_it_is_archived() {
        Room room = slack.open("incidents", false, ScriptedSlack.STRANGER);
        assertThat(chat.named("incidents", call("named"))).map(Conversation::id).contains(room.id);
        room.archived = true;
        assertThat(chat.named("incidents", call("named"))).isEmpty();
        assertThat(chat.named("nothing", call("named"))).isEmpty();
    }

    private CallContext call(String effect) {
        return CallContext.of(
                RequestKey.of("inc-1/" + effect), slack.clock.instant().plus(Duration.ofMinutes(30)));
    }
}
