package dev.muster.internal.intake;

import dev.muster.internal.engine.Desk;
import dev.muster.internal.engine.Ids;
import dev.muster.internal.engine.Tools;
import dev.muster.internal.engine.Voice;
import dev.muster.internal.log.Loggable;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.IncidentException;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import dev.muster.role.Holding;
import dev.muster.role.Role;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import dev.muster.spi.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies what deliveries mean to the incidents they concern, each meaning once. What comes too late to matter changes nothing. */
public final class Meanings {

    private static final Logger LOG = LoggerFactory.getLogger(Meanings.class);

    /** In this time after we set a ticket right, the same again is the echo of that. */
    private static final Duration ECHO = Duration.ofMinutes(5);

    private final Desk desk;
    private final Who who;
    private final AlertIntake alerts;
    private final ChatDesk chat;
    private final MarkedMessages marks;
    private final UnderWay underWay;
    private final Supplier<? extends Voice> voice;

    /**
     * Where talk goes.
     *
     * @param chat hears what is said
     * @param marks keeps the timeline equal to the marked messages
     */
    public record Talk(ChatDesk chat, MarkedMessages marks) {}

    /** Meanings for a desk, told of by these tools. */
    public Meanings(Desk desk, Tools tools, Ids ids, Talk talk, Supplier<? extends Voice> voice) {
        this.voice = voice;
        this.desk = desk;
        this.who = new Who(tools);
        this.alerts = new AlertIntake(desk, ids);
        this.chat = talk.chat();
        this.marks = talk.marks();
        this.underWay = new UnderWay(desk.store());
    }

    /** Applies a meaning; false when it is about a thing that is still being made, and has to be applied later. */
    boolean apply(String provider, Meaning meaning, Instant now) {
        if (meaning instanceof Meaning.TicketChanged changed) {
            return isDone(provider, meaning, () -> ticketChanged(provider, changed, now));
        }
        Optional<String> reference = reference(provider, meaning);
        if (reference.isPresent()) {
            return isDone(provider, meaning, () -> applyTo(reference.get(), provider, meaning, now));
        }
        applyOther(provider, meaning, now);
        return true;
    }

    private void applyOther(String provider, Meaning meaning, Instant now) {
        if (meaning instanceof Meaning.AlertReceived received) {
            alerts.received(provider, received.alert(), now);
        } else if (meaning instanceof Meaning.ChatMessage message) {
            chat.heard(provider, message, now);
        } else if (meaning instanceof Meaning.ChoiceMade choice) {
            chat.chosen(provider, choice, now);
        } else if (meaning instanceof Meaning.PersonPicked picked) {
            chat.picked(provider, picked, now);
        } else if (meaning instanceof Meaning.FormSubmitted form) {
            chat.submitted(provider, form, now);
        } else if (meaning instanceof Meaning.MessageMarked marked) {
            marks.marked(provider, marked, now);
        }
    }

    /** The second look is for what was settled between the first and the question what is under way. */
    private boolean isDone(String provider, Meaning meaning, BooleanSupplier isApplied) {
        if (isApplied.getAsBoolean()) {
            return true;
        }
        boolean isBeingMade = underWay.makesWhat(provider, meaning);
        return isApplied.getAsBoolean() || !isBeingMade;
    }

    private static Optional<String> reference(String provider, Meaning meaning) {
        if (meaning instanceof Meaning.PageAcknowledged page) {
            return Optional.of(Desk.reference("page", provider, page.page()));
        }
        if (meaning instanceof Meaning.PageEscalated page) {
            return Optional.of(Desk.reference("page", provider, page.page()));
        }
        if (meaning instanceof Meaning.PageResolved page) {
            return Optional.of(Desk.reference("page", provider, page.page()));
        }
        if (meaning instanceof Meaning.MemberJoined member) {
            return Optional.of(Desk.reference("conversation", provider, member.conversation()));
        }
        if (meaning instanceof Meaning.MemberLeft member) {
            return Optional.of(Desk.reference("conversation", provider, member.conversation()));
        }
        if (meaning instanceof Meaning.ConversationChanged changed) {
            return Optional.of(Desk.reference("conversation", provider, changed.conversation()));
        }
        return Optional.empty();
    }

    /** Whether any incident knows the thing. */
    private boolean applyTo(String reference, String provider, Meaning meaning, Instant now) {
        List<Summary> known = desk.store().query(SummaryQuery.byReference(reference));
        for (Summary summary : known) {
            IncidentState state = desk.load(summary.stream()).orElseThrow();
            tell(state, commands(provider, meaning, state, now), provider, meaning, now);
        }
        return !known.isEmpty();
    }

