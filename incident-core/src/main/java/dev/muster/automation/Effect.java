package dev.muster.automation;

import dev.muster.lifecycle.Reminder;
import dev.muster.lifecycle.ResourceKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One outbound call that the world sees, or a timer. It says what is wanted; where it goes (the channel's id, the ticket's key) is looked up in the
 * incident when it is carried out, so that it can be written before those exist.
 */
public sealed interface Effect {

    /** Opens the incident's channel. */
    record OpenConversation(String wantedName) implements Effect {}

    /** Invites people to the channel; pending ones are merged into one call. */
    record InvitePeople(Set<String> people) implements Effect {
        /** Copies the people. */
        public InvitePeople {
            people = Set.copyOf(people);
        }
    }

    /** Sets the channel's topic and purpose to how the incident is when it is carried out. */
    record DescribeConversation() implements Effect {}

    /** Posts to the incident's channel. */
    record PostMessage(Words words) implements Effect {}

    /** Posts the card that is kept up to date, or brings it up to date. */
    record RefreshCard() implements Effect {}

    /** Pins the card. */
    record PinCard() implements Effect {}

    /** Posts the announcement to a channel outside the incident, or brings it up to date. */
    record RefreshAnnouncement(String conversation) implements Effect {}

    /** Posts to a channel outside the incident. */
    record PostElsewhere(String conversation, Words words) implements Effect {}

    /**
     * Answers somebody who asked in chat: where they asked, in place of the message they pressed, or for their eyes only.
     *
     * @param to where it goes
     * @param words what it says
     * @param options what a reader may press, in order
     */
    record Reply(Place to, Words words, List<Option> options) implements Effect {
        /** Copies the options. */
        public Reply {
            options = List.copyOf(options);
        }
    }

    /** Briefs one person who came: shown to that person alone. */
    record Brief(String person, String why) implements Effect {}

    /** Tells people something personally, in chat. */
    record TellPeople(List<String> people, Words words) implements Effect {
        /** Copies the people. */
        public TellPeople {
            people = List.copyOf(people);
        }
    }

    /** Tells people something by mail. */
    record MailPeople(List<String> people, Words words) implements Effect {
        /** Copies the people. */
        public MailPeople {
            people = List.copyOf(people);
        }
    }

    /** Archives the channel. */
    record ArchiveConversation() implements Effect {}

    /** Opens the channel again. */
    record UnarchiveConversation() implements Effect {}

    /** Creates a ticket: {@code incident}, {@code review}, or {@code action-item} about {@code subject}. */
    record CreateTicket(String purpose, String subject) implements Effect {}

    /** Brings the incident's ticket up to date: summary, priority, assignee, fields. */
    record UpdateTicket() implements Effect {}

    /** Moves the incident's ticket to where the incident stands. */
    record TransitionTicket() implements Effect {}

    /** Adds a comment to the incident's ticket. */
    record CommentTicket(Words words) implements Effect {}

    /** Puts the link of a resource on the incident's ticket. */
    record LinkTicket(ResourceKind to) implements Effect {}

    /** Relates the review's ticket to the incident's. */
    record RelateReviewTicket() implements Effect {}

    /** Adds a bookmark to the channel. */
    record BookmarkResource(ResourceKind to) implements Effect {}

    /** Pages; the target is in the incident's page of this id. */
    record SendPage(String page) implements Effect {}

    /** Posts the line that says how all pages stand, or brings it up to date: what many pages have instead of a message each. */
    record RefreshPageProgress() implements Effect {}

    /** Adds what is known now to a page. */
    record NotePage(String page, Words words) implements Effect {}

    /** Asks the pager whom a page calls by now, and what its own log tells. */
    record SyncPage(String page) implements Effect {}

    /** Resolves a page in the pager. */
    record ResolvePage(String page) implements Effect {}

    /** Asks the roster who is on call, and engages them. */
    record LookUpOnCall(String rota, String role, String why, boolean page) implements Effect {}

    /** Creates the incident's folder. */
    record CreateFolder() implements Effect {}

    /** Creates a document: {@code incident} or {@code review}. */
    record CreateDocument(String purpose) implements Effect {}

    /** Brings the generated sections of a document up to date. */
    record RefreshDocument(String purpose) implements Effect {}

    /** Lets the participants use document and folder. */
    record ShareDocuments() implements Effect {}

    /** Opens a bridge. */
    record OpenBridge() implements Effect {}

    /** Makes the group's membership equal to the active participants. */
    record SetGroup() implements Effect {}

    /** Schedules the review's meeting. */
    record ScheduleReview(Instant at) implements Effect {}

    /** Publishes a status entry, or brings it up to date. */
    record RefreshStatus(Words words) implements Effect {}

    /** Ends the status entry. */
    record ResolveStatus(Words words) implements Effect {}

    /** Comes due and asks the rules whether the severity changed by time alone. */
    record RecheckSeverityTimer() implements Effect {}

    /** Comes due and asks the rules whether a reminder still makes sense. */
    record ReminderTimer(Reminder reminder, String subject, int count) implements Effect {}

    /** Comes due and asks the rules whether the channel is still to be archived. */
    record ArchiveTimer() implements Effect {}

    /**
     * Takes back what an effect made twice, or made although it was not wanted any more.
     *
     * @param effect the id of the effect
     * @param made what is superfluous unless it is the one that was recorded, or null to look for all that the effect made
     */
    record Sweep(String effect, @Nullable String made) implements Effect {}

    /**
     * Words to be said: a template's key and what it is filled with. Everything that comes from people stays plain text.
     *
     * @param template the key in the resource bundles
     * @param values what it is filled with, by name
     * @param about the person or thing it is mainly about, or null
     */
    record Words(
            String template,
            Map<String, String> values,
            @Nullable String about) {
        /** Copies the values. */
        public Words {
            values = Map.copyOf(values);
        }

        /** A template with these values: name, value, name, value … */
        public static Words of(String template, String... namesAndValues) {
            Map<String, String> values = new java.util.HashMap<>();
            for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
                values.put(namesAndValues[i], namesAndValues[i + 1]);
            }
            return new Words(template, values, null);
        }
    }

    /**
     * Where an answer goes.
     *
     * @param provider the chat that was asked in, by provider name
     * @param conversation the tool's id of the conversation, or null to reach the person directly
     * @param message the tool's id of the message that the answer takes the place of, or null
     * @param answer the id of the effect whose message the answer takes the place of, or null
     * @param person who alone may read it, or null for everybody there
     */
    record Place(
            String provider,
            @Nullable String conversation,
            @Nullable String message,
            @Nullable String answer,
            @Nullable String person) {

        /** For everybody in a conversation. */
        public static Place in(String provider, String conversation) {
            return new Place(provider, conversation, null, null, null);
        }

        /** For one person alone, outside of any conversation. */
        public static Place of(String provider, String person) {
            return new Place(provider, null, null, null, person);
        }

        /** In place of a message. */
        public Place insteadOf(String itsMessage) {
            return new Place(provider, conversation, itsMessage, null, person);
        }

        /** In place of what an effect posted. */
        public Place insteadOfAnswer(String itsEffect) {
            return new Place(provider, conversation, null, itsEffect, person);
        }
    }

    /**
     * One thing that a reader may press.
     *
     * @param id comes back when it is pressed
     * @param label what the reader sees
     * @param weight how it looks
     */
    record Option(String id, String label, Weight weight) {}

    /** How an option looks. */
    enum Weight {
        PLAIN,
        PRIMARY,
        DANGER
    }
}
