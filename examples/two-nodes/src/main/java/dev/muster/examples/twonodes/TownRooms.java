package dev.muster.examples.twonodes;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.conversation.Conversation;
import dev.muster.spi.conversation.ConversationDraft;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.Form;
import dev.muster.spi.conversation.Invitations;
import dev.muster.spi.conversation.MarkedMessage;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.conversation.NameRules;
import dev.muster.spi.people.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rooms whose names are unique. What is posted can be found again by its key; whoever posts twice without looking has posted twice. */
final class TownRooms implements Conversations {

    private final TownLine line;

    TownRooms(TownLine line) {
        this.line = line;
    }

    @Override
    public Promises promises() {
        return TownTools.promises(Map.of(
                Operation.CONVERSATION_OPEN, RepeatSafety.UNIQUE_NAME,
                Operation.CONVERSATION_POST, RepeatSafety.FIND));
    }

    @Override
    public NameRules naming() {
        return new NameRules(80, true, "-_");
    }

    @Override
    public Conversation open(ConversationDraft draft, CallContext context) {
        return room(line.makeRoom(context.key(), draft.name()));
    }

    @Override
    public List<Conversation> find(RequestKey key, CallContext context) {
        return line.find(Things.ROOM, key).stream().map(TownRooms::room).toList();
    }

    @Override
    public Optional<Conversation> get(String conversation, CallContext context) {
        return Optional.of(room(conversation));
    }

    @Override
    public Conversation rename(String conversation, String name, CallContext context) {
        return room(conversation);
    }

    @Override
    public void describe(String conversation, String topic, String purpose, CallContext context) {}

    @Override
    public Invitations invite(String conversation, List<Person> people, CallContext context) {
        return new Invitations(people.stream().map(Person::id).toList(), Map.of());
    }

    @Override
    public MessageRef post(String conversation, Message message, CallContext context) {
        return new MessageRef(conversation, line.make(Things.POST, context.key()));
    }

    @Override
    public List<MessageRef> findPost(String conversation, RequestKey key, CallContext context) {
        return line.find(Things.POST, key).stream()
                .map(id -> new MessageRef(conversation, id))
                .toList();
    }

    @Override
    public void update(MessageRef message, Message content, CallContext context) {}

    @Override
    public void whisper(String conversation, Person to, Message message, CallContext context) {}

    @Override
    public void direct(Person to, Message message, CallContext context) {}

    @Override
    public void ask(Person to, Form form, String trigger, CallContext context) {}

    @Override
    public void pin(MessageRef message, CallContext context) {}

    @Override
    public void bookmark(String conversation, String title, URI link, CallContext context) {}

    @Override
    public void archive(String conversation, CallContext context) {}

    @Override
    public void unarchive(String conversation, CallContext context) {}

    @Override
    public List<MarkedMessage> marked(String conversation, Set<String> marks, CallContext context) {
        return List.of();
    }

    @Override
    public void retract(Conversation superfluous, CallContext context) {
        line.takeBack(superfluous.id());
    }

    @Override
    public void retractPost(MessageRef superfluous, CallContext context) {
        line.takeBack(superfluous.id());
    }

    private static Conversation room(String id) {
        return new Conversation(id, "room-" + id, TownTools.ADDRESS, false);
    }
}
