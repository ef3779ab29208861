package dev.muster.provider.inmemory;

import dev.muster.spi.call.Visibility;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Form;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.conversation.Option;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.text.RichText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What people do in an {@link InMemoryChat}. Each move changes the chat at once and, where a real chat would call a webhook, sends a delivery.
 * Thread-safe. A move that cannot be made (a channel that does not exist) throws as the chat would.
 */
public final class ChatMoves {

    private static final Room.Origin BY_HAND = new Room.Origin(null, Visibility.OPEN, false);

    private final Tool tool;
    private final InMemoryChat chat;
    private int lastTrigger;

    ChatMoves(Tool tool, InMemoryChat chat) {
        this.tool = tool;
        this.chat = chat;
    }

    /** Somebody writes in a channel. */
    public MessageRef say(String conversation, String author, String text) {
        return write(conversation, author, text, false);
    }

    /** Somebody writes to the library: its own user is mentioned. */
    public MessageRef mention(String conversation, String author, String text) {
        return write(conversation, author, text, true);
    }

    /** Changes what a message says. */
    public void edit(MessageRef message, String text) {
        tool.world(() -> {
            chat.line(message).replace(Message.of("human", RichText.plain(text)));
            return Tool.Done.OK;
        });
    }

    /** Deletes a message. */
    public void delete(MessageRef message) {
        tool.world(() -> {
            Room.Line line = chat.line(message);
            line.deleted = true;
            line.marks.clear();
            return Tool.Done.OK;
        });
    }

    /** A reaction on a message, to be put there or taken away by somebody. */
    public Reaction react(MessageRef message, String mark) {
        return new Reaction(message, mark);
    }

    /** Somebody presses a button of a message, or picks an option of a menu by its value; answers the trigger that came with it. */
    public String press(MessageRef message, String choice, String by) {
        String trigger = acted(message, choice, each -> isPressed(each, choice));
        tool.tell((at, identity) -> new Meaning.ChoiceMade(at, identity, message, choice, by, trigger));
        return trigger;
    }

    /** Somebody picks a person in a menu of people; answers the trigger that came with it. */
    public String pick(MessageRef message, String choice, String person, String by) {
        String trigger = acted(
                message,
                choice,
                each -> each instanceof Choice.PersonMenu && each.id().equals(choice));
        tool.tell((at, identity) -> new Meaning.PersonPicked(at, identity, message, choice, person, by, trigger));
        return trigger;
    }

    /** The reader of a whisper or a direct message presses a button of it, or picks an option of a menu by its value; answers the trigger. */
    public String press(PrivateMessage message, String choice) {
        String trigger = acted(message, choice, each -> isPressed(each, choice));
        MessageRef ref = ref(message);
        tool.tell((at, identity) -> new Meaning.ChoiceMade(at, identity, ref, choice, message.to(), trigger));
        return trigger;
    }

    /** The reader of a whisper or a direct message picks a person in a menu of people; answers the trigger. */
    public String pick(PrivateMessage message, String choice, String person) {
        String trigger = acted(
                message,
                choice,
                each -> each instanceof Choice.PersonMenu && each.id().equals(choice));
        MessageRef ref = ref(message);
        tool.tell((at, identity) -> new Meaning.PersonPicked(at, identity, ref, choice, person, message.to(), trigger));
        return trigger;
    }

    /** Where nobody else can look: a message of its own in the channel, or in the conversation with the one person. */
    private static MessageRef ref(PrivateMessage message) {
        String shownIn = message.conversation();
        return new MessageRef(
                shownIn == null ? "direct-" + message.to() : shownIn,
                "private-" + message.key().value());
    }

    private String acted(PrivateMessage message, String choice, Predicate<Choice> isMeant) {
        return tool.world(() -> {
            checkOffered(message.key().value(), message.content().choices(), choice, isMeant);
            return nextTrigger();
        });
    }

    private static void checkOffered(String message, List<Choice> choices, String choice, Predicate<Choice> isMeant) {
        if (choices.stream().noneMatch(isMeant)) {
            throw new IllegalArgumentException(
                    "message " + message + " has no choice " + choice + ": found " + choices);
        }
    }

    private static boolean isPressed(Choice each, String choice) {
        return each instanceof Choice.Menu menu
                ? menu.options().stream().anyMatch(option -> option.value().equals(choice))
                : each instanceof Choice.Button && each.id().equals(choice);
    }

    private String acted(MessageRef message, String choice, Predicate<Choice> isMeant) {
        return tool.world(() -> {
            checkOffered(message.id(), chat.line(message).content().choices(), choice, isMeant);
            return nextTrigger();
        });
    }

    /**
     * Somebody sends the form of this id that was opened for them. A required field that is empty, a text that is too long and a value that is no option are
     * refused.
     */
    public void submit(String form, Map<String, String> values, String by) {
        Form asked = chat.forms().stream()
                .filter(f -> f.to().equals(by) && f.form().id().equals(form))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no form " + form + " was opened for " + by))
                .form();
        for (Form.Field field : asked.fields()) {
            if (field.required() && values.getOrDefault(field.name(), "").isBlank()) {
                throw new IllegalArgumentException("field " + field.name() + " of form " + form + " is required");
            }
            check(field, values.getOrDefault(field.name(), ""));
        }
        tool.tell((at, identity) -> new Meaning.FormSubmitted(at, identity, form, values, by));
    }

