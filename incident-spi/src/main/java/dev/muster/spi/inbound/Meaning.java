package dev.muster.spi.inbound;

import dev.muster.spi.alert.Alert;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.ticket.Ticket;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery means, in the library's words. One delivery may mean several things, and several deliveries the same: each meaning names
 * itself by {@link #identity()}, by which it is applied once whatever the deliveries' ids are.
 */
public sealed interface Meaning {

    /** When it happened in the tool. */
    Instant occurredAt();

    /** The same for every delivery that tells the same: made of object, time, kind and actor. */
    String identity();

    /** Somebody wrote in a conversation. {@code addressed} tells that the library's own user was mentioned. */
    record ChatMessage(
            Instant occurredAt,
            String identity,
            MessageRef message,
            String author,
            String text,
            boolean addressed,
            @Nullable String trigger)
            implements Meaning {}

    /** Somebody put a mark (a reaction) on a message, or took it away. */
    record MessageMarked(Instant occurredAt, String identity, MessageRef message, String mark, String by, boolean added)
            implements Meaning {}

    /** Somebody pressed a choice of a message: {@code choice} is the id of a button, or the value of the option that was picked in a menu. */
    record ChoiceMade(
            Instant occurredAt,
            String identity,
            MessageRef message,
            String choice,
            String by,
            @Nullable String trigger) implements Meaning {}

    /** Somebody picked a person in a menu of people: {@code choice} is the id of the menu, {@code person} the tool's id of who was picked. */
    record PersonPicked(
            Instant occurredAt,
            String identity,
            MessageRef message,
            String choice,
            String person,
            String by,
            @Nullable String trigger)
            implements Meaning {}

    /** Somebody sent a form. {@code values} are the answers by the names of the fields; a field that was left empty is not among them. */
    record FormSubmitted(Instant occurredAt, String identity, String form, Map<String, String> values, String by)
            implements Meaning {
        /** Copies the values. */
        public FormSubmitted {
            values = Map.copyOf(values);
        }
    }

    /** Somebody joined a conversation. */
    record MemberJoined(Instant occurredAt, String identity, String conversation, String who) implements Meaning {}

    /** Somebody left a conversation. */
    record MemberLeft(Instant occurredAt, String identity, String conversation, String who) implements Meaning {}

    /** Somebody renamed, described, archived, unarchived or deleted a conversation. */
    record ConversationChanged(Instant occurredAt, String identity, String conversation, Change change, String by)
            implements Meaning {}

    /** Somebody took a page. */
    record PageAcknowledged(Instant occurredAt, String identity, String page, String by) implements Meaning {}

    /** A page went on to a level; 0 when the tool does not tell to which: then it is the one after the last that is known. */
    record PageEscalated(Instant occurredAt, String identity, String page, int level, String to) implements Meaning {}

    /** A page was resolved in the pager. */
    record PageResolved(Instant occurredAt, String identity, String page, String by) implements Meaning {}

    /** A ticket changed; {@code ticket} is how it is after the change. */
    record TicketChanged(Instant occurredAt, String identity, Ticket ticket, String by) implements Meaning {}

    /** An alert fired or ended. */
    record AlertReceived(Instant occurredAt, String identity, Alert alert) implements Meaning {
        /** Checks that the alert is there. */
        public AlertReceived {
            Objects.requireNonNull(alert, "alert");
        }
    }

    /** What happened to a conversation. */
    enum Change {
        RENAMED,
        ARCHIVED,
        UNARCHIVED,
        DELETED,
        /** Its topic or purpose was changed. */
        DESCRIBED
    }
}
