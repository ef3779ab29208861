package dev.muster.internal.carry;

import static dev.muster.spi.Capability.TICKETS;

import dev.muster.automation.Effect;
import dev.muster.engagement.Knowledge;
import dev.muster.internal.engine.Carried;
import dev.muster.internal.engine.Carrier;
import dev.muster.internal.engine.Scene;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Facts;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import dev.muster.review.ActionItem;
import dev.muster.role.Role;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.RichText;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.TicketChange;
import dev.muster.spi.ticket.TicketDraft;
import dev.muster.spi.ticket.TicketState;
import dev.muster.spi.ticket.Tickets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The incident's ticket, the review's, and those of action items. */
final class TicketCarriers {

    private static final Carried NO_TICKET = Carried.notWanted("the incident has no ticket");

    private TicketCarriers() {}

    static List<Carrier<?>> all() {
        return List.of(
                Carry.of(Effect.CreateTicket.class, TICKETS, Operation.TICKET_CREATE, TicketCarriers::create)
                        .finding((effect, scene, context) -> tickets(scene).find(context.key(), context).stream()
                                .map(ticket -> created(effect, scene, ticket))
                                .toList())
                        .retracting((effect, made, scene, context) -> tickets(scene)
                                .get(made, context)
                                .ifPresent(t -> tickets(scene).retract(t, context))),
                Carry.of(
                                Effect.UpdateTicket.class,
                                TICKETS,
                                Operation.TICKET_UPDATE,
                                (effect, scene, context) -> on(scene, ticket -> {
                                    tickets(scene).update(ticket, change(scene), context);
                                    return Carried.DONE;
                                }))
                        .restating(effect -> effect),
                Carry.of(
                                Effect.TransitionTicket.class,
                                TICKETS,
                                Operation.TICKET_TRANSITION,
                                (effect, scene, context) -> on(scene, ticket -> {
                                    tickets(scene)
                                            .transition(
                                                    ticket,
                                                    stateOf(scene.state().state()),
                                                    context);
                                    return Carried.DONE;
                                }))
                        .restating(effect -> effect),
                Carry.of(Effect.CommentTicket.class, TICKETS, Operation.TICKET_COMMENT, TicketCarriers::comment)
                        .finding((effect, scene, context) -> ticket(scene).stream()
                                .flatMap(ticket -> tickets(scene).findComments(ticket, context.key(), context).stream())
                                .map(Carried::made)
                                .toList())
                        .retracting((effect, made, scene, context) -> ticket(scene)
                                .ifPresent(ticket -> tickets(scene).retractComment(ticket, made, context))),
                Carry.of(Effect.LinkTicket.class, TICKETS, Operation.TICKET_LINK, TicketCarriers::link),
                Carry.of(Effect.RelateReviewTicket.class, TICKETS, Operation.TICKET_RELATE, TicketCarriers::relate));
    }

    private static Carried comment(Effect.CommentTicket effect, Scene scene, CallContext context) {
        RichText text = scene.words().message(scene.state(), effect.words()).text();
        return on(scene, ticket -> Carried.made(tickets(scene).comment(ticket, text, context)));
    }

    private static Carried link(Effect.LinkTicket effect, Scene scene, CallContext context) {
        return on(
                scene,
                ticket -> ConversationCarriers.linked(scene, effect.to(), (resource, link) -> {
                    tickets(scene).link(ticket, scene.words().resourceName(resource), link, context);
                    return Carried.DONE;
                }));
    }

    private static Tickets tickets(Scene scene) {
        return scene.provider().tickets().orElseThrow();
    }

    private static Optional<String> ticket(Scene scene) {
        return scene.state()
                .reach()
                .resource(ResourceKind.TICKET)
                .filter(r -> r.provider().equals(scene.provider().name()))
                .map(Resource::id);
    }

    private static Carried on(Scene scene, Function<String, Carried> act) {
        return ticket(scene).map(act).orElse(NO_TICKET);
    }

