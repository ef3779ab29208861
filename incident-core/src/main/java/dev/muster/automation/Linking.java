package dev.muster.automation;

import dev.muster.automation.Effect.BookmarkResource;
import dev.muster.automation.Effect.LinkTicket;
import dev.muster.automation.Effect.PinCard;
import dev.muster.automation.Effect.RelateReviewTicket;
import dev.muster.lifecycle.Event.ResourceAdded;
import dev.muster.lifecycle.Reach;
import dev.muster.lifecycle.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is tied together once both ends exist. The id of a tie names its two ends, so whichever comes second, and however often, there is one effect
 * for each pair.
 */
enum Linking implements Automation {
    WhenTicketAndAnotherExistThenLinkTicket,
    WhenChannelAndAnotherExistThenBookmark,
    WhenBothTicketsExistThenRelateTheReview,
    WhenChannelOpensThenTellTheReporter,
    WhenCardPostedThenPinIt,
    WhenResourceAddedThenRefreshWhatShowsIt;

    private static final List<ResourceKind> ON_THE_TICKET = List.of(ResourceKind.CONVERSATION, ResourceKind.DOCUMENT);
    private static final List<ResourceKind> IN_THE_CHANNEL =
            List.of(ResourceKind.TICKET, ResourceKind.BRIDGE, ResourceKind.DOCUMENT);
    private static final Set<ResourceKind> ON_THE_CARD = Set.of(
            ResourceKind.TICKET,
            ResourceKind.BRIDGE,
            ResourceKind.DOCUMENT,
            ResourceKind.STATUS_ENTRY,
            ResourceKind.REVIEW_DOCUMENT,
            ResourceKind.REVIEW_TICKET);
    private static final Set<ResourceKind> IN_THE_DOCUMENT = Set.of(
            ResourceKind.TICKET,
            ResourceKind.CONVERSATION,
            ResourceKind.BRIDGE,
            ResourceKind.STATUS_ENTRY,
            ResourceKind.REVIEW_DOCUMENT,
            ResourceKind.REVIEW_TICKET);

    @Override
    public List<Intended> on(Occasion occasion) {
        return switch (this) {
            case WhenTicketAndAnotherExistThenLinkTicket -> whenTicketAndAnotherExistThenLinkTicket(occasion);
            case WhenChannelAndAnotherExistThenBookmark -> whenChannelAndAnotherExistThenBookmark(occasion);
            case WhenBothTicketsExistThenRelateTheReview -> whenBothTicketsExistThenRelateTheReview(occasion);
            case WhenChannelOpensThenTellTheReporter -> whenChannelOpensThenTellTheReporter(occasion);
            case WhenCardPostedThenPinIt -> whenCardPostedThenPinIt(occasion);
            case WhenResourceAddedThenRefreshWhatShowsIt -> whenResourceAddedThenRefreshWhatShowsIt(occasion);
        };
    }

    private static boolean complete(Occasion occasion, ResourceKind one, ResourceKind other) {
        if (!(occasion.event() instanceof ResourceAdded added)
                || (added.resource().kind() != one && added.resource().kind() != other)) {
            return false;
        }
        Reach reach = occasion.after().reach();
        return reach.resource(one).isPresent() && reach.resource(other).isPresent();
    }

    private static String word(ResourceKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Intended> whenTicketAndAnotherExistThenLinkTicket(Occasion occasion) {
        if (!(occasion.event() instanceof ResourceAdded)) {
            return List.of();
        }
        return ON_THE_TICKET.stream()
                .filter(kind -> complete(occasion, ResourceKind.TICKET, kind))
                .map(kind -> Intended.now("link-ticket-" + word(kind), new LinkTicket(kind), Lane.PAPERWORK))
                .toList();
    }

    private static List<Intended> whenChannelAndAnotherExistThenBookmark(Occasion occasion) {
        if (!(occasion.event() instanceof ResourceAdded)) {
            return List.of();
        }
        return IN_THE_CHANNEL.stream()
                .filter(kind -> complete(occasion, ResourceKind.CONVERSATION, kind))
                .map(kind -> Intended.now("bookmark-" + word(kind), new BookmarkResource(kind), Lane.CHATTER)
                        .bestEffort())
                .toList();
    }

    private static List<Intended> whenBothTicketsExistThenRelateTheReview(Occasion occasion) {
        return complete(occasion, ResourceKind.TICKET, ResourceKind.REVIEW_TICKET)
                ? List.of(Intended.now("relate-review-ticket", new RelateReviewTicket(), Lane.PAPERWORK))
                : List.of();
    }

    private static List<Intended> whenChannelOpensThenTellTheReporter(Occasion occasion) {
        String reporter = occasion.after().facts().reporter();
        boolean isOpened = occasion.event() instanceof ResourceAdded added
                && added.resource().kind() == ResourceKind.CONVERSATION;
        return isOpened && reporter != null
                ? Saying.tell("tell-reporter", List.of(reporter), Saying.words(Templates.REPORTER_CHANNEL))
                : List.of();
    }

    private static List<Intended> whenCardPostedThenPinIt(Occasion occasion) {
        return occasion.event() instanceof ResourceAdded added
                        && added.resource().kind() == ResourceKind.CARD
                ? List.of(Intended.now("pin-card", new PinCard(), Lane.CHATTER).bestEffort())
                : List.of();
    }

    private static List<Intended> whenResourceAddedThenRefreshWhatShowsIt(Occasion occasion) {
        if (!(occasion.event() instanceof ResourceAdded added)) {
            return List.of();
        }
        ResourceKind kind = added.resource().kind();
        List<Intended> all = new ArrayList<>();
        if (ON_THE_CARD.contains(kind)) {
            all.addAll(Living.card(occasion));
        }
        if (IN_THE_DOCUMENT.contains(kind)) {
            all.addAll(Living.document(occasion));
        }
        if (kind == ResourceKind.TICKET) {
            all.addAll(Living.topic(occasion));
            boolean isAdopted = !occasion.intended().contains(Ids.CREATE_TICKET);
            all.addAll(isAdopted ? Living.ticket(occasion) : List.of());
        }
        if (kind == ResourceKind.BRIDGE) {
            all.addAll(Living.topic(occasion));
        }
        if (kind == ResourceKind.DOCUMENT || kind == ResourceKind.FOLDER) {
            all.addAll(Living.share(occasion));
        }
        if (kind == ResourceKind.CONVERSATION) {
            boolean isOurs = occasion.intended().contains(Ids.OPEN_CONVERSATION);
            all.addAll(isOurs ? List.of(Living.firstTopic(occasion)) : List.of());
            all.addAll(Living.announcement(occasion));
        }
        return all;
    }
}
