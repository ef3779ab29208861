package dev.muster.internal.chat;

import dev.muster.automation.Effect;
import dev.muster.automation.Intended;
import dev.muster.automation.Lane;
import dev.muster.automation.Plan;
import dev.muster.internal.engine.Desk;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.IncidentException;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.Source;
import dev.muster.playbook.IncidentType;
import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.Tickets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code new channel}: the channel of a ticket's incident, which is declared from the ticket if there is none yet. */
final class TicketTalk {

    /** Pick a ticket. */
    static final String PICK = "channel-pick";

    private static final Logger LOG = LoggerFactory.getLogger(TicketTalk.class);
    private static final Pattern PARTS = Pattern.compile("[/?&=#<>|\\s]+");
    private static final String OPEN = "open-conversation";
    private static final int OFFERED = 5;

    /** More than are offered: some may not be for everybody. */
    private static final int ASKED_FOR = 20;

    private final Desks desks;
    private final Answers answers;

    TicketTalk(Desks desks) {
        this.desks = desks;
        this.answers = desks.answers();
    }

    void channel(Said said, ChatCommand.NewChannel command) {
        String ticket = command.ticket();
        Optional<Provider> provider = provider();
        if (provider.isEmpty()) {
            answers.say(said, "chat.no-tickets");
            return;
        }
        try {
            if (ticket == null) {
                offer(said, provider.get());
            } else {
                find(provider.get(), said, ticket)
                        .ifPresentOrElse(
                                found -> open(said, provider.get(), found, Map.of()),
                                () -> answers.say(said, "chat.ticket-unknown", "text", ticket));
            }
        } catch (ProviderException e) {
            LOG.warn("tickets of {} cannot be read", provider.get().name(), e);
            answers.say(said, "chat.tickets-silent", "reason", String.valueOf(e.getMessage()));
        }
    }

    private Optional<Provider> provider() {
        IncidentType type = desks.desk().playbook().defaultIncidentType();
        return desks.tools().serving(Capability.TICKETS, type).flatMap(desks.tools()::named);
    }

    private static Tickets tickets(Provider provider) {
        return provider.tickets().orElseThrow();
    }

    private void offer(Said said, Provider provider) {
        List<Ticket> newest = tickets(provider).newestOpen(ASKED_FOR, said.context()).stream()
                .sorted(Comparator.comparing(Ticket::openedAt).reversed())
                .filter(ticket -> isForEverybody(provider, ticket))
                .limit(OFFERED)
                .toList();
        if (newest.isEmpty()) {
            answers.say(said, "chat.no-open-tickets");
            return;
        }
        List<Choice> choices = newest.stream()
                .<Choice>map(ticket -> Choice.button(
                        PICK + ':' + provider.name() + ':' + ticket.id(),
                        PageTalk.cut(ticket.key() + " · " + ticket.summary())))
                .toList();
        answers.say(said, answers.voice().free("chat.ticket-pick", Map.of()), choices);
    }

    /** Of an incident that is not open nobody learns by the list of tickets what it is about. */
    private boolean isForEverybody(Provider provider, Ticket ticket) {
        return desks.ofReference(reference(provider, ticket))
                .filter(incident -> incident.facts().confidentiality() != Confidentiality.OPEN)
                .isEmpty();
    }

    private static String reference(Provider provider, Ticket ticket) {
        return Desk.reference(ResourceKind.TICKET.name(), provider.name(), ticket.id());
    }

