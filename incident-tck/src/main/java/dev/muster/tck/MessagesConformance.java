package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Conversation;
import dev.muster.spi.conversation.ConversationDraft;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.Form;
import dev.muster.spi.conversation.MarkedMessage;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.conversation.Option;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a chat tool promises of messages. Extend {@link ConversationsConformance}, which has these promises too. */
public abstract class MessagesConformance extends Conformance<ConversationsFixture> {

    /** How long a search of a chat tool may lag: its contract names no time of its own. */
    static final Duration SETTLE_DELAY = Duration.ofMinutes(1);

    MessagesConformance() {}

    @Test
    @DisplayName("MESSAGE-1 posts a message and answers where it is")
    void posts() {
        Conversation opened = open(key());
        Conversation other = open(key());
        String text = unique("hello");
        MessageRef ref = post(opened, text);
        assertThat(ref.conversation()).isEqualTo(opened.id());
        assertThat(ref.id()).isNotBlank();
        assertThat(tool().messages(opened.id(), text)).isEqualTo(1);
        assertThat(tool().messages(other.id(), text)).isZero();
        assertThat(tool().message(ref).text()).contains(text);
    }

    @Test
    @DisplayName("MESSAGE-2 makes of one key sent twice as many messages as it declares")
    void posts_as_declared() {
        Conversation opened = open(key());
        String text = unique("hello");
        RequestKey key = key();
        MessageRef first = conversations().post(opened.id(), message(text), call(key));
        MessageRef second = conversations().post(opened.id(), message(text), retry(key));
        int made = tool().messages(opened.id(), text);
        assertThat(made)
                .as("messages made under %s", safety(Operation.CONVERSATION_POST))
                .isIn(copiesUnseen(safety(Operation.CONVERSATION_POST)));
        assertThat(second.equals(first))
                .as("whether both answers are one message")
                .isEqualTo(made == 1);
    }

    @Test
    @DisplayName("MESSAGE-3 has one message after an answer was lost and the call was repeated as declared")
    void posts_one_after_a_lost_answer() {
        Conversation opened = open(key());
        String text = unique("hello");
        RequestKey key = key();
        RepeatSafety safety = safety(Operation.CONVERSATION_POST);
        loseAnswer(() -> conversations().post(opened.id(), message(text), call(key)));
        assertThat(tool().messages(opened.id(), text)).isEqualTo(1);
        MessageRef ref = again(
                safety,
                SETTLE_DELAY,
                () -> conversations().findPost(opened.id(), key, retry(key)),
                () -> conversations().post(opened.id(), message(text), retry(key)));
        assertThat(tool().messages(opened.id(), text)).isEqualTo(copies(safety));
        assertThat(tool().message(ref).text()).contains(text);
    }

    @Test
    @DisplayName("MESSAGE-4 finds by key what the key posted there and nothing else, oldest first")
    void finds_messages_by_key() {
        Conversation opened = open(key());
        Conversation other = open(key());
        RequestKey key = key();
        String text = unique("hello");
        MessageRef first = conversations().post(opened.id(), message(text), call(key));
        post(opened, "another");
        MessageRef second = conversations().post(opened.id(), message(text), retry(key));
        tool().letSearchCatchUp(SETTLE_DELAY);
        List<MessageRef> made = first.equals(second) ? List.of(first) : List.of(first, second);
        boolean hasHandle = safety(Operation.CONVERSATION_POST).hasHandle();
        assertThat(conversations().findPost(opened.id(), key, call())).isEqualTo(hasHandle ? made : List.of());
        assertThat(conversations().findPost(other.id(), key, call())).isEmpty();
        assertThat(conversations().findPost(opened.id(), key(), call())).isEmpty();
        assertThat(tool().messages(opened.id(), text)).isEqualTo(made.size());
    }

    @Test
    @DisplayName("MESSAGE-5 shows text from people as plain text, whatever it looks like")
    void shows_plain_text() {
        Conversation opened = open(key());
        for (String text : Texts.MARKUP) {
            for (RichText rich : List.of(
                    RichText.plain(text),
                    RichText.line(new Inline.Strong(text)),
                    RichText.line(new Inline.Code(text)),
                    RichText.of(new Block.Quote(text)),
                    RichText.of(new Block.Heading(text)),
                    RichText.of(new Block.Preformatted(text)))) {
                Rendered seen = tool().message(conversations().post(opened.id(), Message.of("update", rich), call()));
                assertThat(seen.text()).contains(text);
                assertThat(seen.mentions()).as("mentions made of %s", text).isEmpty();
                assertThat(seen.links())
                        .as("links made of %s that do not show where they lead", text)
                        .allMatch(text::contains);
            }
        }
    }

