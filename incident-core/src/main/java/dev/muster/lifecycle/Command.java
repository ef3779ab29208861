package dev.muster.lifecycle;

import dev.muster.engagement.Contact;
import dev.muster.engagement.Target;
import dev.muster.review.ActionItem;
import dev.muster.severity.Impact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of an incident. A forbidden command throws and changes nothing; one that changes nothing gives no events.
 *
 * <p>The time of what a command reports is the {@link Circumstances#occurredAt()} it is given with.
 */
public sealed interface Command {

    /** Begins an incident. */
    record Declare(String id, Declaration declaration) implements Command {}

    /** Confirms a triaged report as an incident. */
    record Confirm() implements Command {}

    /** Classifies by what is known of the impact; also gives the impact the affected on-call assessed. */
    record Classify(Impact impact) implements Command {}

    /** Classifies again by time alone: what the re-check timer asks. */
    record RecheckSeverity() implements Command {}

    /** Sets the severity by hand; {@code why} is required. */
    record OverrideSeverity(String severity, String why) implements Command {}

    /** Changes what is known; null parts stay. */
    record EditFacts(
            @Nullable String title,
            @Nullable String description,
            @Nullable Set<String> services,
            @Nullable Priority priority,
            @Nullable Set<String> tags)
            implements Command {}

    /** Moves to a host's sub-state of the present state; null leaves it. */
    record EnterSubstate(@Nullable String substate) implements Command {}

    /**
     * Gives a role to somebody. With {@code expected} it is refused with a {@link Conflict} unless that person (or nobody, for the empty string)
     * holds it now.
     */
    record AssignRole(String role, String person, @Nullable String expected) implements Command {}

    /** Gives a role up. */
    record ReleaseRole(String role, String person) implements Command {}

    /** Brings people, a team's on-call or a service's on-call in; {@code why} names the rule or the person who asked. */
    record Engage(List<Target> targets, String role, String why, boolean page) implements Command {
        /** Copies the targets. */
        public Engage {
            targets = List.copyOf(targets);
        }
    }

    /** Records who a target turned out to be: the roster's or the pager's answer. */
    record RecordEngaged(List<String> people, String role, String why) implements Command {
        /** Copies the people. */
        public RecordEngaged {
            people = List.copyOf(people);
        }
    }

    /** Records that somebody came. */
    record Join(String person, String why) implements Command {}

    /** Records that somebody left. */
    record Leave(String person) implements Command {}

    /** Records that a responder took it. */
    record Acknowledge(String person) implements Command {}

    /** Records a step that took the impact away. */
    record Mitigate(String summary, Mitigation.Kind kind, boolean temporary) implements Command {}

    /** Records that the affected on-call verified the mitigation. */
    record VerifyMitigation(String person) implements Command {}

    /** Records that users are no longer hit. */
    record ConfirmImpactOver(String person) implements Command {}

    /** Takes a temporary mitigation away, or hands it to an action item. */
    record RemoveMitigation(String mitigation, @Nullable String actionItem) implements Command {}

    /** Records why it happened. */
    record RecordCause(
            String text, @Nullable String service, @Nullable String category) implements Command {}

    /** Records that the mitigation no longer holds. */
    record Relapse(String reason) implements Command {}

    /** Resolves. */
    record Resolve(@Nullable String summary) implements Command {}

    /** Takes it up again after it was resolved or closed. */
    record Reopen(String reason) implements Command {}

    /** It was no incident. */
    record Cancel(String reason) implements Command {}

    /** It goes on as another incident, which has to be there and may be neither cancelled nor merged itself. */
    record MergeInto(String incident) implements Command {}

    /** Begins the review; null owner means the lead. */
    record StartReview(@Nullable String owner) implements Command {}

    /** Completes the review. */
    record CompleteReview(List<String> participants, String outcome) implements Command {
        /** Copies the participants. */
        public CompleteReview {
            participants = List.copyOf(participants);
        }
    }

    /** Ends it. */
    record Close() implements Command {}

    /** Adds a task. */
    record AddTask(
            String title, @Nullable String owner, @Nullable Instant dueAt) implements Command {}

    /** Gives a task to somebody else or another time. */
    record ChangeTask(
            String task, @Nullable String owner, @Nullable Instant dueAt) implements Command {}

    /** Ends a task. */
    record CompleteTask(String task, String person) implements Command {}

    /** Adds an action item; a null due date is filled by the policy for high priority and refused for others. */
    record AddActionItem(
            String title,
            @Nullable String owner,
            ActionItem.@Nullable Priority priority,
            @Nullable Instant dueAt,
            ActionItem.Horizon horizon)
            implements Command {}

    /** Changes an action item's owner or date; a later date needs a reason. */
    record ChangeActionItem(
            String item,
            @Nullable String owner,
            @Nullable Instant dueAt,
            @Nullable String reason) implements Command {}

    /** Ends an action item. */
    record CompleteActionItem(String item) implements Command {}

    /** Writes something down; a null id gives it the next one, a known id replaces the text. */
    record TakeNote(
            @Nullable String id,
            Note.Kind kind,
            String text,
            String author,
            Instant writtenAt,
            @Nullable String link) implements Command {}

    /** Takes a note away. */
    record RemoveNote(String id) implements Command {}

    /** Tells everybody how it stands. */
    record PostUpdate(String text, @Nullable Duration nextWithin) implements Command {}

    /** Corrects the time of a moment; {@code why} is kept. */
    record CorrectTime(Moment moment, Instant at, String why) implements Command {}

    /** Asks to page targets; one confirmation for all of them. */
    record Page(List<Target> targets, String why, boolean makesLead) implements Command {
        /** Copies the targets. */
        public Page {
            targets = List.copyOf(targets);
        }
    }

    /** Records that the pager took a page. */
    record RecordPageSent(String page, String provider, String remoteId, List<String> notified) implements Command {
        /** Copies the people. */
        public RecordPageSent {
            notified = List.copyOf(notified);
        }
    }

    /** Records that somebody took a page; news older than what is known change nothing. */
    record RecordPageAcknowledged(String page, String person) implements Command {}

    /** Records that a page went on to a level; 0 means the next one. */
    record RecordPageEscalated(String page, int level, String person) implements Command {}

    /** Records that a page was resolved in the pager. */
    record RecordPageResolved(String page, String person) implements Command {}

    /** Records that a page could not be delivered at all. */
    record RecordPageFailed(String page, String reason) implements Command {}

    /** Records a thing that a tool made. */
    record RecordResource(Resource resource) implements Command {}

    /** Records that a thing in a tool is gone, renamed or archived by a person. */
    record RecordDrift(ResourceKind kind, String id, String what) implements Command {}

    /** Records that the channel is archived or open again. */
    record RecordArchived(boolean archived) implements Command {}

    /** Records that a notice went to an audience; {@code initial} ones are remembered by name. */
    record RecordNotice(String name, String audience, boolean initial) implements Command {}

    /** Somebody was called by a message of their own. */
    record RecordContacted(String person, Contact medium) implements Command {}

    /** Records that an effect was given up. */
    record RecordParked(String effect, String kind, String reason) implements Command {}

    /** Asks whether a reminder still makes sense, and if so gives it: what every timer does. {@code name} says which, {@code subject} about what. */
    record Remind(Reminder reminder, String subject, int count) implements Command {}

    /** Lets a reminder that was given come again after {@code pause}, or, where that is null, never again. */
    record Snooze(
            Reminder reminder, String subject, @Nullable Duration pause) implements Command {}

    /** Asks whether the channel is still to be archived: what the archive timer does. */
    record ArchiveIfDue() implements Command {}
}
