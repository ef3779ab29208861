package dev.muster.automation;

import dev.muster.automation.Effect.Words;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Event.ActionItemAdded;
import dev.muster.lifecycle.Event.ActionItemChanged;
import dev.muster.lifecycle.Event.ActionItemCompleted;
import dev.muster.lifecycle.Event.ArchiveDue;
import dev.muster.lifecycle.Event.CauseRecorded;
import dev.muster.lifecycle.Event.ConversationArchived;
import dev.muster.lifecycle.Event.ConversationUnarchived;
import dev.muster.lifecycle.Event.EffectParked;
import dev.muster.lifecycle.Event.EngagementRequested;
import dev.muster.lifecycle.Event.FactsEdited;
import dev.muster.lifecycle.Event.ImpactOverConfirmed;
import dev.muster.lifecycle.Event.IncidentAcknowledged;
import dev.muster.lifecycle.Event.IncidentCancelled;
import dev.muster.lifecycle.Event.IncidentClosed;
import dev.muster.lifecycle.Event.IncidentConfirmed;
import dev.muster.lifecycle.Event.IncidentDeclared;
import dev.muster.lifecycle.Event.IncidentMerged;
import dev.muster.lifecycle.Event.IncidentMitigated;
import dev.muster.lifecycle.Event.IncidentRelapsed;
import dev.muster.lifecycle.Event.IncidentReopened;
import dev.muster.lifecycle.Event.IncidentResolved;
import dev.muster.lifecycle.Event.NoteRemoved;
import dev.muster.lifecycle.Event.NoteTaken;
import dev.muster.lifecycle.Event.NoticeSent;
import dev.muster.lifecycle.Event.PersonContacted;
import dev.muster.lifecycle.Event.ReminderGiven;
import dev.muster.lifecycle.Event.ReminderSnoozed;
import dev.muster.lifecycle.Event.ResourceAdded;
import dev.muster.lifecycle.Event.ReviewCompleted;
import dev.muster.lifecycle.Event.ReviewStarted;
import dev.muster.lifecycle.Event.RoleAssigned;
import dev.muster.lifecycle.Event.RoleReleased;
import dev.muster.lifecycle.Event.SeverityClassified;
import dev.muster.lifecycle.Event.SeverityOverridden;
import dev.muster.lifecycle.Event.SubstateEntered;
import dev.muster.lifecycle.Event.TimeCorrected;
import dev.muster.lifecycle.Event.UnknownEvent;
import dev.muster.lifecycle.Event.UpdatePosted;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.role.Role;
import dev.muster.severity.Severity;
import java.util.List;
import java.util.Set;

/** What is known or decided changes: those concerned are told, and what shows it is brought up to date. */
enum Changes implements Automation {
    WhenLeadAssignedThenBriefTheLead,
    WhenRoleChangedThenTellTheChannel,
    WhenSeverityChangedThenTellTheChannel,
    WhenSomethingShownChangedThenRefreshCard,
    WhenSomethingShownChangedThenRefreshTopic,
    WhenSomethingShownChangedThenUpdateTicket,
    WhenSomethingShownChangedThenRefreshAnnouncement,
    WhenHistoryGrowsThenRefreshDocument,
    WhenReviewMaterialChangedThenRefreshReview;

    @Override
    public List<Intended> on(Occasion occasion) {
        return switch (this) {
            case WhenLeadAssignedThenBriefTheLead -> whenLeadAssignedThenBriefTheLead(occasion);
            case WhenRoleChangedThenTellTheChannel -> whenRoleChangedThenTellTheChannel(occasion);
            case WhenSeverityChangedThenTellTheChannel -> whenSeverityChangedThenTellTheChannel(occasion);
            case WhenSomethingShownChangedThenRefreshCard -> whenSomethingShownChangedThenRefreshCard(occasion);
            case WhenSomethingShownChangedThenRefreshTopic -> whenSomethingShownChangedThenRefreshTopic(occasion);
            case WhenSomethingShownChangedThenUpdateTicket -> whenSomethingShownChangedThenUpdateTicket(occasion);
            case WhenSomethingShownChangedThenRefreshAnnouncement ->
                whenSomethingShownChangedThenRefreshAnnouncement(occasion);
            case WhenHistoryGrowsThenRefreshDocument -> whenHistoryGrowsThenRefreshDocument(occasion);
            case WhenReviewMaterialChangedThenRefreshReview -> whenReviewMaterialChangedThenRefreshReview(occasion);
        };
    }

