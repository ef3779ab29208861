package dev.muster.automation;

import dev.muster.automation.Effect.Words;
import dev.muster.lifecycle.Event.EffectParked;
import dev.muster.lifecycle.Event.ResourceDrifted;
import dev.muster.lifecycle.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Something could not be done, or a person changed something in a tool: people are told, by a way that still works. */
enum Faults implements Automation {
    WhenEffectParkedThenTellTheChannel,
    WhenLookUpParkedThenTellTheChannel,
    WhenResourceDriftedThenTellThePeople;

    /** Kinds whose loss people do not miss at once, or whose message would only be lost in turn. A page has its own fallbacks. */
    private static final Set<String> QUIET = Set.of(
            "post-message",
            "post-elsewhere",
            "tell-people",
            "brief",
            "send-page",
            "refresh-card",
            "pin-card",
            "refresh-announcement",
            "refresh-page-progress",
            "describe-conversation",
            "bookmark-resource",
            "refresh-document",
            "share-documents",
            "note-page",
            "sync-page",
            "comment-ticket",
            "look-up-on-call",
            "sweep");

    /** Kinds that say nothing new once the ticket could not be made. */
    private static final Set<String> ON_THE_TICKET =
            Set.of("update-ticket", "transition-ticket", "link-ticket", "relate-review-ticket");

    @Override
    public List<Intended> on(Occasion occasion) {
        return switch (this) {
            case WhenEffectParkedThenTellTheChannel -> whenEffectParkedThenTellTheChannel(occasion);
            case WhenLookUpParkedThenTellTheChannel -> whenLookUpParkedThenTellTheChannel(occasion);
            case WhenResourceDriftedThenTellThePeople -> whenResourceDriftedThenTellThePeople(occasion);
        };
    }

    private static boolean hasNoTicket(Occasion occasion) {
        return occasion.after().reach().resource(ResourceKind.TICKET).isEmpty();
    }

    private static Words parked(EffectParked event) {
        return Saying.words(Templates.PARKED, "effect", event.effect(), "kind", event.kind(), "reason", event.reason());
    }

    private static List<Intended> whenEffectParkedThenTellTheChannel(Occasion occasion) {
        return occasion.event() instanceof EffectParked event
                        && !QUIET.contains(event.kind())
                        && !Pages.isFallback(event.effect())
                        && !(ON_THE_TICKET.contains(event.kind()) && hasNoTicket(occasion))
                        && Living.isOpen(occasion)
                ? Saying.remark(occasion, "parked-" + event.effect(), parked(event))
                : List.of();
    }

    /** Nobody was found to call: that must be known even when chat is still to come. */
    private static List<Intended> whenLookUpParkedThenTellTheChannel(Occasion occasion) {
        return occasion.event() instanceof EffectParked event && event.kind().equals("look-up-on-call")
                ? Saying.post(occasion, "parked-" + event.effect(), parked(event))
                : List.of();
    }

    private static boolean isTicketClosed(ResourceDrifted event) {
        return event.kind() == ResourceKind.TICKET && event.what().startsWith(ResourceDrifted.CLOSED_BY);
    }

    /** A ticket that somebody closed ends no incident: people are asked whether it is over. */
    private static List<Intended> whenResourceDriftedThenTellThePeople(Occasion occasion) {
        if (!(occasion.event() instanceof ResourceDrifted event)) {
            return List.of();
        }
        if (isTicketClosed(event)) {
            String by = event.what().substring(ResourceDrifted.CLOSED_BY.length());
            return Saying.post(
                    occasion, Ids.each("drifted", occasion), Saying.words(Templates.TICKET_CLOSED, "by", by));
        }
        if (event.kind() == ResourceKind.CONVERSATION && event.what().startsWith(ResourceDrifted.DESCRIBED_BY)) {
            return Living.topic(occasion);
        }
        int notInvited = event.what().indexOf(ResourceDrifted.NOT_INVITED);
        if (event.kind() == ResourceKind.CONVERSATION && notInvited > 0) {
            return notInvited(occasion, event.what(), notInvited);
        }
        Words words = Saying.words(Templates.DRIFTED, "resource", event.kind().name(), "what", event.what());
        List<Intended> all = new ArrayList<>();
        if (event.kind() == ResourceKind.TICKET && event.what().startsWith(ResourceDrifted.CHANGED_BY)) {
            all.addAll(Living.ticket(occasion));
        }
        if (event.kind() == ResourceKind.CONVERSATION) {
            all.addAll(Saying.nudge(occasion, Ids.each("drifted", occasion), Saying.lead(occasion.after()), words));
        } else {
            all.addAll(Saying.remark(occasion, Ids.each("drifted", occasion), words));
        }
        return all;
    }

    /** Those who are there are told who is missing: they may know another way. */
    private static List<Intended> notInvited(Occasion occasion, String what, int at) {
        Words words = Saying.words(
                Templates.NOT_INVITED,
                "person",
                what.substring(0, at),
                "reason",
                what.substring(at + ResourceDrifted.NOT_INVITED.length()));
        return Saying.post(occasion, Ids.each("not-invited", occasion), words);
    }
}