    @Test
    @DisplayName("MESSAGE-6 shows every kind of block")
    void shows_blocks() {
        Conversation opened = open(key());
        Inline plain = new Inline.Plain("plain words");
        RichText text = RichText.of(
                new Block.Heading("a heading"),
                new Block.Paragraph(List.of(plain, new Inline.Strong("strong words"), new Inline.Code("code words"))),
                new Block.Quote("quoted words"),
                new Block.Bullets(
                        List.of(List.of(new Inline.Plain("first item")), List.of(new Inline.Plain("second item")))),
                new Block.Facts(List.of(new Block.Fact("severity", List.of(new Inline.Plain("major"))))),
                new Block.Note(List.of(new Inline.Plain("a note"))),
                new Block.Preformatted("kept   as it is"));
        String seen = tool().message(conversations().post(opened.id(), Message.of("card", text), call()))
                .text();
        assertThat(seen)
                .containsSubsequence(
                        "a heading",
                        "plain words",
                        "strong words",
                        "code words",
                        "quoted words",
                        "first item",
                        "second item",
                        "severity",
                        "major",
                        "a note",
                        "kept   as it is");
    }

    @Test
    @DisplayName("MESSAGE-7 mentions exactly the person meant, and links to where a link leads")
    void mentions_and_links() {
        Conversation opened = open(key());
        Person person = tool().people(1).get(0);
        conversations().invite(opened.id(), List.of(person), call());
        URI target = URI.create("https://tickets.example/T-1?a=b&c=%20");
        RichText text = RichText.line(
                new Inline.Mention(person.id(), person.name()),
                new Inline.Plain(" takes "),
                new Inline.Link(target, "T-1"));
        Rendered seen = tool().message(conversations().post(opened.id(), Message.of("update", text), call()));
        assertThat(seen.links()).containsExactly(target.toString());
        assertThat(seen.text()).contains(" takes ").contains("T-1");
        assertThat(seen.mentions().size() == 1 || seen.text().contains(person.name()))
                .as("one mention, or the name where the tool has no handle of the person; found %s", seen)
                .isTrue();
    }

    @Test
    @DisplayName("MESSAGE-8 shows what can be pressed, in order")
    void shows_choices() {
        Conversation opened = open(key());
        List<Choice> choices = List.of(
                Choice.button("take", "I take it", Choice.Style.PRIMARY),
                Choice.button("not-me", "Not me & <never>"),
                Choice.button("stop", "Stop", Choice.Style.DANGER));
        String text = unique("who leads");
        MessageRef ref = conversations().post(opened.id(), new Message("ask", RichText.plain(text), choices), call());
        assertThat(tool().choices(ref)).containsExactly("I take it", "Not me & <never>", "Stop");
        conversations().update(ref, message(text), call());
        assertThat(tool().choices(ref))
                .as("choices after an update without any")
                .isEmpty();
    }

    @Test
    @DisplayName("MESSAGE-9 replaces what a message says, again and again, and posts no other")
    void updates() {
        Conversation opened = open(key());
        String old = unique("old");
        String young = unique("young");
        MessageRef ref = post(opened, old);
        conversations().update(ref, message(young), call());
        conversations().update(ref, message(young), call());
        assertThat(tool().messages(opened.id(), young)).isEqualTo(1);
        assertThat(tool().messages(opened.id(), old)).isZero();
        assertThat(tool().message(ref).text()).contains(young);
    }

    @Test
    @DisplayName("MESSAGE-10 rejects the update of a message that was deleted")
    void rejects_the_update_of_a_deleted_one() {
        Conversation opened = open(key());
        String text = unique("old");
        MessageRef ref = post(opened, text);
        tool().delete(ref);
        assertThatThrownBy(() -> conversations().update(ref, message("young"), call()))
                .isInstanceOf(Rejected.class);
        assertThat(tool().messages(opened.id(), text)).isZero();
    }

    @Test
    @DisplayName("MESSAGE-11 shows a whisper to one person only")
    void whispers() {
        Conversation opened = open(key());
        List<Person> people = tool().people(2);
        conversations().invite(opened.id(), people, call());
        String text = unique("whisper");
        RequestKey key = key();
        conversations().whisper(opened.id(), people.get(0), message(text), call(key));
        assertThat(tool().shownOnlyTo(people.get(0), text)).isEqualTo(1);
        assertThat(tool().shownOnlyTo(people.get(1), text)).isZero();
        assertThat(tool().messages(opened.id(), text)).isZero();
        conversations().whisper(opened.id(), people.get(0), message(text), retry(key));
        assertThat(tool().shownOnlyTo(people.get(0), text)).isIn(copiesUnseen(safety(Operation.CONVERSATION_WHISPER)));
    }