    private static void check(Form.Field field, String value) {
        if (field.entry() instanceof Form.Text text && value.length() > text.most()) {
            throw new IllegalArgumentException("field " + field.name() + " has " + value.length()
                    + " characters: expected at most " + text.most());
        }
        if (field.entry() instanceof Form.OneOf one && !value.isEmpty()) {
            checkOption(field, one.options(), value);
        }
        if (field.entry() instanceof Form.Ticks ticks && !value.isEmpty()) {
            for (String ticked : value.split(",", -1)) {
                checkOption(field, ticks.options(), ticked);
            }
        }
    }

    private static void checkOption(Form.Field field, List<Option> options, String value) {
        if (options.stream().noneMatch(option -> option.value().equals(value))) {
            throw new IllegalArgumentException(
                    "field " + field.name() + " has no option " + value + ": found " + options);
        }
    }

    /** Somebody joins a channel. */
    public void join(String conversation, String who) {
        tool.world(() -> chat.room(conversation).members.add(who));
        tool.tell((at, identity) -> new Meaning.MemberJoined(at, identity, conversation, who));
    }

    /** Somebody leaves a channel. */
    public void leave(String conversation, String who) {
        tool.world(() -> chat.room(conversation).members.remove(who));
        tool.tell((at, identity) -> new Meaning.MemberLeft(at, identity, conversation, who));
    }

    /** Somebody makes a channel of their own; answers its id. */
    public String create(String name, String by) {
        return tool.world(() -> {
            checkFree(name);
            Room room = chat.make(name, BY_HAND);
            room.members.add(by);
            return room.id;
        });
    }

    /** Somebody renames a channel. */
    public void rename(String conversation, String name, String by) {
        tool.world(() -> {
            checkFree(name);
            chat.name(chat.room(conversation), name);
            return Tool.Done.OK;
        });
        changed(conversation, Meaning.Change.RENAMED, by);
    }

    /** Somebody writes another topic. */
    public void describe(String conversation, String topic, String by) {
        tool.world(() -> chat.room(conversation).topic = topic);
        changed(conversation, Meaning.Change.DESCRIBED, by);
    }

    /** Somebody archives a channel. */
    public void archive(String conversation, String by) {
        tool.world(() -> chat.room(conversation).archived = true);
        changed(conversation, Meaning.Change.ARCHIVED, by);
    }

    /** Somebody takes a channel back from the archive. */
    public void unarchive(String conversation, String by) {
        tool.world(() -> chat.room(conversation).archived = false);
        changed(conversation, Meaning.Change.UNARCHIVED, by);
    }

    /** Somebody deletes a channel; its name is free again. */
    public void deleteChannel(String conversation, String by) {
        tool.world(() -> {
            chat.room(conversation);
            chat.remove(conversation);
            return Tool.Done.OK;
        });
        changed(conversation, Meaning.Change.DELETED, by);
    }

    /** The person's account is closed: they can neither be invited nor written to. */
    public void deactivate(String person) {
        tool.world(() -> {
            chat.close(person, false);
            return Tool.Done.OK;
        });
    }

    /** The chat does not know the person. */
    public void forget(String person) {
        tool.world(() -> {
            chat.close(person, true);
            return Tool.Done.OK;
        });
    }

    /** These people have accounts, and nobody else. */
    public void enrol(Set<String> people) {
        tool.world(() -> {
            chat.enrol(people);
            return Tool.Done.OK;
        });
    }

    /** The person has an account, again. */
    public void activate(String person) {
        tool.world(() -> {
            chat.reopen(person);
            return Tool.Done.OK;
        });
    }

    private MessageRef write(String conversation, String author, String text, boolean addressed) {
        String trigger = tool.world(this::nextTrigger);
        MessageRef message = tool.world(() ->
                chat.write(chat.room(conversation), author, Message.of("human", RichText.plain(text)), BY_HAND).ref);
        tool.tell((at, identity) ->
                new Meaning.ChatMessage(at, identity, message, author, text, addressed, addressed ? trigger : null));
        return message;
    }

    private void changed(String conversation, Meaning.Change change, String by) {
        tool.tell((at, identity) -> new Meaning.ConversationChanged(at, identity, conversation, change, by));
    }

    private void checkFree(String name) {
        chat.checkName(name);
        if (chat.isTaken(name)) {
            throw new IllegalArgumentException("the name " + name + " is taken: names are unique in a chat");
        }
    }

    private String nextTrigger() {
        return "trigger-" + ++lastTrigger;
    }

    /** A reaction that somebody is about to put on a message, or to take away. */
    public final class Reaction {

        private final MessageRef message;
        private final String mark;

        private Reaction(MessageRef message, String mark) {
            this.message = message;
            this.mark = mark;
        }

        /** Somebody puts it there; twice by one person is once. */
        public void by(String who) {
            boolean news = tool.world(() -> chat.line(message)
                    .marks
                    .computeIfAbsent(mark, m -> new HashSet<>(2))
                    .add(who));
            if (news) {
                tool.tell((at, identity) -> new Meaning.MessageMarked(at, identity, message, mark, who, true));
            }
        }

        /** Somebody takes it away; the mark stays while others hold it. */
        public void removedBy(String who) {
            boolean news = tool.world(() -> {
                Map<String, Set<String>> marks = chat.line(message).marks;
                Set<String> people = marks.getOrDefault(mark, Set.of());
                if (!people.contains(who)) {
                    return false;
                }
                people.remove(who);
                if (people.isEmpty()) {
                    marks.remove(mark);
                }
                return true;
            });
            if (news) {
                tool.tell((at, identity) -> new Meaning.MessageMarked(at, identity, message, mark, who, false));
            }
        }
    }
}
