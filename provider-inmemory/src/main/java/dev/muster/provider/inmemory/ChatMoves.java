package dev.muster.provider.inmemory;

import dev.muster.spi.call.Visibility;
import dev.muster.spi.conversation.Form;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.text.RichText;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

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

    /** Somebody presses a choice of a message; answers the trigger that came with it. */
    public String press(MessageRef message, String choice, String by) {
        String trigger = tool.world(() -> {
            Room.Line line = chat.line(message);
            if (line.content().choices().stream().noneMatch(c -> c.id().equals(choice))) {
                throw new IllegalArgumentException("message " + message.id() + " has no choice " + choice + ": found "
                        + line.content().choices());
            }
            return nextTrigger();
        });
        tool.tell((at, identity) -> new Meaning.ChoiceMade(at, identity, message, choice, by, trigger));
        return trigger;
    }

    /** Somebody sends the form of this id that was opened for them; a required field that is empty is refused. */
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
        }
        tool.tell((at, identity) -> new Meaning.FormSubmitted(at, identity, form, values, by));
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
