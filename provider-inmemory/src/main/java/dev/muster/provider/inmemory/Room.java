package dev.muster.provider.inmemory;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.conversation.Conversation;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A channel as the chat keeps it. Used under the tool's lock only. */
final class Room {

    final String id;
    final URI link;
    final Visibility visibility;
    final boolean drill;
    final @Nullable RequestKey key;
    final Set<String> members = new LinkedHashSet<>();
    final Map<String, Line> lines = new LinkedHashMap<>();
    final Set<MessageRef> pins = new LinkedHashSet<>();
    final Map<URI, String> bookmarks = new LinkedHashMap<>();

    String name;
    String topic = "";
    String purpose = "";
    boolean archived;

    Room(String id, String name, URI link, Origin origin) {
        this.id = id;
        this.name = name;
        this.link = link;
        this.visibility = origin.visibility;
        this.drill = origin.drill;
        this.key = origin.key;
    }

    Conversation conversation() {
        return new Conversation(id, name, link, archived);
    }

    ChatChannel view() {
        return new ChatChannel(
                id, name, topic, purpose, visibility, archived, drill, List.copyOf(members), pins, bookmarks, key);
    }

    @Override
    public String toString() {
        return id;
    }

    /** The one of these that is open under a name. */
    static Optional<Conversation> open(String name, Collection<Room> rooms) {
        return rooms.stream()
                .filter(room -> room.name.equals(name) && !room.archived)
                .findFirst()
                .map(Room::conversation);
    }

    /** Who made something, and for whose eyes. */
    record Origin(@Nullable RequestKey key, Visibility visibility, boolean drill) {}

    /** A message as the chat keeps it. */
    static final class Line {

        final MessageRef ref;
        final Instant at;
        final String author;
        final @Nullable RequestKey key;
        final Visibility visibility;
        final boolean drill;
        final Map<String, Set<String>> marks = new HashMap<>(2);
        private List<Message> earlier = List.of();
        private Message content;
        boolean deleted;

        Line(MessageRef ref, Instant at, String author, Message content, Origin origin) {
            this.ref = ref;
            this.at = at;
            this.author = author;
            this.content = content;
            this.key = origin.key;
            this.visibility = origin.visibility;
            this.drill = origin.drill;
        }

        Message content() {
            return content;
        }

        void replace(Message newer) {
            if (earlier.isEmpty()) {
                earlier = new ArrayList<>(2);
            }
            earlier.add(content);
            content = newer;
        }

        ChatPost view() {
            Map<String, Set<String>> who = new TreeMap<>();
            marks.forEach((mark, people) -> who.put(mark, Set.copyOf(people)));
            return new ChatPost(ref, at, author, content, earlier, who, deleted, key, visibility, drill);
        }

        @Override
        public String toString() {
            return ref.id();
        }
    }
}
