package dev.muster.internal.engine;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.conversation.Conversation;
import dev.muster.spi.conversation.Conversations;
import java.util.Optional;

/** Conversations outside of an incident as a playbook writes them: {@code #incidents} by the name that people know, anything else by the tool's id. */
public final class Rooms {

    private static final String NAME = "#";

    private Rooms() {}

    /** Whether a conversation is written by its name. */
    public static boolean isName(String written) {
        return written.startsWith(NAME);
    }

    /** The conversation that is meant; empty when the tool has none, or cannot look it up. */
    public static Optional<Conversation> find(Conversations chat, String written, CallContext context) {
        return isName(written) ? chat.named(written.substring(NAME.length()), context) : chat.get(written, context);
    }

    /** Whether a conversation is the one that is meant. */
    public static boolean isMeant(String written, Conversation conversation) {
        return isName(written)
                ? written.substring(NAME.length()).equals(conversation.name())
                : written.equals(conversation.id());
    }
}
