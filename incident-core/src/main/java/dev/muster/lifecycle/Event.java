package dev.muster.lifecycle;

import dev.muster.engagement.Contact;
import dev.muster.engagement.Target;
import dev.muster.review.ActionItem;
import dev.muster.severity.Classification;
import dev.muster.severity.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an incident. Events carry their inputs too (the rule that fired, the policy's edition), so that history can be replayed under
 * another policy.
 */
public sealed interface Event {

    /** An incident began. {@code declaration} is the input, {@code severity} and {@code classification} what the policy made of it. */
    record IncidentDeclared(
            String id,
            Declaration declaration,
            String type,
            Severity severity,
            @Nullable Classification classification,
            Priority priority,
            Confidentiality confidentiality,
            String policyVersion)
            implements Event {}

    /** A triaged report is an incident. */
    record IncidentConfirmed() implements Event {}

    /** It was classified. */
    record SeverityClassified(Severity before, Classification classification) implements Event {}

    /** The severity was set by hand. */
    record SeverityOverridden(Severity before, Severity after, String by, String why) implements Event {}

    /** What is known changed; null parts stayed. */
    record FactsEdited(
            @Nullable String title,
            @Nullable String description,
            @Nullable Set<String> services,
            @Nullable Priority priority,
            @Nullable Set<String> tags)
            implements Event {}

    /** A host's sub-state was entered, or left with null. */
    record SubstateEntered(@Nullable String substate) implements Event {}

    /** A role went to somebody; {@code before} had it until then, or null when it was vacant. One event, so there is never a gap or an overlap. */
    record RoleAssigned(
            String role, String person, @Nullable String before) implements Event {}

    /** A role became vacant. */
    record RoleReleased(String role, String person) implements Event {}

    /** Targets are wanted whose people are not known yet: a roster or the pager will tell. */
    record EngagementRequested(List<Target> targets, String role, String why, boolean page) implements Event {
        /** Copies the targets. */
        public EngagementRequested {
            targets = List.copyOf(targets);
        }
    }

    /** Somebody takes part from now on. */
    record ParticipantEngaged(String person, String role, String why) implements Event {}

    /** Somebody came. */
    record ParticipantJoined(String person, String why) implements Event {}

    /** Somebody left. */
    record ParticipantLeft(String person) implements Event {}

    /** The first responder took it. */
    record IncidentAcknowledged(String person) implements Event {}

    /** The impact was taken away. */
    record IncidentMitigated(Mitigation mitigation) implements Event {}

    /** A further mitigation was applied while mitigated. */
    record MitigationAdded(Mitigation mitigation) implements Event {}

    /** The affected on-call verified a mitigation. */
    record MitigationVerified(String mitigation, String person) implements Event {}

    /** A temporary mitigation was taken away, or handed to an action item. */
    record MitigationRemoved(String mitigation, @Nullable String actionItem) implements Event {}

    /** Somebody confirmed that users are no longer hit. */
    record ImpactOverConfirmed(String person) implements Event {}

    /** The cause is known. */
    record CauseRecorded(Cause cause) implements Event {}

    /** The mitigation no longer holds. */
    record IncidentRelapsed(String reason) implements Event {}

    /** It is resolved. */
    record IncidentResolved(@Nullable String summary) implements Event {}

    /** It was taken up again. */
    record IncidentReopened(State before, String reason) implements Event {}

    /** It was no incident. */
    record IncidentCancelled(String reason) implements Event {}

    /** It goes on as another incident. */
    record IncidentMerged(String into) implements Event {}

    /** A review is owed. */
    record ReviewRequested(@Nullable String owner, Instant dueAt) implements Event {}

    /** The review began. */
    record ReviewStarted(@Nullable String owner) implements Event {}

    /** The review took place. */
    record ReviewCompleted(List<String> participants, String outcome) implements Event {
        /** Copies the participants. */
        public ReviewCompleted {
            participants = List.copyOf(participants);
        }
    }

    /** All is done. */
    record IncidentClosed() implements Event {}

    /** A task was added. */
    record TaskAdded(Task task) implements Event {}

    /** A task changed; the record is how it is now. */
    record TaskChanged(Task task) implements Event {}

    /** A task was done. */
    record TaskCompleted(String task, String person) implements Event {}

    /** An action item was added. */
    record ActionItemAdded(ActionItem item) implements Event {}

    /** An action item changed; the record is how it is now. */
    record ActionItemChanged(ActionItem item, @Nullable String reason) implements Event {}

    /** An action item was done. */
    record ActionItemCompleted(String item) implements Event {}

    /** Something was written down, or its text replaced. */
    record NoteTaken(Note note) implements Event {}

    /** A note was taken away. */
    record NoteRemoved(String id) implements Event {}

    /** Everybody was told how it stands; {@code nextDueAt} is when the next update is promised, or null. */
    record UpdatePosted(
            int number,
            String text,
            String author,
            @Nullable Instant nextDueAt) implements Event {}

    /** The time of a moment was corrected. */
    record TimeCorrected(Moment moment, @Nullable Instant before, Instant after, String why) implements Event {}

    /** Pages were asked for. */
    record PagesRequested(List<PageRecord> pages) implements Event {
        /** Copies the pages. */
        public PagesRequested {
            pages = List.copyOf(pages);
        }
    }

    /** The pager took a page. */
    record PageSent(String page, String provider, String remoteId, List<String> notified) implements Event {
        /** Copies the people. */
        public PageSent {
            notified = List.copyOf(notified);
        }
    }

    /** Somebody took a page. */
    record PageAcknowledged(String page, String person) implements Event {}

    /** A page went on to the next level. */
    record PageEscalated(String page, int level, String person) implements Event {}

    /** A page was resolved in the pager. */
    record PageResolved(String page, String person) implements Event {}

    /** A page could not be delivered; its fallbacks start. */
    record PageFailed(String page, String reason) implements Event {}

    /** A tool made something for the incident. */
    record ResourceAdded(Resource resource) implements Event {}

    /** A person deleted, renamed or archived something in a tool. */
    record ResourceDrifted(ResourceKind kind, String id, String what) implements Event {
        /** How {@code what} begins when somebody closed a ticket. */
        public static final String CLOSED_BY = "closed by ";

        /** How {@code what} begins when somebody wrote over in a ticket what the incident decides. */
        public static final String CHANGED_BY = "changed by ";

        /** How {@code what} begins when somebody changed the topic of a channel. */
        public static final String DESCRIBED_BY = "described by ";

        /** What stands in {@code what} between a person and the reason, when the channel's tool did not take that person in. */
        public static final String NOT_INVITED = " could not be invited: ";

        /** Whether it is set right again, so that the same may happen another time. */
        static boolean isSetRight(String what) {
            return what.startsWith(CHANGED_BY) || what.startsWith(DESCRIBED_BY);
        }
    }

    /** The channel is to be archived. */
    record ArchiveDue() implements Event {}

    /** The channel was archived. */
    record ConversationArchived() implements Event {}

    /** The channel was opened again. */
    record ConversationUnarchived() implements Event {}

    /** A notice went out. */
    record NoticeSent(String name, String audience, boolean initial) implements Event {}

    /** Somebody whom the incident needs was called by a message of their own; a page is told by its own events. */
    record PersonContacted(String person, Contact medium) implements Event {}

    /** An effect was given up. */
    record EffectParked(String effect, String kind, String reason) implements Event {}

    /** Somebody is reminded; {@code count} is how often of this, {@code escalated} whether the next level is told now. */
    record ReminderGiven(Reminder reminder, String subject, int count, List<String> to, boolean escalated)
            implements Event {
        /** Copies the people. */
        public ReminderGiven {
            to = List.copyOf(to);
        }
    }

    /** Somebody put a reminder off: it comes again at {@code until}, to the same people, or never again where that is null. */
    record ReminderSnoozed(
            Reminder reminder, String subject, @Nullable Instant until) implements Event {}

    /** An event of a newer version that this one does not know: kept as it is, changes nothing. */
    record UnknownEvent(String type, int version, String payload) implements Event {}
}
