package dev.muster.internal.engine;

import static dev.muster.spi.Capability.CONVERSATIONS;
import static dev.muster.spi.Capability.DOCUMENTS;
import static dev.muster.spi.Capability.FOLDERS;
import static dev.muster.spi.Capability.GROUPS;
import static dev.muster.spi.Capability.MAIL;
import static dev.muster.spi.Capability.MEETINGS;
import static dev.muster.spi.Capability.ON_CALL;
import static dev.muster.spi.Capability.PAGING;
import static dev.muster.spi.Capability.STATUS_PAGES;
import static dev.muster.spi.Capability.TICKETS;
import static java.util.Map.entry;

import dev.muster.automation.Effect;
import dev.muster.spi.Capability;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The capability that each kind of effect needs. A kind without one is the engine's own: a timer or a sweep. It stands apart from the carriers so that
 * declaring an incident does not wait for them to load.
 */
final class Needs {

    private static final Map<Class<? extends Effect>, Capability> BY_KIND = Map.ofEntries(
            entry(Effect.ArchiveConversation.class, CONVERSATIONS),
            entry(Effect.BookmarkResource.class, CONVERSATIONS),
            entry(Effect.Brief.class, CONVERSATIONS),
            entry(Effect.DescribeConversation.class, CONVERSATIONS),
            entry(Effect.InvitePeople.class, CONVERSATIONS),
            entry(Effect.OpenConversation.class, CONVERSATIONS),
            entry(Effect.PostElsewhere.class, CONVERSATIONS),
            entry(Effect.PostMessage.class, CONVERSATIONS),
            entry(Effect.RefreshAnnouncement.class, CONVERSATIONS),
            entry(Effect.RefreshCard.class, CONVERSATIONS),
            entry(Effect.RefreshPageProgress.class, CONVERSATIONS),
            entry(Effect.PinCard.class, CONVERSATIONS),
            entry(Effect.Reply.class, CONVERSATIONS),
            entry(Effect.TellPeople.class, CONVERSATIONS),
            entry(Effect.UnarchiveConversation.class, CONVERSATIONS),
            entry(Effect.CreateDocument.class, DOCUMENTS),
            entry(Effect.RefreshDocument.class, DOCUMENTS),
            entry(Effect.ShareDocuments.class, DOCUMENTS),
            entry(Effect.CreateFolder.class, FOLDERS),
            entry(Effect.SetGroup.class, GROUPS),
            entry(Effect.MailPeople.class, MAIL),
            entry(Effect.OpenBridge.class, MEETINGS),
            entry(Effect.ScheduleReview.class, MEETINGS),
            entry(Effect.LookUpOnCall.class, ON_CALL),
            entry(Effect.NotePage.class, PAGING),
            entry(Effect.ResolvePage.class, PAGING),
            entry(Effect.SendPage.class, PAGING),
            entry(Effect.SyncPage.class, PAGING),
            entry(Effect.RefreshStatus.class, STATUS_PAGES),
            entry(Effect.ResolveStatus.class, STATUS_PAGES),
            entry(Effect.CommentTicket.class, TICKETS),
            entry(Effect.CreateTicket.class, TICKETS),
            entry(Effect.LinkTicket.class, TICKETS),
            entry(Effect.RelateReviewTicket.class, TICKETS),
            entry(Effect.TransitionTicket.class, TICKETS),
            entry(Effect.UpdateTicket.class, TICKETS));

    private Needs() {}

    /** What a kind needs, or null when it is the engine's own. */
    static @Nullable Capability of(Class<? extends Effect> kind) {
        return BY_KIND.get(kind);
    }
}
