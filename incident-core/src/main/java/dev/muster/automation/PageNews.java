package dev.muster.automation;

import dev.muster.lifecycle.Event.FactsEdited;
import dev.muster.lifecycle.Event.IncidentConfirmed;
import dev.muster.lifecycle.Event.IncidentMitigated;
import dev.muster.lifecycle.Event.IncidentRelapsed;
import dev.muster.lifecycle.Event.PageAcknowledged;
import dev.muster.lifecycle.Event.PageEscalated;
import dev.muster.lifecycle.Event.PageResolved;
import dev.muster.lifecycle.Event.PageSent;
import dev.muster.lifecycle.Event.ResourceAdded;
import dev.muster.lifecycle.Event.SeverityClassified;
import dev.muster.lifecycle.Event.SeverityOverridden;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.Reach;
import dev.muster.lifecycle.ResourceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * News between the incident and its pages: whoever was paged is told what was not known yet, and the pager is asked what it did not tell
 * . Many pages of one request have neither: two more calls for each would stand in the way of the next page.
 */
enum PageNews implements Automation {
    WhenWhatAPageTellsChangedThenNoteIt,
    WhenPageMovedOnThenAskThePager;

    @Override
    public List<Intended> on(Occasion occasion) {
        return switch (this) {
            case WhenWhatAPageTellsChangedThenNoteIt -> whenWhatAPageTellsChangedThenNoteIt(occasion);
            case WhenPageMovedOnThenAskThePager -> whenPageMovedOnThenAskThePager(occasion);
        };
    }

    /** A page leaves before channel and ticket exist, and what it says of the incident may be old by the time somebody reads it. */
    private static List<Intended> whenWhatAPageTellsChangedThenNoteIt(Occasion occasion) {
        return isTold(occasion) && !occasion.after().reach().pages().isEmpty()
                ? occasion.after().reach().pages().values().stream()
                        .filter(page ->
                                !page.isOver() && hasNews(occasion.after().reach(), page))
                        .map(page -> Living.pageNote(occasion, page.id()))
                        .toList()
                : List.of();
    }

    /** What joined another page reads that one's notes. */
    private static boolean hasNews(Reach reach, PageRecord page) {
        return !reach.isOneOfMany(page) && !reach.isJoined(page);
    }

    private static boolean isTold(Occasion occasion) {
        if (occasion.event() instanceof ResourceAdded added) {
            ResourceKind kind = added.resource().kind();
            return kind == ResourceKind.TICKET || kind == ResourceKind.CONVERSATION;
        }
        if (occasion.event() instanceof FactsEdited edited) {
            return edited.title() != null;
        }
        if (occasion.event() instanceof SeverityClassified || occasion.event() instanceof SeverityOverridden) {
            return Notices.isSeverityAnother(occasion);
        }
        return occasion.event() instanceof IncidentConfirmed
                || occasion.event() instanceof IncidentMitigated
                || occasion.event() instanceof IncidentRelapsed;
    }

    /** A pager that takes a page without a word of whom it calls knows it a little later; and of all that people do there its log tells. */
    private static List<Intended> whenPageMovedOnThenAskThePager(Occasion occasion) {
        String id = moved(occasion);
        PageRecord page = id == null ? null : occasion.after().reach().pages().get(id);
        return page == null || occasion.after().reach().isOneOfMany(page)
                ? List.of()
                : List.of(Living.pageSync(occasion, page.id()));
    }

    private static @Nullable String moved(Occasion occasion) {
        if (occasion.event() instanceof PageSent event) {
            return event.notified().isEmpty() ? event.page() : null;
        }
        if (occasion.event() instanceof PageAcknowledged event) {
            return event.page();
        }
        if (occasion.event() instanceof PageEscalated event) {
            return event.page();
        }
        return occasion.event() instanceof PageResolved event ? event.page() : null;
    }
}
