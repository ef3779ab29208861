package dev.muster.spi.conversation;

import java.util.Objects;

/**
 * Where a message is.
 *
 * @param conversation the tool's id of the conversation
 * @param id the tool's id of the message in it
 */
public record MessageRef(String conversation, String id) {
    /** Checks that both are there. */
    public MessageRef {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(id, "id");
    }
}
