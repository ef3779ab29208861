package dev.muster.automation;

import dev.muster.automation.Effect.ArchiveConversation;
import dev.muster.automation.Effect.CommentTicket;
import dev.muster.automation.Effect.PostElsewhere;
import dev.muster.automation.Effect.PostMessage;
import dev.muster.automation.Effect.RefreshAnnouncement;
import dev.muster.automation.Effect.TransitionTicket;
import dev.muster.automation.Effect.UnarchiveConversation;
import dev.muster.automation.Effect.Words;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Event.ArchiveDue;
import dev.muster.lifecycle.Event.IncidentCancelled;
import dev.muster.lifecycle.Event.IncidentClosed;
import dev.muster.lifecycle.Event.IncidentConfirmed;
import dev.muster.lifecycle.Event.IncidentDeclared;
import dev.muster.lifecycle.Event.IncidentMerged;
import dev.muster.lifecycle.Event.IncidentMitigated;
import dev.muster.lifecycle.Event.IncidentRelapsed;
import dev.muster.lifecycle.Event.IncidentReopened;
import dev.muster.lifecycle.Event.IncidentResolved;
import dev.muster.lifecycle.Event.ResourceAdded;
import dev.muster.lifecycle.Event.ReviewStarted;
import dev.muster.lifecycle.Event.SeverityClassified;
import dev.muster.lifecycle.Event.SeverityOverridden;
import dev.muster.lifecycle.Event.UpdatePosted;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Progress;
import dev.muster.lifecycle.Reach;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The incident moves on: the channel, the ticket and the announcement follow. One post for each move, whoever and how many take part. */
enum Course implements Automation {
    WhenIncidentReopenedThenUnarchive,
    WhenIncidentMovesOnThenTellTheChannel,
    WhenIncidentMovesOnThenTransitionTicket,
    WhenUpdatePostedThenTellTheChannel,
    WhenIncidentIsLargeEnoughThenAnnounce,
    WhenAnnouncedIncidentResolvedThenGiveAllClear,
    WhenArchiveDueThenArchive,
    WhenChannelOpensAfterTheEndThenArchiveItToo;

    /** How long what had waited for a channel that came too late is read there. */
    private static final Duration LATE = Duration.ofHours(1);

    @Override
    public List<Intended> on(Occasion occasion) {
        return switch (this) {
            case WhenIncidentReopenedThenUnarchive -> whenIncidentReopenedThenUnarchive(occasion);
            case WhenIncidentMovesOnThenTellTheChannel -> whenIncidentMovesOnThenTellTheChannel(occasion);
            case WhenIncidentMovesOnThenTransitionTicket -> whenIncidentMovesOnThenTransitionTicket(occasion);
            case WhenUpdatePostedThenTellTheChannel -> whenUpdatePostedThenTellTheChannel(occasion);
            case WhenIncidentIsLargeEnoughThenAnnounce -> whenIncidentIsLargeEnoughThenAnnounce(occasion);
            case WhenAnnouncedIncidentResolvedThenGiveAllClear ->
                whenAnnouncedIncidentResolvedThenGiveAllClear(occasion);
            case WhenArchiveDueThenArchive -> whenArchiveDueThenArchive(occasion);
            case WhenChannelOpensAfterTheEndThenArchiveItToo -> whenChannelOpensAfterTheEndThenArchiveItToo(occasion);
        };
    }

    /** What is said of a move, or null when the event is none. */
    private static @Nullable Words move(Occasion occasion) {
        Event event = occasion.event();
        if (event instanceof IncidentConfirmed) {
            return Saying.words(Templates.CONFIRMED);
        }
        if (event instanceof IncidentMitigated mitigated) {
            return Saying.words(
                    Templates.MITIGATED, "text", mitigated.mitigation().summary());
        }
        if (event instanceof IncidentRelapsed relapsed) {
            return Saying.words(Templates.RELAPSED, "text", relapsed.reason());
        }
        if (event instanceof IncidentResolved resolved) {
            return Saying.words(Templates.RESOLVED, "text", resolved.summary());
        }
        if (event instanceof IncidentReopened reopened) {
            return Saying.words(Templates.REOPENED, "text", reopened.reason());
        }
        if (event instanceof IncidentCancelled cancelled) {
            return Saying.words(Templates.CANCELLED, "text", cancelled.reason());
        }
        return event instanceof IncidentMerged merged ? Saying.words(Templates.MERGED, "into", merged.into()) : null;
    }

    private static boolean wasArchived(Occasion occasion) {
        IncidentState before = occasion.before();
        return before != null && before.reach().archivedAt() != null;
    }

    private static List<Intended> whenIncidentReopenedThenUnarchive(Occasion occasion) {
        return occasion.event() instanceof IncidentReopened && wasArchived(occasion)
                ? List.of(Intended.now(Archived.unarchive(occasion), new UnarchiveConversation(), Lane.PEOPLE))
                : List.of();
    }

    private static List<Intended> whenIncidentMovesOnThenTellTheChannel(Occasion occasion) {
        Words words = Living.has(occasion, ResourceKind.CONVERSATION) ? move(occasion) : null;
        if (words == null) {
            return List.of();
        }
        if (occasion.event() instanceof IncidentReopened && wasArchived(occasion)) {
            return List.of(Intended.now(Ids.each("told-move", occasion), new PostMessage(words), Lane.CHATTER)
                    .after(Archived.unarchive(occasion)));
        }
        return Saying.post(occasion, Ids.each("told-move", occasion), words);
    }