    private static boolean isOneOf(Occasion occasion, Set<Class<? extends Event>> kinds) {
        return kinds.contains(occasion.event().getClass());
    }

    /**
     * Who declares and leads from the start knows all there is; a lead who comes later is briefed. One who is not in the channel yet is not: joining
     * it brings the briefing, and one is enough.
     */
    private static List<Intended> whenLeadAssignedThenBriefTheLead(Occasion occasion) {
        return occasion.event() instanceof RoleAssigned event
                        && event.role().equals(Role.LEAD)
                        && Living.isOpen(occasion)
                        && Gathering.isInTheChannel(occasion, event.person())
                ? List.of(Gathering.briefing(occasion, event.person(), "lead"))
                : List.of();
    }

    /** Before the channel is open there is nobody to tell; its first card shows the roles. */
    private static List<Intended> whenRoleChangedThenTellTheChannel(Occasion occasion) {
        if (!Living.isOpen(occasion)) {
            return List.of();
        }
        if (occasion.event() instanceof RoleAssigned event) {
            boolean isLead = event.role().equals(Role.LEAD);
            boolean isHandedOver = isLead && event.before() != null;
            String template = isHandedOver
                    ? Templates.LEAD_HANDED_OVER
                    : isLead ? Templates.LEAD_ASSIGNED : Templates.ROLE_ASSIGNED;
            return Saying.remark(
                    occasion,
                    Ids.each("told-role", occasion),
                    Saying.words(template, "person", event.person(), "role", event.role(), "before", event.before()));
        }
        return occasion.event() instanceof RoleReleased event
                ? Saying.remark(
                        occasion,
                        Ids.each("told-role", occasion),
                        Saying.words(Templates.ROLE_RELEASED, "person", event.person(), "role", event.role()))
                : List.of();
    }

    private static List<Intended> whenSeverityChangedThenTellTheChannel(Occasion occasion) {
        IncidentState before = occasion.before();
        if (before == null || !Notices.isSeverityAnother(occasion) || !isOneOf(occasion, Kinds.FACTS)) {
            return List.of();
        }
        Severity was = before.facts().severity();
        Severity is = occasion.after().facts().severity();
        String template = is.worseThan(was) ? Templates.SEVERITY_RAISED : Templates.SEVERITY_LOWERED;
        String rule = occasion.event() instanceof SeverityClassified event
                ? event.classification().rule()
                : null;
        String why = occasion.event() instanceof SeverityOverridden event ? event.why() : null;
        String by = occasion.event() instanceof SeverityOverridden event ? event.by() : null;
        Words words =
                Saying.words(template, "before", was.name(), "after", is.name(), "rule", rule, "text", why, "by", by);
        return Saying.post(occasion, Ids.each("told-severity", occasion), words);
    }

    private static List<Intended> whenSomethingShownChangedThenRefreshCard(Occasion occasion) {
        return Living.has(occasion, ResourceKind.CARD)
                        && (isOneOf(occasion, Kinds.MOVES)
                                || isOneOf(occasion, Kinds.FACTS)
                                || isOneOf(occasion, Kinds.PEOPLE)
                                || isOneOf(occasion, Kinds.ON_THE_CARD))
                ? Living.card(occasion)
                : List.of();
    }

    private static List<Intended> whenSomethingShownChangedThenRefreshTopic(Occasion occasion) {
        return Living.has(occasion, ResourceKind.CONVERSATION)
                        && (isOneOf(occasion, Kinds.MOVES) || isOneOf(occasion, Kinds.FACTS))
                ? Living.topic(occasion)
                : List.of();
    }

