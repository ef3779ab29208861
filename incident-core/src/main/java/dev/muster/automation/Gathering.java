package dev.muster.automation;

import dev.muster.automation.Effect.Brief;
import dev.muster.automation.Effect.CreateDocument;
import dev.muster.automation.Effect.CreateFolder;
import dev.muster.automation.Effect.CreateTicket;
import dev.muster.automation.Effect.InvitePeople;
import dev.muster.automation.Effect.LookUpOnCall;
import dev.muster.automation.Effect.OpenBridge;
import dev.muster.automation.Effect.OpenConversation;
import dev.muster.automation.Effect.RefreshCard;
import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event.EngagementRequested;
import dev.muster.lifecycle.Event.IncidentDeclared;
import dev.muster.lifecycle.Event.ParticipantEngaged;
import dev.muster.lifecycle.Event.ParticipantJoined;
import dev.muster.lifecycle.Event.ParticipantLeft;
import dev.muster.lifecycle.Participant;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.role.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Places to work in, and the people in them. Nothing that could be done without stands before a person. */
enum Gathering implements Automation {
    WhenIncidentDeclaredThenOpenConversation,
    WhenIncidentDeclaredThenInviteStandingGuests,
    WhenEngagementRequestedThenLookUpOnCall,
    WhenParticipantEngagedThenInvite,
    WhenParticipantEngagedThenTellThePerson,
    WhenParticipantEngagedThenTellTheChannel,
    WhenParticipantEngagedThenMailIfNoChannelOpens,
    WhenParticipantJoinedThenBrief,
    WhenParticipantsChangedThenShareDocuments,
    WhenParticipantsChangedThenSetGroup,
    WhenIncidentDeclaredThenCreateTicket,
    WhenIncidentDeclaredThenOpenBridge,
    WhenIncidentDeclaredThenCreateDocument,
    WhenIncidentDeclaredThenShowCard;

    private static final Duration NO_CHANNEL_AFTER = Duration.ofMinutes(2);

    @Override
    public List<Intended> on(Occasion occasion) {
        return switch (this) {
            case WhenIncidentDeclaredThenOpenConversation -> whenIncidentDeclaredThenOpenConversation(occasion);
            case WhenIncidentDeclaredThenInviteStandingGuests -> whenIncidentDeclaredThenInviteStandingGuests(occasion);
            case WhenEngagementRequestedThenLookUpOnCall -> whenEngagementRequestedThenLookUpOnCall(occasion);
            case WhenParticipantEngagedThenInvite -> whenParticipantEngagedThenInvite(occasion);
            case WhenParticipantEngagedThenTellThePerson -> whenParticipantEngagedThenTellThePerson(occasion);
            case WhenParticipantEngagedThenTellTheChannel -> whenParticipantEngagedThenTellTheChannel(occasion);
            case WhenParticipantEngagedThenMailIfNoChannelOpens ->
                whenParticipantEngagedThenMailIfNoChannelOpens(occasion);
            case WhenParticipantJoinedThenBrief -> whenParticipantJoinedThenBrief(occasion);
            case WhenParticipantsChangedThenShareDocuments -> whenParticipantsChangedThenShareDocuments(occasion);
            case WhenParticipantsChangedThenSetGroup -> whenParticipantsChangedThenSetGroup(occasion);
            case WhenIncidentDeclaredThenCreateTicket -> whenIncidentDeclaredThenCreateTicket(occasion);
            case WhenIncidentDeclaredThenOpenBridge -> whenIncidentDeclaredThenOpenBridge(occasion);
            case WhenIncidentDeclaredThenCreateDocument -> whenIncidentDeclaredThenCreateDocument(occasion);
            case WhenIncidentDeclaredThenShowCard -> whenIncidentDeclaredThenShowCard(occasion);
        };
    }

    /** The key of the ticket that the incident was declared from, or null. */
    private static @Nullable String adopted(Occasion occasion) {
        return occasion.event() instanceof IncidentDeclared event
                ? event.declaration().labels().get(Declaration.TICKET)
                : null;
    }

    private static boolean planned(Occasion occasion, ResourceKind kind) {
        return occasion.event() instanceof IncidentDeclared
                && occasion.plan().resources().contains(kind);
    }

    private static List<Intended> whenIncidentDeclaredThenOpenConversation(Occasion occasion) {
        if (!planned(occasion, ResourceKind.CONVERSATION)) {
            return List.of();
        }
        String name = occasion.plan().conversationName(occasion.after(), adopted(occasion));
        return List.of(Intended.now(Ids.OPEN_CONVERSATION, new OpenConversation(name), Lane.PEOPLE));
    }