    private static Carried create(Effect.CreateTicket effect, Scene scene, CallContext context) {
        return created(effect, scene, tickets(scene).create(draft(effect, scene), context));
    }

    private static Carried created(Effect.CreateTicket effect, Scene scene, Ticket ticket) {
        ResourceKind kind = switch (effect.purpose()) {
            case "review" -> ResourceKind.REVIEW_TICKET;
            case "action-item" -> ResourceKind.ACTION_TICKET;
            default -> ResourceKind.TICKET;
        };
        Resource resource = new Resource(
                kind,
                scene.provider().name(),
                ticket.id(),
                ticket.key(),
                ticket.link().toString());
        return Carried.made(ticket.id(), new Command.RecordResource(resource));
    }

    private static TicketDraft draft(Effect.CreateTicket effect, Scene scene) {
        IncidentState state = scene.state();
        String summary = scene.words().ticketSummary(state, effect.purpose(), effect.subject());
        String owner = owner(effect, state);
        Knowledge knowledge = scene.type().policy().knowledge();
        boolean isPerson = owner != null && !knowledge.teams().containsKey(owner);
        return new TicketDraft(
                effect.purpose(),
                summary,
                scene.words().ticketDescription(state, effect.purpose(), effect.subject()),
                state.facts().priority().name(),
                owner != null && isPerson ? Folk.person(scene, owner) : null,
                effect.purpose().equals("action-item") && owner != null ? team(owner, knowledge) : Set.of(),
                fields(state));
    }

    /** The team that answers for it as a label, by which a team finds its tickets: trackers take no blanks there. */
    private static Set<String> team(String owner, Knowledge knowledge) {
        return knowledge.teams().values().stream()
                .filter(team -> team.name().equals(owner) || team.members().contains(owner))
                .map(Knowledge.Team::name)
                .map(name -> name.strip().replaceAll("\\s+", "-"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String owner(Effect.CreateTicket effect, IncidentState state) {
        if (effect.purpose().equals("action-item")) {
            ActionItem item = state.work().actionItems().get(effect.subject());
            return item == null ? null : item.owner();
        }
        return state.team().holder(Role.LEAD).orElse(null);
    }

    private static TicketChange change(Scene scene) {
        IncidentState state = scene.state();
        Person lead =
                state.team().holder(Role.LEAD).map(id -> Folk.person(scene, id)).orElse(null);
        return new TicketChange(
                scene.words().ticketSummary(state, "incident", ""),
                scene.words().ticketDescription(state, "incident", ""),
                state.facts().priority().name(),
                lead,
                fields(state));
    }

    private static Map<String, String> fields(IncidentState state) {
        Facts facts = state.facts();
        Map<String, String> fields = new TreeMap<>();
        fields.put("incident", state.id());
        fields.put("severity", facts.severity().name());
        fields.put("type", facts.type());
        fields.put(
                "services", String.join(", ", facts.services().stream().sorted().toList()));
        return fields;
    }

    private static TicketState stateOf(State state) {
        return switch (state) {
            case TRIAGE -> TicketState.OPEN;
            case ACTIVE -> TicketState.IN_PROGRESS;
            case MITIGATED -> TicketState.MITIGATED;
            case RESOLVED, REVIEWING -> TicketState.RESOLVED;
            case CLOSED -> TicketState.CLOSED;
            case CANCELLED, MERGED -> TicketState.CANCELLED;
        };
    }

    private static Carried relate(Effect.RelateReviewTicket effect, Scene scene, CallContext context) {
        Optional<Resource> review = scene.state().reach().resource(ResourceKind.REVIEW_TICKET);
        if (review.isEmpty()) {
            return Carried.notWanted("the review has no ticket");
        }
        return on(scene, ticket -> {
            tickets(scene).relate(review.get().id(), "post-mortem of", ticket, context);
            return Carried.DONE;
        });
    }
}
