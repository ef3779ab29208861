package dev.muster.provider.inmemory;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message in a channel of an {@link InMemoryChat} as it is at one moment.
 *
 * @param ref where it is
 * @param at when it was written
 * @param author the writer's id; {@link InMemoryChat#BOT} for the library
 * @param content what it says now
 * @param earlier what it said before, oldest first
 * @param marks who reacted, by reaction
 * @param deleted whether a person deleted it
 * @param key the key it was posted with, or null when a person wrote it
 * @param visibility the visibility it was posted with
 * @param drill whether it was posted for an exercise
 */
public record ChatPost(
        MessageRef ref,
        Instant at,
        String author,
        Message content,
        List<Message> earlier,
        Map<String, Set<String>> marks,
        boolean deleted,
        @Nullable RequestKey key,
        Visibility visibility,
        boolean drill) {
    /** Copies the collections. */
    public ChatPost {
        earlier = List.copyOf(earlier);
        marks = Map.copyOf(marks);
    }

    /** What it says now, as plain text. */
    public String text() {
        return content.text().plain();
    }
}