    @Test
    @DisplayName("MESSAGE-12 reaches one person outside of any conversation")
    void reaches_directly() {
        Conversation opened = open(key());
        List<Person> people = tool().people(2);
        String text = unique("direct");
        conversations().direct(people.get(0), message(text), call());
        assertThat(tool().shownOnlyTo(people.get(0), text)).isEqualTo(1);
        assertThat(tool().shownOnlyTo(people.get(1), text)).isZero();
        assertThat(tool().messages(opened.id(), text)).isZero();
    }

    @Test
    @DisplayName("MESSAGE-13 opens a form for one person")
    void asks() {
        Person person = tool().people(1).get(0);
        String title = unique("form");
        Form form = new Form(
                "declare",
                title,
                List.of(
                        Form.Field.needed(
                                "title",
                                "What happens?",
                                Form.Text.line().upTo(200).like("Checkout fails")),
                        Form.Field.of("impact", "Who notices?", Form.Text.lines())
                                .hinted("It can be added later."),
                        Form.Field.of(
                                "severity",
                                "How bad?",
                                Form.OneOf.of(List.of(new Option("MAJOR", "MAJOR: many users"), Option.of("MINOR")))
                                        .like("I am not sure")),
                        Form.Field.of(
                                "more",
                                "More",
                                new Form.Ticks(
                                        List.of(new Option("page", "Page"), new Option("private", "Private")),
                                        List.of("page")))));
        conversations().ask(person, form, tool().trigger(person), call());
        assertThat(tool().formsShownTo(person, title)).isEqualTo(1);
    }

    @Test
    @DisplayName("MESSAGE-14 pins a message once, however often it is told to")
    void pins() {
        Conversation opened = open(key());
        MessageRef ref = post(opened, unique("pinned"));
        conversations().pin(ref, call());
        conversations().pin(ref, call());
        assertThat(tool().pins(opened.id())).isEqualTo(1);
    }

    @Test
    @DisplayName("MESSAGE-15 reads the messages that carry one of the marks, oldest first, each once")
    void reads_marked_messages() {
        Conversation opened = open(key());
        String first = unique("first");
        String second = unique("second & <third>");
        MessageRef one = post(opened, first);
        MessageRef two = post(opened, unique("unmarked"));
        MessageRef three = post(opened, second);
        tool().mark(three, "memo");
        tool().mark(three, "pushpin");
        tool().mark(one, "memo");
        tool().mark(two, "eyes");
        List<MarkedMessage> marked = conversations().marked(opened.id(), Set.of("memo", "pushpin"), call());
        assertThat(marked).extracting(MarkedMessage::ref).containsExactly(one, three);
        assertThat(marked.get(0).text()).contains(first);
        assertThat(marked.get(1).text()).contains(second);
        assertThat(marked.get(0).at()).isBeforeOrEqualTo(marked.get(1).at());
        assertThat(marked).allSatisfy(message -> {
            assertThat(message.author()).isNotBlank();
            assertThat(message.permalink().isAbsolute()).isTrue();
        });
        assertThat(conversations().marked(opened.id(), Set.of("white_check_mark"), call()))
                .isEmpty();
    }

    @Test
    @DisplayName("MESSAGE-16 retracts the superfluous message only, and again without harm")
    void retracts_a_message() {
        Conversation opened = open(key());
        String text = unique("twice");
        MessageRef kept = post(opened, text);
        MessageRef superfluous = post(opened, text);
        assertThat(tool().messages(opened.id(), text)).isEqualTo(2);
        conversations().retractPost(superfluous, call());
        conversations().retractPost(superfluous, call());
        assertThat(tool().messages(opened.id(), text)).isEqualTo(1);
        assertThat(tool().message(kept).text()).contains(text);
    }