    /** The ticket of this key, or whose key is a part of this address. */
    private static Optional<Ticket> find(Provider provider, Said said, String text) {
        Optional<Ticket> exact = PARTS.matcher(text).find()
                ? Optional.empty()
                : tickets(provider).get(text, said.context());
        if (exact.isPresent()) {
            return exact;
        }
        Set<String> parts = new LinkedHashSet<>(List.of(PARTS.split(text)));
        List<String> backwards = new ArrayList<>(parts);
        Collections.reverse(backwards);
        return backwards.stream()
                .filter(part -> part.chars().anyMatch(Character::isDigit))
                .map(part -> tickets(provider).get(part, said.context()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Somebody picked a ticket. */
    void picked(Said said, String choice) {
        Pressed pressed = Pressed.of(choice, true);
        Optional<Provider> provider = desks.tools().named(pressed.incident());
        boolean done = pressed.once(said).keySet().stream()
                .anyMatch(key -> desks.desk().store().ownerOf(key).isPresent());
        if (provider.flatMap(Provider::tickets).isEmpty() || done) {
            return;
        }
        tickets(provider.get())
                .get(pressed.detail(), said.context())
                .ifPresentOrElse(
                        ticket -> open(said, provider.get(), ticket, pressed.once(said)),
                        () -> answers.sayInstead(
                                said, answers.voice().free("chat.ticket-unknown", Map.of("text", pressed.detail()))));
    }

    private void open(Said said, Provider provider, Ticket ticket, Map<String, String> once) {
        Optional<IncidentState> known = desks.ofReference(reference(provider, ticket));
        if (known.isEmpty() && ticket.state().isFinal()) {
            answers.say(said, "chat.ticket-over", "text", ticket.key());
            return;
        }
        try {
            IncidentState incident = known.isPresent() ? known.get() : declare(said, provider, ticket);
            Resource resource = new Resource(
                    ResourceKind.TICKET,
                    provider.name(),
                    ticket.id(),
                    ticket.key(),
                    ticket.link().toString());
            List<Command> adopt = known.isPresent() ? List.of() : List.of(new Command.RecordResource(resource));
            answers.tell(said, incident.id(), adopt, once, step -> replies(said, incident, ticket));
        } catch (IncidentException e) {
            answers.say(said, answers.voice().refusal(e), List.of());
        }
    }

    private IncidentState declare(Said said, Provider provider, Ticket ticket) {
        Declaration declaration = Declaration.of(ticket.summary())
                .from(Source.EXTERNAL, provider.name() + ':' + ticket.key())
                .reportedBy(said.who().id())
                .labelled(Map.of(Declaration.TICKET, ticket.key()))
                .key("ticket:" + provider.name() + ':' + ticket.id());
        return desks.desk().declareFor(declaration, said.circumstances(), desks.ids());
    }

    /**
     * The channel is opened if it has not been asked for yet, and its link is told when it is there. To know the ticket's key lets nobody into an
     * incident that is not open.
     */
    private List<Intended> replies(Said said, IncidentState incident, Ticket ticket) {
        List<Intended> replies = new ArrayList<>();
        if (incident.reach().resource(ResourceKind.CONVERSATION).isEmpty()) {
            Plan plan = desks.desk().typeOf(incident).plan();
            String name = plan.conversationName(incident, ticket.key());
            replies.add(Intended.now(OPEN, new Effect.OpenConversation(name), Lane.PEOPLE));
            replies.add(
                    Intended.now("card", new Effect.RefreshCard(), Lane.CHATTER).after(OPEN));
            Set<String> people = new LinkedHashSet<>(incident.team().active());
            if (incident.facts().confidentiality() == Confidentiality.OPEN) {
                people.addAll(plan.inviteAlways());
                people.add(said.who().id());
            }
            replies.add(Intended.now("invite-asked", new Effect.InvitePeople(people), Lane.PEOPLE)
                    .after(OPEN)
                    .batched("invite"));
        }
        Effect.Words words = Effect.Words.of("chat.channel", "key", ticket.key(), Declaring.OUTSIDE, Declaring.OUTSIDE);
        replies.add(answers.later(said, "-channel", words).afterEnded(OPEN));
        if (said.how() == Said.How.PRESSED) {
            replies.add(answers.instead(
                    said,
                    Effect.Words.of("chat.ticket-picked", "person", said.who().id(), "key", ticket.key())));
        }
        return replies;
    }
}