    private static List<Intended> whenIncidentDeclaredThenInviteStandingGuests(Occasion occasion) {
        List<String> guests = occasion.plan().inviteAlways();
        boolean isOpen = occasion.after().facts().confidentiality() == Confidentiality.OPEN;
        return planned(occasion, ResourceKind.CONVERSATION) && isOpen && !guests.isEmpty()
                ? List.of(invitation("invite-always", Set.copyOf(guests)))
                : List.of();
    }

    private static List<Intended> whenEngagementRequestedThenLookUpOnCall(Occasion occasion) {
        if (!(occasion.event() instanceof EngagementRequested event)) {
            return List.of();
        }
        List<Intended> all = new ArrayList<>();
        for (Target target : event.targets()) {
            String id = Ids.each("on-call", occasion) + "-" + (all.size() + 1);
            String rota = rota(occasion.policy().knowledge(), target);
            Lane lane = event.page() ? Lane.PAGES : Lane.PEOPLE;
            all.add(Intended.now(id, new LookUpOnCall(rota, event.role(), event.why(), event.page()), lane));
        }
        return all;
    }

    /** The roster's own name of the rota: a team's on-call may name a service, and a service may have another name there. */
    private static String rota(Knowledge knowledge, Target target) {
        Knowledge.Team team =
                target.kind() == Target.Kind.TEAM ? knowledge.teams().get(target.name()) : null;
        String name = team == null || team.onCall() == null ? target.name() : team.onCall();
        return knowledge.service(name).map(Knowledge.Service::pagerId).orElse(name);
    }

    private static List<Intended> whenParticipantEngagedThenInvite(Occasion occasion) {
        return occasion.event() instanceof ParticipantEngaged event
                        && Living.has(occasion, ResourceKind.CONVERSATION)
                        && !isSeenThere(occasion, event)
                ? List.of(invitation(Ids.each("invite", occasion), Set.of(event.person())))
                : List.of();
    }

    /** By chat or mail. Whom the pager calls hears of it there, who came by themselves knows, and the reporter gets the channel when it is open. */
    private static List<Intended> whenParticipantEngagedThenTellThePerson(Occasion occasion) {
        if (!(occasion.event() instanceof ParticipantEngaged event)
                || cameAlone(occasion, event)
                || event.person().equals(occasion.after().facts().reporter())
                || Pages.isCalled(occasion.after(), event.person())) {
            return List.of();
        }
        return Saying.reach(
                occasion,
                Ids.each("engaged", occasion),
                List.of(event.person()),
                Saying.words(Templates.YOU_ARE_ENGAGED, "why", event.why(), "role", shownRole(event)));
    }

    private static @Nullable String shownRole(ParticipantEngaged event) {
        return event.role().equals(Role.RESPONDER) ? null : event.role();
    }

    /**
     * One message for all who were brought in at the same instant: each further one replaces it with a longer list. Before the channel is open there
     * is nobody to tell, and whom the pager calls or who takes a role has a message of that.
     */
    private static List<Intended> whenParticipantEngagedThenTellTheChannel(Occasion occasion) {
        if (!(occasion.event() instanceof ParticipantEngaged event)
                || !Living.isOpen(occasion)
                || cameAlone(occasion, event)
                || takesRole(occasion, event)
                || Pages.isCalled(occasion.after(), event.person())) {
            return List.of();
        }
        Instant now = occasion.circumstances().occurredAt();
        Set<String> people = engagedAt(occasion, now);
        people.removeIf(each -> Pages.isCalled(occasion.after(), each));
        people.add(event.person());
        boolean sameReason = people.stream()
                .map(each -> occasion.after().team().participants().get(each))
                .allMatch(each -> each == null || each.why().equals(event.why()));
        Effect.Words words = Saying.words(
                Templates.PEOPLE_ENGAGED, "people", String.join(",", people), "why", sameReason ? event.why() : null);
        return Saying.remark(occasion, Ids.each("told-engaged", occasion), words).stream()
                .map(each -> each.replacing("told-engaged-" + now.toEpochMilli()))
                .toList();
    }

    /** A role that one person holds and that is vacant goes to whoever is brought in for it. */
    private static boolean takesRole(Occasion occasion, ParticipantEngaged event) {
        return !event.role().equals(Role.RESPONDER)
                && occasion.after()
                        .team()
                        .holder(event.role())
                        .map(event.person()::equals)
                        .orElse(true);
    }

    /**
     * Chat may be what is down: whoever was brought in and has no channel to go to after two minutes is written to. Once the channel is open the
     * mail is pointless, and the engine drops it.
     */
    private static List<Intended> whenParticipantEngagedThenMailIfNoChannelOpens(Occasion occasion) {
        if (!(occasion.event() instanceof ParticipantEngaged event)
                || !occasion.plan().resources().contains(ResourceKind.CONVERSATION)
                || Living.isOpen(occasion)) {
            return List.of();
        }
        Instant now = occasion.circumstances().occurredAt();
        Set<String> people = engagedAt(occasion, now);
        people.add(event.person());
        return Saying.mail(
                        Ids.each("no-channel", occasion), List.copyOf(people), Saying.words(Templates.CHANNEL_FAILED))
                .stream()
                .map(each -> each.at(occasion.circumstances().recordedAt().plus(NO_CHANNEL_AFTER))
                        .replacing("no-channel-" + now.toEpochMilli()))
                .toList();
    }