    /** A move changes the ticket by its transition; here are the fields. */
    private static List<Intended> whenSomethingShownChangedThenUpdateTicket(Occasion occasion) {
        if (!Living.has(occasion, ResourceKind.TICKET)) {
            return List.of();
        }
        boolean isAssignee = (occasion.event() instanceof RoleAssigned assigned
                        && assigned.role().equals(Role.LEAD))
                || (occasion.event() instanceof RoleReleased released
                        && released.role().equals(Role.LEAD));
        return isAssignee || isOneOf(occasion, Kinds.FACTS) || isOneOf(occasion, Kinds.ON_THE_TICKET)
                ? Living.ticket(occasion)
                : List.of();
    }

    private static List<Intended> whenSomethingShownChangedThenRefreshAnnouncement(Occasion occasion) {
        boolean isShown = occasion.plan().announceIn() != null
                && (isOneOf(occasion, Kinds.MOVES)
                        || isOneOf(occasion, Kinds.FACTS)
                        || isOneOf(occasion, Kinds.PEOPLE)
                        || occasion.event() instanceof UpdatePosted);
        return isShown ? Living.announcement(occasion) : List.of();
    }

    private static List<Intended> whenHistoryGrowsThenRefreshDocument(Occasion occasion) {
        return Living.has(occasion, ResourceKind.DOCUMENT) && !isOneOf(occasion, Kinds.NOT_IN_THE_DOCUMENT)
                ? Living.document(occasion)
                : List.of();
    }

    private static List<Intended> whenReviewMaterialChangedThenRefreshReview(Occasion occasion) {
        return occasion.intended().contains(Ids.CREATE_REVIEW_DOCUMENT) && isOneOf(occasion, Kinds.IN_THE_REVIEW)
                ? Living.reviewDocument(occasion)
                : List.of();
    }

    /** Which events change what. It loads when there is something that could show a change. */
    private static final class Kinds {
        private static final Set<Class<? extends Event>> MOVES = Set.of(
                IncidentConfirmed.class,
                IncidentMitigated.class,
                IncidentRelapsed.class,
                IncidentResolved.class,
                IncidentReopened.class,
                IncidentCancelled.class,
                IncidentMerged.class,
                ReviewStarted.class,
                IncidentClosed.class);

        private static final Set<Class<? extends Event>> FACTS =
                Set.of(SeverityClassified.class, SeverityOverridden.class, FactsEdited.class, SubstateEntered.class);

        private static final Set<Class<? extends Event>> PEOPLE = Set.of(RoleAssigned.class, RoleReleased.class);

        private static final Set<Class<? extends Event>> ON_THE_CARD =
                Set.of(IncidentAcknowledged.class, UpdatePosted.class, CauseRecorded.class, ImpactOverConfirmed.class);

        private static final Set<Class<? extends Event>> ON_THE_TICKET =
                Set.of(CauseRecorded.class, TimeCorrected.class);

        /** What the document does not tell of, or tells of by another event of the same kind. */
        private static final Set<Class<? extends Event>> NOT_IN_THE_DOCUMENT = Set.of(
                IncidentDeclared.class,
                ResourceAdded.class,
                ReminderGiven.class,
                ReminderSnoozed.class,
                NoticeSent.class,
                PersonContacted.class,
                EffectParked.class,
                ArchiveDue.class,
                ConversationArchived.class,
                ConversationUnarchived.class,
                EngagementRequested.class,
                UnknownEvent.class);

        private static final Set<Class<? extends Event>> IN_THE_REVIEW = Set.of(
                ReviewStarted.class,
                ReviewCompleted.class,
                NoteTaken.class,
                NoteRemoved.class,
                TimeCorrected.class,
                CauseRecorded.class,
                ActionItemAdded.class,
                ActionItemChanged.class,
                ActionItemCompleted.class);
    }
}
