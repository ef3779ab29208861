package dev.muster.internal.chat;

import dev.muster.internal.codec.Json;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.people.Person;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody wrote, pressed or sent.
 *
 * @param where the chat, and the message written or pressed; null for a form
 * @param identity the same for every delivery that tells of it
 * @param who who did it, as the playbook knows them, else by their handle
 * @param at when it happened, and when we know
 * @param how how it was said
 * @param trigger what the tool needs to open a form, or null
 */
record Said(
        Where where,
        String identity,
        Person who,
        Times at,
        How how,
        @Nullable String trigger) {

    private static final Duration CALL = Duration.ofSeconds(10);

    /** How something was said. */
    enum How {
        /** Written to us. */
        ADDRESSED,
        /** Written to nobody in particular. */
        CASUAL,
        /** Pressed. */
        PRESSED,
        /** Sent with a form. */
        SENT;

        boolean isWritten() {
            return this == ADDRESSED || this == CASUAL;
        }
    }

    /** The chat's provider, and the message. */
    record Where(String provider, @Nullable MessageRef message) {}

    /** When it happened, never after we knew, and when we knew. */
    record Times(Instant occurred, Instant now) {
        Times {
            occurred = occurred.isAfter(now) ? now : occurred;
        }
    }

    String provider() {
        return where.provider();
    }

    Instant now() {
        return at.now();
    }

    /** The message; there is one unless it was a form. */
    MessageRef message() {
        MessageRef message = where.message();
        if (message == null) {
            throw new IllegalStateException(identity + " was not said in a conversation");
        }
        return message;
    }

    String conversation() {
        return message().conversation();
    }

    /** Whether it was said in this conversation. */
    boolean isIn(@Nullable String conversation) {
        MessageRef message = where.message();
        return message != null && message.conversation().equals(conversation);
    }

    /** The same as if it had been said to us in a conversation. */
    Said in(String conversation) {
        Where there = new Where(provider(), new MessageRef(conversation, ""));
        return new Said(there, identity, who, at, How.ADDRESSED, trigger);
    }

    Circumstances circumstances() {
        return new Circumstances(at.occurred(), at.now(), Actor.by(who.id()));
    }

    /** A short name of it, fit for ids. */
    String token() {
        return Json.hash(provider() + '\n' + identity).substring(0, 20);
    }

    /** The key by which it changes an incident once. */
    String once(String incident) {
        return "meaning:" + provider() + ':' + incident + ':' + identity;
    }

    /** What a provider is told with a call made on account of it. */
    CallContext context() {
        return CallContext.of(RequestKey.of("chat/" + token()), now().plus(CALL));
    }
}
