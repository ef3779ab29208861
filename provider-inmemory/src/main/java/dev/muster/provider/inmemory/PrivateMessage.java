package dev.muster.provider.inmemory;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.conversation.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that one person got: a whisper in a channel, or one sent directly.
 *
 * @param conversation the channel it was shown in, or null when it was sent directly
 * @param to the reader's id
 * @param content what it says
 * @param at when it was sent
 * @param key the key it was sent with
 * @param visibility the visibility it was sent with
 * @param drill whether it was sent for an exercise
 */
public record PrivateMessage(
        @Nullable String conversation,
        String to,
        Message content,
        Instant at,
        RequestKey key,
        Visibility visibility,
        boolean drill) {

    /** What it says, as plain text. */
    public String text() {
        return content.text().plain();
    }
}
