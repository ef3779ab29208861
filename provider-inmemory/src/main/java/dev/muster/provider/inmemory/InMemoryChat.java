package dev.muster.provider.inmemory;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A chat with channels: private ones unless the visibility is open, names unique among all that were not deleted, limits as real chats have
 * them. Thread-safe.
 *
 * <p>People are known by {@link Person#id()}; everybody has an account until {@link ChatMoves#deactivate}, {@link ChatMoves#forget}
 * or {@link ChatMoves#enrol} says otherwise. What people do is in {@link #people()}.
 */
public final class InMemoryChat implements Conversations {

    /** The author of everything the library posts. */
    public static final String BOT = "muster";

    private static final NameRules NAMES = new NameRules(80, true, "-_");
    private static final int MAX_TEXT = 40_000;
    private static final int MAX_BLOCKS = 50;
    private static final int MAX_INVITED = 1_000;
    private static final int MAX_TOPIC = 250;

    private final Tool tool;
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Keyed<Room> opened;
    private final Keyed<Room.Line> posted;
    private final Keyed<PrivateMessage> whispered;
    private final Keyed<AskedForm> asked;
    private final List<PrivateMessage> privately = new ArrayList<>();
    private final List<AskedForm> forms = new ArrayList<>();
    private final Set<String> deactivated = new HashSet<>();
    private final Set<String> unknown = new HashSet<>();
    private @Nullable Set<String> enrolled;
    private final ChatMoves moves;
    private int lastRoom;
    private int lastLine;

    InMemoryChat(Tool tool) {
        this.tool = tool;
        this.opened = tool.keyed();
        this.posted = tool.keyed();
        this.whispered = tool.keyed();
        this.asked = tool.keyed();
        this.moves = new ChatMoves(tool, this);
    }

    /** What people do in the chat: write, react, press, join, rename, delete. */
    public ChatMoves people() {
        return moves;
    }

    @Override
    public Promises promises() {
        return tool.promises("conversations.");
    }

    @Override
    public NameRules naming() {
        return NAMES;
    }

    @Override
    public Conversation open(ConversationDraft draft, CallContext context) {
        return tool.write(Operation.CONVERSATION_OPEN, draft.name(), context, () -> {
            checkName(draft.name());
            boolean byName = tool.safety(Operation.CONVERSATION_OPEN) == RepeatSafety.UNIQUE_NAME;
            String name = free(draft.name(), byName ? context.key() : null);
            Room own = rooms.get(names.getOrDefault(name, ""));
            if (own != null) {
                return own.conversation();
            }
            Room.Origin origin = new Room.Origin(context.key(), context.visibility(), context.drill());
            Supplier<Room> make = () -> {
                Room room = make(name, origin);
                room.topic = Texts.cut(Texts.marked(draft.topic(), context), MAX_TOPIC);
                room.purpose = Texts.cut(draft.purpose(), MAX_TOPIC);
                return room;
            };
            String key = context.key().value();
            if (byName) {
                Room room = make.get();
                opened.put(key, room);
                return room.conversation();
            }
            return opened.create(Operation.CONVERSATION_OPEN, key, room -> !room.archived, make)
                    .conversation();
        });
    }

    @Override
    public List<Conversation> find(RequestKey key, CallContext context) {
        return tool.read(
                "conversations.find",
                key.value(),
                context,
                () -> opened.find(Operation.CONVERSATION_OPEN, key.value()).stream()
                        .map(Room::conversation)
                        .toList());
    }

    @Override
    public Optional<Conversation> get(String conversation, CallContext context) {
        return tool.read(
                "conversations.get",
                conversation,
                context,
                () -> Optional.ofNullable(rooms.get(conversation)).map(Room::conversation));
    }

    @Override
    public Optional<Conversation> named(String name, CallContext context) {
        return tool.read("conversations.named", name, context, () -> Room.open(name, rooms.values()));
    }

    @Override
    public Conversation rename(String conversation, String name, CallContext context) {
        return tool.write(Operation.CONVERSATION_RENAME, conversation + " to " + name, context, () -> {
            checkName(name);
            Room room = usable(conversation);
            if (!room.name.equals(name)) {
                name(room, free(name, null));
            }
            return room.conversation();
        });
    }

    @Override
    public void describe(String conversation, String topic, String purpose, CallContext context) {
        tool.run(Operation.CONVERSATION_DESCRIBE, conversation, context, () -> {
            Room room = usable(conversation);
            room.topic = Texts.cut(Texts.marked(topic, context), MAX_TOPIC);
            room.purpose = Texts.cut(purpose, MAX_TOPIC);
        });
    }

    @Override
    public Invitations invite(String conversation, List<Person> people, CallContext context) {
        return tool.write(Operation.CONVERSATION_INVITE, conversation, context, () -> {
            if (people.size() > MAX_INVITED) {
                throw tool.rejected("people", "are " + people.size(), "invite at most " + MAX_INVITED + " at once");
            }
            Room room = usable(conversation);
            List<String> present = new ArrayList<>(people.size());
            Map<String, String> refused = new LinkedHashMap<>();
            for (Person person : people) {
                String reason = reasonAgainst(person.id());
                if (reason == null) {
                    room.members.add(person.id());
                    present.add(person.id());
                } else {
                    refused.put(person.id(), reason);
                }
            }
            return new Invitations(present, refused);
        });
    }

    @Override
    public MessageRef post(String conversation, Message message, CallContext context) {
        return tool.write(Operation.CONVERSATION_POST, conversation + " " + message.kind(), context, () -> {
            checkContent(message);
            Room room = usable(conversation);
            Room.Origin origin = new Room.Origin(context.key(), context.visibility(), context.drill());
            return posted.create(
                            Operation.CONVERSATION_POST,
                            conversation + " " + context.key(),
                            line -> !line.deleted,
                            () -> write(room, BOT, Texts.marked(message, context), origin))
                    .ref;
        });
    }

    @Override
    public List<MessageRef> findPost(String conversation, RequestKey key, CallContext context) {
        return tool.read(
                "conversations.findPost",
                conversation + " " + key,
                context,
                () -> posted.find(Operation.CONVERSATION_POST, conversation + " " + key).stream()
                        .filter(line -> !line.deleted)
                        .map(line -> line.ref)
                        .toList());
    }

    @Override
    public void update(MessageRef message, Message content, CallContext context) {
        tool.run(Operation.CONVERSATION_UPDATE, message.id() + " " + content.kind(), context, () -> {
            checkContent(content);
            usable(message.conversation());
            Room.Line line = line(message);
            Message newer = Texts.marked(content, context);
            if (!line.content().equals(newer)) {
                line.replace(newer);
            }
        });
    }

    @Override
    public void whisper(String conversation, Person to, Message message, CallContext context) {
        String subject = conversation + " to " + to.id() + " " + message.kind();
        tool.run(Operation.CONVERSATION_WHISPER, subject, context, () -> {
            Room room = usable(conversation);
            hand(room.members.contains(to.id()) ? conversation : null, to, message, context);
        });
    }

    @Override
    public void direct(Person to, Message message, CallContext context) {
        String subject = to.id() + " " + message.kind();
        tool.write(Operation.CONVERSATION_WHISPER, "conversations.direct", subject, context, () -> {
            hand(null, to, message, context);
            return Tool.Done.OK;
        });
    }

    @Override
    public void ask(Person to, Form form, String trigger, CallContext context) {
        tool.run(Operation.CONVERSATION_ASK, to.id() + " " + form.id(), context, () -> {
            checkAccount(to);
            asked.create(Operation.CONVERSATION_ASK, context.key().value(), f -> true, () -> {
                AskedForm opened = new AskedForm(to.id(), form, trigger, tool.now(), context.key());
                forms.add(opened);
                return opened;
            });
        });
    }

    @Override
    public void pin(MessageRef message, CallContext context) {
        tool.run(Operation.CONVERSATION_PIN, message.id(), context, () -> {
            Room room = usable(message.conversation());
            room.pins.add(line(message).ref);
        });
    }

    @Override
    public void bookmark(String conversation, String title, URI link, CallContext context) {
        tool.run(
                Operation.CONVERSATION_BOOKMARK,
                conversation + " " + title,
                context,
                () -> usable(conversation).bookmarks.put(link, title));
    }

    @Override
    public void archive(String conversation, CallContext context) {
        tool.run(Operation.CONVERSATION_ARCHIVE, conversation, context, () -> room(conversation).archived = true);
    }

    @Override
    public void unarchive(String conversation, CallContext context) {
        tool.run(Operation.CONVERSATION_UNARCHIVE, conversation, context, () -> room(conversation).archived = false);
    }

    @Override
    public List<MarkedMessage> marked(String conversation, Set<String> marks, CallContext context) {
        return tool.read(
                "conversations.marked",
                conversation,
                context,
                () -> room(conversation).lines.values().stream()
                        .filter(line ->
                                !line.deleted && line.marks.keySet().stream().anyMatch(marks::contains))
                        .map(line -> new MarkedMessage(
                                line.ref,
                                line.at,
                                line.author,
                                line.content().text().plain(),
                                permalink(line.ref)))
                        .toList());
    }

    @Override
    public void retract(Conversation superfluous, CallContext context) {
        tool.change("conversations.retract", superfluous.id(), context, () -> remove(superfluous.id()));
    }

    @Override
    public void retractPost(MessageRef superfluous, CallContext context) {
        tool.change("conversations.retractPost", superfluous.id(), context, () -> {
            Room room = rooms.get(superfluous.conversation());
            Room.Line line = room == null ? null : room.lines.remove(superfluous.id());
            if (room != null && line != null) {
                room.pins.remove(superfluous);
                posted.remove(line);
            }
        });
    }

    /** Every channel that was not deleted, archived ones included, in the order they were made. */
    public List<ChatChannel> channels() {
        return tool.world(() -> rooms.values().stream().map(Room::view).toList());
    }

    /** The channel with this id or name; empty when there is none. */
    public Optional<ChatChannel> channel(String idOrName) {
        return tool.world(() -> rooms.values().stream()
                .filter(room -> room.id.equals(idOrName) || room.name.equals(idOrName))
                .findFirst()
                .map(Room::view));
    }

    /** Every message of a channel by its id, deleted ones included, oldest first. */
    public List<ChatPost> posts(String conversation) {
        return tool.world(() ->
                room(conversation).lines.values().stream().map(Room.Line::view).toList());
    }

    /** What was posted by the library in any channel, oldest channel first. */
    public List<ChatPost> posts() {
        return tool.world(() -> rooms.values().stream()
                .flatMap(room -> room.lines.values().stream())
                .filter(line -> line.author.equals(BOT))
                .map(Room.Line::view)
                .toList());
    }

    /** What was whispered in channels, oldest first. */
    public List<PrivateMessage> whispers() {
        return tool.world(
                () -> privately.stream().filter(m -> m.conversation() != null).toList());
    }

    /** What was sent directly, oldest first. */
    public List<PrivateMessage> directs() {
        return tool.world(
                () -> privately.stream().filter(m -> m.conversation() == null).toList());
    }

    /** The forms that were opened, oldest first. */
    public List<AskedForm> forms() {
        return tool.world(() -> List.copyOf(forms));
    }

    Room make(String name, Room.Origin origin) {
        String id = "C" + ++lastRoom;
        Room room = new Room(id, name, tool.link("channels/" + id), origin);
        rooms.put(id, room);
        names.put(name, id);
        return room;
    }

    Room.Line write(Room room, String author, Message content, Room.Origin origin) {
        MessageRef ref = new MessageRef(room.id, "M" + ++lastLine);
        Room.Line line = new Room.Line(ref, tool.now(), author, content, origin);
        room.lines.put(ref.id(), line);
        return line;
    }

    Room room(String conversation) {
        Room room = rooms.get(conversation);
        if (room == null) {
            throw tool.rejected(
                    "conversation", conversation + " does not exist", "it may have been deleted; open another one");
        }
        return room;
    }

    Room.Line line(MessageRef message) {
        Room.Line line = room(message.conversation()).lines.get(message.id());
        if (line == null || line.deleted) {
            throw tool.rejected(
                    "message", message.id() + " does not exist", "it may have been deleted; post another one");
        }
        return line;
    }

    void remove(String conversation) {
        Room room = rooms.remove(conversation);
        if (room != null) {
            names.remove(room.name);
            opened.remove(room);
            room.lines.values().forEach(posted::remove);
        }
    }

    boolean isTaken(String name) {
        return names.containsKey(name);
    }

    void name(Room room, String name) {
        names.remove(room.name);
        room.name = name;
        names.put(name, room.id);
    }

    void checkName(String name) {
        if (!NAMES.fit(name).equals(name)) {
            throw tool.rejected(
                    "name", "'" + name + "' is not legal", "take up to 80 lower case letters, digits, - and _");
        }
    }

    void close(String person, boolean forgotten) {
        (forgotten ? unknown : deactivated).add(person);
    }

    void reopen(String person) {
        unknown.remove(person);
        deactivated.remove(person);
    }

    void enrol(Set<String> people) {
        enrolled = Set.copyOf(people);
    }

    URI permalink(MessageRef message) {
        return tool.link("channels/" + message.conversation() + "/" + message.id());
    }

    private Room usable(String conversation) {
        Room room = room(conversation);
        if (room.archived) {
            throw tool.rejected("conversation", conversation + " is archived", "take it back from the archive first");
        }
        return room;
    }

    private void hand(@Nullable String conversation, Person to, Message message, CallContext context) {
        checkContent(message);
        checkAccount(to);
        whispered.create(Operation.CONVERSATION_WHISPER, context.key().value(), m -> true, () -> {
            PrivateMessage sent = new PrivateMessage(
                    conversation,
                    to.id(),
                    Texts.marked(message, context),
                    tool.now(),
                    context.key(),
                    context.visibility(),
                    context.drill());
            privately.add(sent);
            return sent;
        });
    }

    /** The wanted name, with a number behind it as long as a channel that was not opened with {@code own} has it. */
    private String free(String wanted, @Nullable RequestKey own) {
        String name = wanted;
        for (int n = 2; names.containsKey(name); n++) {
            Room holder = room(names.getOrDefault(name, ""));
            if (own != null && own.equals(holder.key)) {
                return name;
            }
            String suffix = "-" + n;
            name = wanted.substring(0, Math.min(wanted.length(), NAMES.maxLength() - suffix.length())) + suffix;
        }
        return name;
    }

    private void checkContent(Message message) {
        String text = message.text().plain();
        tool.checkLength("text", text, MAX_TEXT);
        if (message.text().blocks().size() > MAX_BLOCKS) {
            throw tool.rejected("text", "has more than " + MAX_BLOCKS + " blocks", "join some of them");
        }
    }

    private void checkAccount(Person person) {
        String reason = reasonAgainst(person.id());
        if (reason != null) {
            throw tool.rejected("person", person.id() + " is " + reason, "tell somebody else");
        }
    }

    private @Nullable String reasonAgainst(String person) {
        if (deactivated.contains(person)) {
            return "deactivated";
        }
        boolean known = !unknown.contains(person) && (enrolled == null || enrolled.contains(person));
        return known ? null : "not found";
    }
}