    /** Gives the commands of a meaning to an incident, once. */
    private void tell(IncidentState state, List<Command> commands, String provider, Meaning meaning, Instant now) {
        if (commands.isEmpty()) {
            return;
        }
        Instant occurred = meaning.occurredAt().isAfter(now) ? now : meaning.occurredAt();
        Circumstances at = new Circumstances(occurred, now, Actor.tool(provider));
        String once = "meaning:" + provider + ':' + state.id() + ':' + meaning.identity();
        try {
            desk.tell(state.id(), commands, at, Map.of(once, ""));
        } catch (IncidentException e) {
            LOG.warn(
                    "{} of {} is late and changes nothing: {}",
                    Loggable.of(meaning.identity()),
                    state.id(),
                    Loggable.of(String.valueOf(e)));
        }
    }

    private List<Command> commands(String provider, Meaning meaning, IncidentState state, Instant now) {
        if (meaning instanceof Meaning.PageAcknowledged news) {
            String by = person(state, provider, news.by(), now);
            return takenBy(by, state.reach().pagesAs(provider, news.page())).stream()
                    .<Command>map(page -> new Command.RecordPageAcknowledged(page.id(), by))
                    .toList();
        }
        if (meaning instanceof Meaning.PageEscalated news) {
            return state.reach().pagesAs(provider, news.page()).stream()
                    .limit(1)
                    .<Command>map(page -> new Command.RecordPageEscalated(
                            page.id(), news.level(), person(state, provider, news.to(), now)))
                    .toList();
        }
        if (meaning instanceof Meaning.PageResolved news) {
            String by = person(state, provider, news.by(), now);
            return state.reach().pagesAs(provider, news.page()).stream()
                    .<Command>map(page -> new Command.RecordPageResolved(page.id(), by))
                    .toList();
        }
        if (meaning instanceof Meaning.MemberJoined joined) {
            return List.of(new Command.Join(person(state, provider, joined.who(), now), "joined the channel"));
        }
        if (meaning instanceof Meaning.MemberLeft left) {
            return List.of(new Command.Leave(person(state, provider, left.who(), now)));
        }
        if (meaning instanceof Meaning.ConversationChanged changed) {
            return conversation(changed);
        }
        return List.of();
    }

    private static List<Command> conversation(Meaning.ConversationChanged changed) {
        return switch (changed.change()) {
            case ARCHIVED -> List.of(new Command.RecordArchived(true));
            case UNARCHIVED -> List.of(new Command.RecordArchived(false));
            case RENAMED, DELETED, DESCRIBED ->
                List.of(new Command.RecordDrift(
                        ResourceKind.CONVERSATION,
                        changed.conversation(),
                        changed.change().name().toLowerCase(java.util.Locale.ROOT) + " by " + changed.by()));
        };
    }

    /**
     * Of one page, which several may share, what this person took: that for which they were called, so that who else is called is not taken for
     * answered; or the page itself, when it is not known what they were called for.
     */
    private static List<PageRecord> takenBy(String person, List<PageRecord> one) {
        List<PageRecord> theirs = one.stream()
                .filter(page ->
                        page.notified().contains(person) || page.target().equals("person:" + person))
                .toList();
        return theirs.isEmpty() ? one.stream().limit(1).toList() : theirs;
    }

    private String person(IncidentState state, String provider, String handle, Instant now) {
        return who.is(provider, handle, desk.typeOf(state).policy().knowledge(), now);
    }

    /** A ticket changed in its tool: the incident follows, unless the change is the echo of our own. */
    private boolean ticketChanged(String provider, Meaning.TicketChanged news, Instant now) {
        boolean isKnown = false;
        for (ResourceKind kind : List.of(ResourceKind.TICKET, ResourceKind.REVIEW_TICKET, ResourceKind.ACTION_TICKET)) {
            isKnown |= follow(provider, news, kind, now);
        }
        return isKnown;
    }

    private boolean follow(String provider, Meaning.TicketChanged news, ResourceKind kind, Instant now) {
        String reference = Desk.reference(kind.name(), provider, news.ticket().id());
        List<Summary> known = desk.store().query(SummaryQuery.byReference(reference));
        for (Summary summary : known) {
            IncidentState state = desk.load(summary.stream()).orElseThrow();
            tell(state, ticketCommands(provider, state, news, kind, now), provider, news, now);
        }
        return !known.isEmpty();
    }

