package dev.muster.tck;

import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.people.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A chat tool to judge, and what somebody who looks at it sees and does. */
public interface ConversationsFixture extends Fixture {

    /** The capability, the same on each call. */
    Conversations conversations();

    /** That many people whom the tool knows and who can join; the same ones, in the same order, on each call. Up to 1,000 are asked for. */
    List<Person> people(int count);

    /** Somebody whose account in the tool was deactivated. */
    Person deactivated();

    /** Somebody of whom the tool knows nothing. */
    Person unknown();

    /** Whether the tool has private conversations; both answers are checked. */
    boolean hasPrivate();

    /** Lets somebody else open a conversation of this name; answers the tool's id of it. */
    String openAsStranger(String name);

    /** How many conversations there are that are not archived. */
    int openConversations();

    /** Whether only members can see the conversation. */
    boolean isPrivate(String conversation);

    /** The topic that is shown. */
    String topic(String conversation);

    /** The purpose that is shown. */
    String purpose(String conversation);

    /** Whether the person is in the conversation. */
    boolean isMember(String conversation, Person person);

    /** The titles of the bookmarks by their targets. */
    Map<URI, String> bookmarks(String conversation);

    /** How many messages are pinned. */
    int pins(String conversation);

    /** How many messages of the conversation show this text to everybody in it. */
    int messages(String conversation, String text);

    /** What a reader sees of a message. */
    Rendered message(MessageRef message);

    /** The labels of what a reader can press, follow or pick, in order: of a menu those of its options, of a menu of people its own. */
    List<String> choices(MessageRef message);

    /** How many messages with this text are shown to this person alone, in the conversation or directly. */
    int shownOnlyTo(Person person, String text);

    /** How many forms with this title were opened for the person. */
    int formsShownTo(Person person, String title);

    /** What the tool gives with a person's action, so that a form can be opened for them; empty where it needs nothing. */
    default String trigger(Person person) {
        return "";
    }

    /** Lets somebody put a mark (a reaction name without colons) on a message. */
    void mark(MessageRef message, String mark);

    /** Lets somebody delete a conversation. */
    void delete(String conversation);

    /** Lets somebody delete a message. */
    void delete(MessageRef message);
}
