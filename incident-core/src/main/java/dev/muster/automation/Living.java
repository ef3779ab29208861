package dev.muster.automation;

import dev.muster.automation.Effect.DescribeConversation;
import dev.muster.automation.Effect.NotePage;
import dev.muster.automation.Effect.RefreshAnnouncement;
import dev.muster.automation.Effect.RefreshCard;
import dev.muster.automation.Effect.RefreshDocument;
import dev.muster.automation.Effect.RefreshPageProgress;
import dev.muster.automation.Effect.SetGroup;
import dev.muster.automation.Effect.ShareDocuments;
import dev.muster.automation.Effect.SyncPage;
import dev.muster.automation.Effect.UpdateTicket;
import dev.muster.lifecycle.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is kept up to date. Refreshes of one thing that are wanted within the same few seconds become one: each is due at the next full window and
 * replaces the one that is still waiting, so that a burst of changes costs one call and a long one cannot starve the refresh.
 */
final class Living {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(30);

    private Living() {}

    /** Whether the incident has a thing of this kind or gets one at declaration. */
    static boolean has(Occasion occasion, ResourceKind kind) {
        return occasion.plan().resources().contains(kind)
                || occasion.after().reach().resource(kind).isPresent();
    }

    /** Whether people can read the incident's channel now. */
    static boolean isOpen(Occasion occasion) {
        return occasion.after().reach().resource(ResourceKind.CONVERSATION).isPresent();
    }

    static List<Intended> card(Occasion occasion) {
        return has(occasion, ResourceKind.CARD)
                ? List.of(refresh(occasion, "card", new RefreshCard(), Lane.CHATTER, SOON)
                        .afterEnded(Ids.CARD))
                : List.of();
    }

    static List<Intended> topic(Occasion occasion) {
        return has(occasion, ResourceKind.CONVERSATION)
                ? List.of(refresh(occasion, "describe", new DescribeConversation(), Lane.CHATTER, SOON)
                        .after(Ids.OPEN_CONVERSATION))
                : List.of();
    }

    /** As soon as the channel is there, in the place of whatever would have set it later. */
    static Intended firstTopic(Occasion occasion) {
        return Intended.now(Ids.each("describe", occasion), new DescribeConversation(), Lane.CHATTER)
                .bestEffort()
                .replacing("describe");
    }

    static List<Intended> ticket(Occasion occasion) {
        return has(occasion, ResourceKind.TICKET)
                ? List.of(refresh(occasion, "ticket", new UpdateTicket(), Lane.PAPERWORK, SOON)
                        .after(Ids.CREATE_TICKET))
                : List.of();
    }

    static List<Intended> announcement(Occasion occasion) {
        String where = occasion.plan().announceIn();
        return where != null && occasion.intended().contains(Ids.ANNOUNCE)
                ? List.of(refresh(occasion, "announcement", new RefreshAnnouncement(where), Lane.CHATTER, SOON)
                        .afterEnded(Ids.ANNOUNCE))
                : List.of();
    }

    static List<Intended> document(Occasion occasion) {
        return has(occasion, ResourceKind.DOCUMENT)
                ? List.of(refresh(occasion, "document-incident", new RefreshDocument("incident"), Lane.CHATTER, LATER)
                        .after(Ids.CREATE_DOCUMENT))
                : List.of();
    }

    static List<Intended> reviewDocument(Occasion occasion) {
        return occasion.intended().contains(Ids.CREATE_REVIEW_DOCUMENT)
                ? List.of(refresh(occasion, "document-review", new RefreshDocument("review"), Lane.CHATTER, LATER)
                        .after(Ids.CREATE_REVIEW_DOCUMENT))
                : List.of();
    }

    static List<Intended> group(Occasion occasion) {
        return has(occasion, ResourceKind.GROUP)
                ? List.of(refresh(occasion, "group", new SetGroup(), Lane.PAPERWORK, SOON))
                : List.of();
    }

    static List<Intended> share(Occasion occasion) {
        return has(occasion, ResourceKind.DOCUMENT) || has(occasion, ResourceKind.FOLDER)
                ? List.of(refresh(occasion, "share", new ShareDocuments(), Lane.PAPERWORK, SOON)
                        .afterEnded(Ids.CREATE_DOCUMENT, Ids.CREATE_FOLDER))
                : List.of();
    }

    /** The first one posts the line, so the others wait for it. */
    static List<Intended> pageProgress(Occasion occasion) {
        if (!has(occasion, ResourceKind.CONVERSATION)) {
            return List.of();
        }
        Intended refresh = refresh(occasion, "page-progress", new RefreshPageProgress(), Lane.CHATTER, SOON);
        return occasion.intended().contains(Ids.PAGE_PROGRESS)
                ? List.of(refresh.afterEnded(Ids.PAGE_PROGRESS))
                : List.of(Intended.now(Ids.PAGE_PROGRESS, refresh.effect(), refresh.lane())
                        .bestEffort()
                        .after(Ids.OPEN_CONVERSATION)
                        .at(endOfWindow(occasion.circumstances().recordedAt(), SOON)));
    }

    /** What is known now, for whoever was paged before; worth nothing once the page is over. */
    static Intended pageNote(Occasion occasion, String page) {
        return refresh(
                        occasion,
                        "note-" + page,
                        new NotePage(page, Saying.words(Templates.PAGE_NOTE)),
                        Lane.PAPERWORK,
                        SOON)
                .after(Ids.page(page));
    }

    /** Asks the pager what it knows of a page beyond what it told. */
    static Intended pageSync(Occasion occasion, String page) {
        return refresh(occasion, "sync-" + page, new SyncPage(page), Lane.PAPERWORK, SOON)
                .after(Ids.page(page));
    }

    private static Intended refresh(Occasion occasion, String thing, Effect effect, Lane lane, Duration window) {
        return Intended.now(Ids.each(thing, occasion), effect, lane)
                .bestEffort()
                .replacing(thing)
                .at(endOfWindow(occasion.circumstances().recordedAt(), window));
    }

    private static Instant endOfWindow(Instant at, Duration window) {
        long length = window.toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(at.toEpochMilli(), length) + 1) * length);
    }
}