    private static List<Intended> whenParticipantJoinedThenBrief(Occasion occasion) {
        return occasion.event() instanceof ParticipantJoined event
                ? List.of(briefing(occasion, event.person(), event.why()))
                : List.of();
    }

    private static List<Intended> whenParticipantsChangedThenShareDocuments(Occasion occasion) {
        return occasion.event() instanceof ParticipantEngaged || occasion.event() instanceof ParticipantJoined
                ? Living.share(occasion)
                : List.of();
    }

    private static List<Intended> whenParticipantsChangedThenSetGroup(Occasion occasion) {
        return occasion.event() instanceof IncidentDeclared
                        || occasion.event() instanceof ParticipantEngaged
                        || occasion.event() instanceof ParticipantJoined
                        || occasion.event() instanceof ParticipantLeft
                ? Living.group(occasion)
                : List.of();
    }

    private static List<Intended> whenIncidentDeclaredThenCreateTicket(Occasion occasion) {
        return planned(occasion, ResourceKind.TICKET) && adopted(occasion) == null
                ? List.of(Intended.now(Ids.CREATE_TICKET, new CreateTicket("incident", ""), Lane.PAPERWORK))
                : List.of();
    }

    private static List<Intended> whenIncidentDeclaredThenOpenBridge(Occasion occasion) {
        return planned(occasion, ResourceKind.BRIDGE)
                ? List.of(Intended.now(Ids.OPEN_BRIDGE, new OpenBridge(), Lane.PAPERWORK))
                : List.of();
    }

    /** The document goes into the folder; when that could not be made, it is made without. */
    private static List<Intended> whenIncidentDeclaredThenCreateDocument(Occasion occasion) {
        if (!(occasion.event() instanceof IncidentDeclared)) {
            return List.of();
        }
        List<Intended> all = new ArrayList<>();
        if (planned(occasion, ResourceKind.FOLDER)) {
            all.add(Intended.now(Ids.CREATE_FOLDER, new CreateFolder(), Lane.PAPERWORK));
        }
        if (planned(occasion, ResourceKind.DOCUMENT)) {
            all.add(Intended.now(Ids.CREATE_DOCUMENT, new CreateDocument("incident"), Lane.PAPERWORK)
                    .afterEnded(Ids.CREATE_FOLDER));
        }
        return all;
    }

    private static List<Intended> whenIncidentDeclaredThenShowCard(Occasion occasion) {
        return planned(occasion, ResourceKind.CARD)
                ? List.of(
                        Intended.now(Ids.CARD, new RefreshCard(), Lane.CHATTER).after(Ids.OPEN_CONVERSATION))
                : List.of();
    }

    private static Set<String> engagedAt(Occasion occasion, Instant when) {
        Set<String> people = new LinkedHashSet<>();
        for (Participant each : occasion.after().team().participants().values()) {
            if (each.isActive() && each.engagedAt().equals(when)) {
                people.add(each.person());
            }
        }
        return people;
    }

    static Intended invitation(String id, Set<String> people) {
        return Intended.now(id, new InvitePeople(people), Lane.PEOPLE)
                .after(Ids.OPEN_CONVERSATION)
                .batched("invite");
    }

    static Intended briefing(Occasion occasion, String person, String why) {
        return Intended.now(Ids.each("brief", occasion) + "-" + person, new Brief(person, why), Lane.PEOPLE)
                .bestEffort()
                .until(occasion.circumstances().recordedAt().plusSeconds(3600));
    }

    /** Whether they came by themselves: by their own word, or the tool saw them come. */
    private static boolean cameAlone(Occasion occasion, ParticipantEngaged event) {
        Actor by = occasion.circumstances().by();
        return (by.isPerson() && by.id().equals(event.person())) || isSeenThere(occasion, event);
    }

    /** Whether they came already: who was invited and has not come is briefed when they do. */
    static boolean isInTheChannel(Occasion occasion, String person) {
        Participant one = occasion.after().team().participants().get(person);
        return one == null || !one.isActive() || one.joinedAt() != null;
    }

    /** Whether a tool told that they came: then they are in the channel. */
    private static boolean isSeenThere(Occasion occasion, ParticipantEngaged event) {
        Participant one = occasion.after().team().participants().get(event.person());
        Instant joined = one == null ? null : one.joinedAt();
        return occasion.circumstances().by().kind() == Actor.Kind.TOOL
                && occasion.circumstances().occurredAt().equals(joined);
    }
}