    private List<Command> ticketCommands(
            String provider, IncidentState state, Meaning.TicketChanged news, ResourceKind kind, Instant now) {
        Ticket ticket = news.ticket();
        List<Command> commands = new ArrayList<>();
        if (kind == ResourceKind.REVIEW_TICKET) {
            boolean open =
                    state.work().review() == null || state.work().review().completedAt() == null;
            boolean reviewable = state.state() == State.RESOLVED || state.state() == State.REVIEWING;
            if (ticket.state().isFinal() && open && reviewable) {
                String by = person(state, provider, news.by(), now);
                if (state.state() == State.RESOLVED) {
                    commands.add(new Command.StartReview(null));
                }
                commands.add(new Command.CompleteReview(List.of(by), "ticket " + ticket.key() + " was closed"));
            }
            return commands;
        }
        if (kind == ResourceKind.ACTION_TICKET) {
            return commands;
        }
        String assignee = ticket.assignee() == null ? null : person(state, provider, ticket.assignee(), now);
        if (assignee != null
                && !assignee.equals(state.team().holder(Role.LEAD).orElse(null))
                && !isOlderThanLead(state, news)
                && !assignee.equals(lastLead(state))
                && !state.state().isEnded()) {
            commands.add(new Command.AssignRole(Role.LEAD, assignee, null));
        }
        if (ticket.state().isFinal() && state.state().isLive() && !isOlderThanReopening(state, news)) {
            String what = Event.ResourceDrifted.CLOSED_BY + person(state, provider, news.by(), now);
            commands.add(new Command.RecordDrift(ResourceKind.TICKET, ticket.id(), what));
        }
        overwritten(provider, state, news, now).ifPresent(commands::add);
        return commands;
    }

    /** Who led last, when nobody does: the ticket is still theirs because nobody else took it. */
    private static @Nullable String lastLead(IncidentState state) {
        return state.team().holdings().stream()
                .filter(holding -> holding.role().equals(Role.LEAD))
                .reduce((earlier, later) -> later)
                .filter(holding -> holding.until() != null)
                .map(Holding::person)
                .orElse(null);
    }

    /** Whether somebody took the lead after the ticket was as it is told: news may come late or out of order. */
    private static boolean isOlderThanLead(IncidentState state, Meaning news) {
        return state.team().holdings().stream()
                .anyMatch(holding -> holding.role().equals(Role.LEAD)
                        && holding.until() == null
                        && news.occurredAt().isBefore(holding.from()));
    }

    /** What the incident decides and somebody wrote over in the ticket is reported, and comes back (N-056). */
    private Optional<Command> overwritten(
            String provider, IncidentState state, Meaning.TicketChanged news, Instant now) {
        String wanted = voice.get().ticketSummary(state, "incident", "");
        String differs = TicketDrift.of(wanted, state.facts().severity().name(), news.ticket());
        return differs.isEmpty()
                        || !state.state().isLive()
                        || isOldNews(state, news, differs)
                        || underWay.updates(state.id())
                ? Optional.empty()
                : Optional.of(new Command.RecordDrift(
                        ResourceKind.TICKET,
                        news.ticket().id(),
                        Event.ResourceDrifted.CHANGED_BY + person(state, provider, news.by(), now) + ": " + differs));
    }

    /**
     * The echo of what we wrote may come after the next change was decided; and a tool that keeps what we write in a form of its own must not have us
     * write it again and again.
     */
    private boolean isOldNews(IncidentState state, Meaning news, String differs) {
        return desk.history(state.id()).stream().anyMatch(recorded -> {
            Instant at = recorded.circumstances().recordedAt();
            boolean isChange = recorded.event() instanceof Event.FactsEdited
                    || recorded.event() instanceof Event.SeverityClassified
                    || recorded.event() instanceof Event.SeverityOverridden;
            boolean isReported = recorded.event() instanceof Event.ResourceDrifted drift
                    && drift.kind() == ResourceKind.TICKET
                    && drift.what().endsWith(": " + differs);
            boolean isEcho = news.occurredAt().isBefore(at.plus(ECHO)) || Reconciliation.isFoundByAsking(news);
            return (isChange && !news.occurredAt().isAfter(at)) || (isReported && isEcho);
        });
    }

    /** The echo of the end that we ourselves brought to the ticket may come after the incident is taken up again. */
    private boolean isOlderThanReopening(IncidentState state, Meaning news) {
        return state.progress().reopenings() > 0
                && desk.history(state.id()).stream()
                        .filter(recorded -> recorded.event() instanceof Event.IncidentReopened)
                        .anyMatch(reopened -> !news.occurredAt()
                                .isAfter(reopened.circumstances().recordedAt()));
    }
}
