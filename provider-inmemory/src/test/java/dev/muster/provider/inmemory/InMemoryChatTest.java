package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.ANN;
import static dev.muster.provider.inmemory.Fixtures.BOB;
import static dev.muster.provider.inmemory.Fixtures.EVE;
import static dev.muster.provider.inmemory.Fixtures.key;
import static dev.muster.provider.inmemory.Fixtures.meanings;
import static dev.muster.provider.inmemory.Fixtures.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Conversation;
import dev.muster.spi.conversation.ConversationDraft;
import dev.muster.spi.conversation.Form;
import dev.muster.spi.conversation.Invitations;
import dev.muster.spi.conversation.MarkedMessage;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.conversation.Option;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.RichText;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("an in-memory chat")
class InMemoryChatTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryProvider provider = InMemoryProvider.create(clock);
    private final InMemoryChat chat = provider.chat();
    private final ChatMoves people = chat.people();

    @Nested
    @DisplayName("when a channel is opened")
    class WhenAChannelIsOpened {

        @Test
        void is_private_unless_it_may_be_open() {
            Conversation hidden = chat.open(draft("inc-1"), secret("i1/open"));
            chat.open(draft("inc-2"), key("i2/open"));
            assertThat(chat.channel("inc-1").orElseThrow().visibility()).isEqualTo(Visibility.SECRET);
            assertThat(chat.channel("inc-2").orElseThrow().visibility()).isEqualTo(Visibility.OPEN);
            assertThat(chat.get(hidden.id(), key("i1/get"))).contains(hidden);
        }

        @Test
        void adopts_its_own_and_avoids_a_strangers() {
            people.create("inc-1", "eve");
            Conversation mine = chat.open(draft("inc-1"), key("i1/open"));
            assertThat(mine.name()).isEqualTo("inc-1-2");
            assertThat(chat.open(draft("inc-1"), key("i1/open"))).isEqualTo(mine);
            chat.archive(mine.id(), key("i1/archive"));
            assertThat(chat.open(draft("inc-1"), key("i1/open")).id()).isEqualTo(mine.id());
            assertThat(chat.open(draft("inc-1"), key("i2/open")).name()).isEqualTo("inc-1-3");
            assertThat(provider.doubled()).isEmpty();
        }

        @Test
        void keeps_a_suffixed_name_legal() {
            String longest = "a".repeat(80);
            chat.open(draft(longest), key("i1/open"));
            assertThat(chat.open(draft(longest), key("i2/open")).name()).isEqualTo("a".repeat(78) + "-2");
        }

        @Test
        void refuses_names_that_a_chat_refuses() {
            for (String name : List.of("Inc-1", "inc 1", "a".repeat(81), "inc.1", "größe")) {
                assertThatThrownBy(() -> chat.open(draft(name), key("i1/open")))
                        .as(name)
                        .isInstanceOfSatisfying(
                                Rejected.class, e -> assertThat(e.field()).isEqualTo("name"));
            }
        }

        @Test
        void is_found_by_its_key_archived_or_not_until_it_is_deleted() {
            Conversation opened = chat.open(draft("inc-1"), key("i1/open"));
            chat.archive(opened.id(), key("i1/archive"));
            assertThat(chat.find(RequestKey.of("i1/open"), key("i1/find")))
                    .extracting(Conversation::archived)
                    .containsExactly(true);
            people.deleteChannel(opened.id(), "bob");
            assertThat(chat.find(RequestKey.of("i1/open"), key("i1/find"))).isEmpty();
            assertThat(chat.get(opened.id(), key("i1/get"))).isEmpty();
            assertThat(chat.open(draft("inc-1"), key("i9/open")).name()).isEqualTo("inc-1");
        }

        @Test
        void cuts_topic_and_purpose_never_inside_a_character() {
            Conversation opened = chat.open(draft("inc-1"), key("i1/open"));
            chat.describe(opened.id(), "🔥".repeat(300), "x".repeat(250), key("i1/describe"));
            ChatChannel channel = chat.channel("inc-1").orElseThrow();
            assertThat(channel.topic()).isEqualTo("🔥".repeat(250));
            assertThat(channel.purpose()).hasSize(250);
        }

        @Test
        void doubles_when_the_tool_has_no_handle() {
            InMemoryProvider careless = InMemoryProvider.builder()
                    .clock(clock)
                    .safety(Operation.CONVERSATION_OPEN, RepeatSafety.NONE)
                    .build();
            careless.chat().open(draft("inc-1"), key("i1/open"));
            careless.chat().open(draft("inc-1"), key("i1/open"));
            assertThat(careless.chat().channels()).extracting(ChatChannel::name).containsExactly("inc-1", "inc-1-2");
            assertThat(careless.chat().find(RequestKey.of("i1/open"), key("i1/find")))
                    .isEmpty();
            assertThat(careless.doubled()).containsExactly("i1/open: [C1, C2]");
            careless.chat().retract(careless.chat().get("C2", key("g")).orElseThrow(), key("i1/retract"));
            assertThat(careless.doubled()).isEmpty();
        }
    }

    @Nested
    @DisplayName("when people are invited")
    class WhenPeopleAreInvited {

        private final Conversation room = chat.open(draft("inc-1"), key("i1/open"));

        @Test
        void counts_those_who_are_there_and_refuses_each_who_cannot_come() {
            people.join(room.id(), ANN.id());
            people.deactivate(BOB.id());
            people.forget(EVE.id());
            Invitations invitations = chat.invite(room.id(), List.of(ANN, BOB, EVE), key("i1/invite"));
            assertThat(invitations.present()).containsExactly(ANN.id());
            assertThat(invitations.refused()).isEqualTo(Map.of(BOB.id(), "deactivated", EVE.id(), "not found"));
            people.activate(BOB.id());
            assertThat(chat.invite(room.id(), List.of(BOB), key("i1/invite")).present())
                    .containsExactly(BOB.id());
            assertThat(chat.channel(room.id()).orElseThrow().members()).containsExactly(ANN.id(), BOB.id());
        }

        @Test
        void takes_a_thousand_at_once_and_no_more() {
            List<Person> many = Collections.nCopies(1_001, ANN);
            assertThat(chat.invite(room.id(), many.subList(0, 1_000), key("i1/invite"))
                            .refused())
                    .isEmpty();
            assertThatThrownBy(() -> chat.invite(room.id(), many, key("i1/invite")))
                    .isInstanceOf(Rejected.class)
                    .hasMessageContaining("1001");
        }
    }

    @Nested
    @DisplayName("when messages are posted")
    class WhenMessagesArePosted {

        private final Conversation room = chat.open(draft("inc-1"), key("i1/open"));

        @Test
        void posts_again_for_the_same_key_but_finds_both() {
            MessageRef first = chat.post(room.id(), text("hello"), key("i1/hello"));
            MessageRef second =
                    chat.post(room.id(), text("hello"), key("i1/hello").withAttempt(2));
            assertThat(second).isNotEqualTo(first);
            assertThat(chat.findPost(room.id(), RequestKey.of("i1/hello"), key("f")))
                    .containsExactly(first, second);
            assertThat(provider.doubled()).hasSize(1);
            chat.retractPost(second, key("i1/hello"));
            chat.retractPost(second, key("i1/hello"));
            assertThat(provider.doubled()).isEmpty();
        }

        @Test
        void keeps_what_a_message_said_before() {
            MessageRef card = chat.post(room.id(), text("one"), key("i1/card"));
            chat.update(card, text("two"), key("i1/card2"));
            chat.update(card, text("two"), key("i1/card2"));
            ChatPost post = chat.posts(room.id()).get(0);
            assertThat(post.text()).isEqualTo("two");
            assertThat(post.earlier()).containsExactly(text("one"));
            people.delete(card);
            assertThatThrownBy(() -> chat.update(card, text("three"), key("i1/card3")))
                    .isInstanceOf(Rejected.class);
        }

        @Test
        void refuses_what_is_too_long_or_has_too_many_blocks() {
            chat.post(room.id(), text("🔥".repeat(40_000)), key("i1/a"));
            assertThatThrownBy(() -> chat.post(room.id(), text("x".repeat(40_001)), key("i1/b")))
                    .isInstanceOf(Rejected.class);
            RichText blocks = new RichText(
                    Collections.nCopies(51, RichText.plain("x").blocks().get(0)));
            assertThatThrownBy(() -> chat.post(room.id(), Message.of("card", blocks), key("i1/c")))
                    .isInstanceOf(Rejected.class)
                    .hasMessageContaining("50 blocks");
        }

        @Test
        void refuses_to_write_into_an_archive() {
            chat.archive(room.id(), key("i1/archive"));
            chat.archive(room.id(), key("i1/archive"));
            assertThatThrownBy(() -> chat.post(room.id(), text("hello"), key("i1/hello")))
                    .isInstanceOf(Rejected.class)
                    .hasMessageContaining("archived");
            chat.unarchive(room.id(), key("i1/unarchive"));
            chat.post(room.id(), text("hello"), key("i1/hello"));
        }

        @Test
        void whispers_in_the_room_or_directly_where_that_cannot_be() {
            people.join(room.id(), ANN.id());
            chat.whisper(room.id(), ANN, text("psst"), key("i1/w1"));
            chat.whisper(room.id(), BOB, text("psst"), key("i1/w2"));
            chat.direct(EVE, text("hello"), key("i1/d"));
            assertThat(chat.whispers()).extracting(PrivateMessage::to).containsExactly(ANN.id());
            assertThat(chat.directs()).extracting(PrivateMessage::to).containsExactly(BOB.id(), EVE.id());
        }

        @Test
        void bookmarks_a_link_once_and_pins_a_message_once() {
            MessageRef card = chat.post(room.id(), text("one"), key("i1/card"));
            URI link = URI.create("https://example.com/doc");
            chat.bookmark(room.id(), "Doc", link, key("i1/b"));
            chat.bookmark(room.id(), "Document", link, key("i1/b"));
            chat.pin(card, key("i1/p"));
            chat.pin(card, key("i1/p"));
            ChatChannel channel = chat.channel(room.id()).orElseThrow();
            assertThat(channel.bookmarks()).isEqualTo(Map.of(link, "Document"));
            assertThat(channel.pins()).containsExactly(card);
        }
    }

    @Nested
    @DisplayName("when people do something")
    class WhenPeopleDoSomething {

        private final Conversation room = chat.open(draft("inc-1"), key("i1/open"));

        @Test
        void marks_a_message_until_the_last_reaction_is_gone() {
            MessageRef first = people.say(room.id(), "bob", "db is down");
            MessageRef second = people.say(room.id(), "eve", "restarted");
            people.react(second, "memo").by("bob");
            people.react(first, "memo").by("ann");
            people.react(first, "memo").by("bob");
            people.react(first, "pushpin").by("bob");
            people.edit(first, "db was down");
            assertThat(marked()).extracting(MarkedMessage::text).containsExactly("db was down", "restarted");
            people.react(first, "memo").removedBy("ann");
            assertThat(marked()).hasSize(2);
            people.react(first, "memo").removedBy("bob");
            assertThat(marked()).extracting(MarkedMessage::author).containsExactly("eve");
            people.delete(second);
            assertThat(marked()).isEmpty();
        }

        @Test
        void tells_each_move_once() {
            MessageRef said = people.say(room.id(), "bob", "hello");
            people.mention(room.id(), "bob", "status");
            people.react(said, "memo").by("ann");
            people.react(said, "memo").by("ann");
            people.react(said, "memo").removedBy("ann");
            people.join(room.id(), "eve");
            people.leave(room.id(), "eve");
            people.rename(room.id(), "inc-9", "bob");
            List<Meaning> meanings = meanings(provider);
            assertThat(meanings)
                    .hasExactlyElementsOfTypes(
                            Meaning.ChatMessage.class,
                            Meaning.ChatMessage.class,
                            Meaning.MessageMarked.class,
                            Meaning.MessageMarked.class,
                            Meaning.MemberJoined.class,
                            Meaning.MemberLeft.class,
                            Meaning.ConversationChanged.class);
            assertThat(meanings).extracting(Meaning::identity).doesNotHaveDuplicates();
            assertThat(meanings.get(1)).isInstanceOfSatisfying(Meaning.ChatMessage.class, m -> {
                assertThat(m.addressed()).isTrue();
                assertThat(m.trigger()).isNotNull();
            });
        }

        @Test
        void presses_what_is_there_and_sends_what_was_asked() {
            Choice take = Choice.button("take", "Take it", Choice.Style.PRIMARY);
            MessageRef card =
                    chat.post(room.id(), new Message("card", RichText.plain("who?"), List.of(take)), key("i1/card"));
            String trigger = people.press(card, "take", "bob");
            assertThatThrownBy(() -> people.press(card, "leave", "bob")).hasMessageContaining("leave");
            Form form = new Form("f1", "Resolve", List.of(Form.Field.needed("how", "How?", Form.Text.line())));
            chat.ask(BOB, form, trigger, key("i1/ask"));
            assertThatThrownBy(() -> people.submit("f1", Map.of(), BOB.id())).hasMessageContaining("how");
            people.submit("f1", Map.of("how", "rolled back"), BOB.id());
            assertThat(meanings(provider))
                    .hasExactlyElementsOfTypes(Meaning.ChoiceMade.class, Meaning.FormSubmitted.class);
        }

        @Test
        void picks_an_option_by_its_value_and_a_person_and_follows_no_link() {
            Choice later = Choice.menu("later", "Later", List.of(new Option("10", "in 10 min")));
            Choice page = Choice.opens("page", "Page", URI.create("https://incidents.example.com"));
            Message message = new Message(
                    "reminder", RichText.plain("late"), List.of(later, page, Choice.people("ask", "Ask someone")));
            MessageRef reminder = chat.post(room.id(), message, key("i1/reminder"));
            people.press(reminder, "10", "bob");
            people.pick(reminder, "ask", "ann", "bob");
            assertThatThrownBy(() -> people.press(reminder, "later", "bob")).hasMessageContaining("later");
            assertThatThrownBy(() -> people.press(reminder, "page", "bob")).hasMessageContaining("page");
            assertThatThrownBy(() -> people.pick(reminder, "10", "ann", "bob")).hasMessageContaining("10");
            List<Meaning> meanings = meanings(provider);
            assertThat(meanings).hasExactlyElementsOfTypes(Meaning.ChoiceMade.class, Meaning.PersonPicked.class);
            assertThat(meanings.get(0))
                    .isInstanceOfSatisfying(
                            Meaning.ChoiceMade.class,
                            made -> assertThat(made.choice()).isEqualTo("10"));
            assertThat(meanings.get(1)).isInstanceOfSatisfying(Meaning.PersonPicked.class, picked -> {
                assertThat(picked.choice()).isEqualTo("ask");
                assertThat(picked.person()).isEqualTo("ann");
                assertThat(picked.by()).isEqualTo("bob");
            });
        }

        @Test
        void takes_no_answer_that_a_form_does_not_offer() {
            Form form = new Form(
                    "f1",
                    "Declare",
                    List.of(
                            Form.Field.of("title", "What?", Form.Text.line().upTo(5)),
                            Form.Field.of("severity", "How bad?", Form.OneOf.of(List.of(new Option("1", "MAJOR")))),
                            Form.Field.of("more", "More", Form.Ticks.of(List.of(Option.of("a"), Option.of("b"))))));
            chat.ask(BOB, form, "trigger-1", key("i1/ask"));
            assertThatThrownBy(() -> people.submit("f1", Map.of("title", "longer"), BOB.id()))
                    .hasMessageContaining("at most 5");
            assertThatThrownBy(() -> people.submit("f1", Map.of("severity", "MAJOR"), BOB.id()))
                    .hasMessageContaining("no option MAJOR");
            assertThatThrownBy(() -> people.submit("f1", Map.of("more", "a,c"), BOB.id()))
                    .hasMessageContaining("no option c");
            people.submit("f1", Map.of("title", "short", "severity", "1", "more", "a,b"), BOB.id());
            assertThat(meanings(provider)).hasExactlyElementsOfTypes(Meaning.FormSubmitted.class);
        }

        private List<MarkedMessage> marked() {
            return chat.marked(room.id(), Set.of("memo", "pushpin-2"), key("i1/marked"));
        }
    }

    private static ConversationDraft draft(String name) {
        return new ConversationDraft(name, "topic", "purpose");
    }

    private static Message text(String text) {
        return Message.of("update", RichText.plain(text));
    }
}