    private static List<Intended> whenIncidentMovesOnThenTransitionTicket(Occasion occasion) {
        if (!Living.has(occasion, ResourceKind.TICKET)) {
            return List.of();
        }
        Words words = move(occasion);
        boolean isQuietMove = occasion.event() instanceof IncidentClosed || occasion.event() instanceof ReviewStarted;
        if (words == null && !isQuietMove) {
            return List.of();
        }
        String transition = Ids.each("transition", occasion);
        List<Intended> all = new ArrayList<>();
        all.add(Intended.now(transition, new TransitionTicket(), Lane.PAPERWORK)
                .after(Ids.CREATE_TICKET)
                .replacing("transition"));
        String text = words == null ? null : words.values().get("text");
        Words comment = Saying.words(
                text == null ? Templates.TICKET_MOVED : Templates.TICKET_COMMENT,
                "text",
                text,
                "state",
                occasion.after().state().name());
        all.add(Intended.now(Ids.each("comment", occasion), new CommentTicket(comment), Lane.PAPERWORK)
                .afterEnded(transition, Ids.CREATE_TICKET)
                .bestEffort());
        return all;
    }

    private static List<Intended> whenUpdatePostedThenTellTheChannel(Occasion occasion) {
        if (!(occasion.event() instanceof UpdatePosted event)) {
            return List.of();
        }
        String next = event.nextDueAt() == null ? null : event.nextDueAt().toString();
        String number = Integer.toString(event.number());
        Words words = Saying.words(
                Templates.UPDATE,
                "number",
                number,
                "text",
                event.text(),
                "author",
                event.author(),
                "next",
                next,
                "at",
                occasion.circumstances().occurredAt().toString());
        List<Intended> all = new ArrayList<>();
        Saying.post(occasion, Ids.each("update", occasion), words).forEach(post -> all.add(post.replacing(Ids.UPDATE)));
        if (Living.has(occasion, ResourceKind.TICKET)) {
            Words comment = Saying.words(
                    Templates.TICKET_UPDATE, "number", number, "text", event.text(), "author", event.author());
            all.add(Intended.now(Ids.each("comment", occasion), new CommentTicket(comment), Lane.PAPERWORK)
                    .after(Ids.CREATE_TICKET)
                    .bestEffort());
        }
        return all;
    }

    /** Once in an incident's life; later changes bring the same message up to date. */
    private static List<Intended> whenIncidentIsLargeEnoughThenAnnounce(Occasion occasion) {
        String where = occasion.plan().announceIn();
        boolean isAsked = occasion.event() instanceof IncidentDeclared
                || occasion.event() instanceof IncidentConfirmed
                || occasion.event() instanceof SeverityClassified
                || occasion.event() instanceof SeverityOverridden;
        IncidentState state = occasion.after();
        boolean isPublic = state.facts().confidentiality() == Confidentiality.OPEN
                && state.state() != State.TRIAGE
                && state.facts().severity().tier().atLeast(occasion.plan().announceFrom());
        return where != null && isAsked && isPublic
                ? List.of(Intended.now(Ids.ANNOUNCE, new RefreshAnnouncement(where), Lane.CHATTER)
                        .afterEnded(Ids.OPEN_CONVERSATION))
                : List.of();
    }

    /** An announcement that is brought up to date wakes nobody; the all-clear is a message of its own. */
    private static List<Intended> whenAnnouncedIncidentResolvedThenGiveAllClear(Occasion occasion) {
        String where = occasion.plan().announceIn();
        return where != null
                        && occasion.event() instanceof IncidentResolved
                        && occasion.intended().contains(Ids.ANNOUNCE)
                ? List.of(Intended.now(
                        Ids.each("all-clear", occasion),
                        new PostElsewhere(where, Saying.words(Templates.ALL_CLEAR)),
                        Lane.CHATTER))
                : List.of();
    }

    private static List<Intended> whenArchiveDueThenArchive(Occasion occasion) {
        return occasion.event() instanceof ArchiveDue && Living.isOpen(occasion)
                ? List.of(Intended.now(
                        Ids.each("archive-conversation", occasion), new ArchiveConversation(), Lane.CHATTER))
                : List.of();
    }

    /** Chat was away for days: when its archive timer came due there was nothing to archive, or none was set because no channel was expected. */
    private static List<Intended> whenChannelOpensAfterTheEndThenArchiveItToo(Occasion occasion) {
        Reach reach = occasion.after().reach();
        Progress.Ending ending = occasion.after().progress().ending();
        boolean isLate = occasion.event() instanceof ResourceAdded added
                && added.resource().kind() == ResourceKind.CONVERSATION
                && occasion.after().state().isEnded()
                && reach.archivedAt() == null;
        if (!isLate || ending == null) {
            return List.of();
        }
        Instant soon = occasion.circumstances().recordedAt().plus(LATE);
        if (reach.archiveDue()) {
            return List.of(
                    Intended.now(Ids.each("archive-conversation", occasion), new ArchiveConversation(), Lane.CHATTER)
                            .at(soon));
        }
        if (occasion.plan().resources().contains(ResourceKind.CONVERSATION)) {
            return List.of(); // its timer was set with the end
        }
        Instant due = ending.at().plus(occasion.policy().timeouts().archiveAfter());
        return List.of(Timers.archive(occasion, due.isBefore(soon) ? soon : due));
    }
}
