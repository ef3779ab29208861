package dev.muster.spi.conversation;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.people.Person;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Channels or rooms. Thread-safe. Every method may throw a {@link dev.muster.spi.call.ProviderException}; work reaches a provider at least
 * once, and after a crash the same key comes again.
 */
public interface Conversations {

    /** The repeat safety of each operation. */
    Promises promises();

    /** Which names {@link #open} takes. */
    NameRules naming();

    /**
     * Opens a conversation: private unless the context's visibility is open. When the name is taken by a conversation that carries this
     * request's key, that one is answered; when it is a stranger's, a suffix is added.
     */
    Conversation open(ConversationDraft draft, CallContext context);

    /** What earlier calls of {@link #open} with {@code key} made, archived or not, oldest first; more than one only after a double. */
    List<Conversation> find(RequestKey key, CallContext context);

    /** The conversation as it is now; empty when it was deleted. */
    Optional<Conversation> get(String conversation, CallContext context);

    /**
     * The open conversation that people know by this name (without a leading {@code #}), or empty when there is none that this connection can see. A tool
     * that cannot look names up answers empty: there, ids have to be used.
     */
    default Optional<Conversation> named(String name, CallContext context) {
        return Optional.empty();
    }

    /** Renames; the answer holds the name that the tool took. */
    Conversation rename(String conversation, String name, CallContext context);

    /** Sets topic and purpose, each cut to what the tool takes. */
    void describe(String conversation, String topic, String purpose, CallContext context);

    /**
     * Tells that these people will soon be invited or written to, while their conversation is still being opened. A provider that must look up who they
     * are may do it now. Nothing depends on it: it may not be called, it changes nothing, and whatever it throws is ignored.
     */
    default void expect(List<Person> people, CallContext context) {}

    /** Invites up to 1,000 people in one call. People who are there already count as present; one who cannot join is no failure of the call. */
    Invitations invite(String conversation, List<Person> people, CallContext context);

    /** Posts a message. */
    MessageRef post(String conversation, Message message, CallContext context);

    /** What earlier calls of {@link #post} with {@code key} posted there, oldest first; more than one only after a double. */
    List<MessageRef> findPost(String conversation, RequestKey key, CallContext context);

    /** Replaces a message's content. A message that was deleted is a {@link dev.muster.spi.call.Rejected}. */
    void update(MessageRef message, Message content, CallContext context);

    /** Shows a message to one person only, in the conversation or, where that cannot be, directly. */
    void whisper(String conversation, Person to, Message message, CallContext context);

    /** Sends a message to one person outside any conversation. */
    void direct(Person to, Message message, CallContext context);

    /** Opens a form for one person; {@code trigger} is what the tool gave with the person's last action, where it needs one. */
    void ask(Person to, Form form, String trigger, CallContext context);

    /** Pins a message. */
    void pin(MessageRef message, CallContext context);

    /** Adds a link to the conversation's bookmarks; the same link again changes its title. */
    void bookmark(String conversation, String title, URI link, CallContext context);

    /** Archives; a conversation that is archived already is a success. */
    void archive(String conversation, CallContext context);

    /** Takes a conversation back from the archive; one that is open already is a success. */
    void unarchive(String conversation, CallContext context);

    /** The messages that carry one of the marks (reaction names without colons), oldest first, each once. */
    List<MarkedMessage> marked(String conversation, Set<String> marks, CallContext context);

    /** Removes a conversation that a call made twice: archived and renamed where the tool cannot delete. Gone already is a success. */
    void retract(Conversation superfluous, CallContext context);

    /** Removes a message that a call made twice. Gone already is a success. */
    void retractPost(MessageRef superfluous, CallContext context);
}