    @Test
    @DisplayName("MESSAGE-17 says that a refused post was not carried out and when to come back")
    void tells_of_a_refused_post() {
        Conversation opened = open(key());
        String text = unique("hello");
        refuse(() -> post(opened, text));
        assertThat(tool().messages(opened.id(), text)).isZero();
        post(opened, text);
        assertThat(tool().messages(opened.id(), text)).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "MESSAGE-18 shows a text that is too long whole or cut, never inside a character, or rejects it by its field")
    void shows_or_rejects_long_texts() {
        Conversation opened = open(key());
        for (int length : List.of(500, 20_000, 200_000)) {
            String start = unique("long");
            Optional<MessageRef> posted = unlessRejected(() -> post(opened, start + Texts.ofWidePoints(length)));
            assertThat(tool().messages(opened.id(), start)).isEqualTo(posted.isPresent() ? 1 : 0);
            posted.ifPresent(ref -> assertThat(Texts.isWhole(tool().message(ref).text()))
                    .as("whether no character was cut in two")
                    .isTrue());
        }
        assertThat(tool().messages(opened.id(), Texts.ofWidePoints(100)))
                .as("long messages")
                .isPositive();
    }

    @Test
    @DisplayName("MESSAGE-19 marks a message of an exercise as one")
    void marks_messages_of_exercises() {
        Conversation opened = open(key());
        String text = unique("page everybody");
        Rendered seen = tool().message(conversations().post(opened.id(), message(text), drill()));
        assertThat(seen.text())
                .as("expected the text and a mark")
                .contains(text)
                .isNotEqualTo(text);
    }

    @Test
    @DisplayName("MESSAGE-20 shows menus, menus of people and links among what can be done, in order")
    void shows_menus_and_links() {
        Conversation opened = open(key());
        List<Choice> choices = List.of(
                Choice.button("update", "Post update"),
                Choice.opens("ticket", "Open the ticket", URI.create("https://tickets.example/T-1?a=b&c=%20")),
                Choice.menu("later", "Later", options("in 10 min", "in 1 h & <more>")),
                Choice.people("ask", "Ask someone"),
                Choice.further("more", "More", options("Timeline", "Task")));
        String text = unique("what now");
        MessageRef ref = conversations().post(opened.id(), new Message("ask", RichText.plain(text), choices), call());
        assertThat(tool().choices(ref))
                .containsExactly(
                        "Post update",
                        "Open the ticket",
                        "in 10 min",
                        "in 1 h & <more>",
                        "Ask someone",
                        "Timeline",
                        "Task");
    }

    @Test
    @DisplayName("MESSAGE-21 shows what belongs to a block of the text once, whatever the block is and says")
    void shows_what_belongs_to_a_block() {
        Conversation opened = open(key());
        List<String> spoken = new ArrayList<>(Texts.MARKUP);
        spoken.add("plain words");
        for (String text : spoken) {
            RichText rich = RichText.of(
                    new Block.Paragraph(List.of(new Inline.Strong(text), new Inline.Plain(" · " + text))),
                    new Block.Paragraph(List.of(new Inline.Plain(text), new Inline.Code(text))),
                    new Block.Quote(text));
            List<Choice> choices = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                choices.add(Choice.button("take-" + i, "Take " + i)
                        .spoken("Take role " + i)
                        .beside(i));
            }
            choices.add(Choice.button("beyond", "Beyond").beside(3));
            choices.add(Choice.button("below", "Below"));
            MessageRef ref = conversations().post(opened.id(), new Message("roles", rich, choices), call());
            assertThat(tool().choices(ref)).containsExactlyInAnyOrder("Take 0", "Take 1", "Take 2", "Beyond", "Below");
            Rendered seen = tool().message(ref);
            assertThat(seen.text()).contains(text + " · " + text);
            assertThat(seen.mentions()).as("mentions made of %s", text).isEmpty();
        }
    }

    private static List<Option> options(String... labels) {
        List<Option> options = new ArrayList<>();
        for (String label : labels) {
            options.add(new Option("option-" + label.length() + label.charAt(0), label));
        }
        return options;
    }

    final Conversations conversations() {
        return tool().conversations();
    }

    final RepeatSafety safety(Operation operation) {
        return conversations().promises().of(operation);
    }

    final ConversationDraft draft() {
        return new ConversationDraft(
                conversations().naming().fit(unique("tck-room")), "Checkout fails", "Works on the incident");
    }

    final Conversation open(RequestKey key) {
        int before = tool().openConversations();
        Conversation opened = conversations().open(draft(), call(key));
        assertThat(tool().openConversations())
                .as("conversations after one was opened")
                .isEqualTo(before + 1);
        return opened;
    }

    final MessageRef post(Conversation in, String text) {
        return conversations().post(in.id(), message(text), call());
    }

    static Message message(String text) {
        return Message.of("update", RichText.plain(text));
    }
}
