package dev.muster.provider.inmemory;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.conversation.MessageRef;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A channel of an {@link InMemoryChat} as it is at one moment.
 *
 * @param id the chat's id of it
 * @param name its name now
 * @param topic its topic
 * @param purpose its purpose
 * @param visibility who may see it; everything but {@link Visibility#OPEN} is a private channel
 * @param archived whether it is archived
 * @param drill whether it was opened for an exercise
 * @param members ids of the people in it, in the order they came
 * @param pins its pinned messages
 * @param bookmarks its bookmarks, titles by link
 * @param key the key it was opened with, or null when a person made it
 */
public record ChatChannel(
        String id,
        String name,
        String topic,
        String purpose,
        Visibility visibility,
        boolean archived,
        boolean drill,
        List<String> members,
        Set<MessageRef> pins,
        Map<URI, String> bookmarks,
        @Nullable RequestKey key) {
    /** Copies the collections. */
    public ChatChannel {
        members = List.copyOf(members);
        pins = Set.copyOf(pins);
        bookmarks = Map.copyOf(bookmarks);
    }
}
