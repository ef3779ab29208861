package dev.muster.examples.twonodes;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.text.RichText;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.TicketChange;
import dev.muster.spi.ticket.TicketDraft;
import dev.muster.spi.ticket.TicketQuery;
import dev.muster.spi.ticket.TicketState;
import dev.muster.spi.ticket.Tickets;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A tracker that makes a second ticket for whoever asks twice without looking first. */
final class TownTracker implements Tickets {

    private final TownLine line;

    TownTracker(TownLine line) {
        this.line = line;
    }

    @Override
    public Promises promises() {
        return TownTools.promises(Map.of(Operation.TICKET_CREATE, RepeatSafety.FIND));
    }

    @Override
    public Ticket create(TicketDraft draft, CallContext context) {
        return ticket(line.make(Things.TICKET, context.key()));
    }

    @Override
    public List<Ticket> find(RequestKey key, CallContext context) {
        return line.find(Things.TICKET, key).stream().map(TownTracker::ticket).toList();
    }

    @Override
    public Optional<Ticket> get(String idOrKey, CallContext context) {
        return Optional.of(ticket(idOrKey));
    }

    @Override
    public void update(String ticket, TicketChange change, CallContext context) {}

    @Override
    public void transition(String ticket, TicketState state, CallContext context) {}

    @Override
    public String comment(String ticket, RichText text, CallContext context) {
        return "";
    }

    @Override
    public List<String> findComments(String ticket, RequestKey key, CallContext context) {
        return List.of("");
    }

    @Override
    public void retractComment(String ticket, String superfluous, CallContext context) {}

    @Override
    public void link(String ticket, String title, URI target, CallContext context) {}

    @Override
    public void relate(String from, String relation, String to, CallContext context) {}

    @Override
    public List<Ticket> newestOpen(int limit, CallContext context) {
        return List.of();
    }

    @Override
    public List<Ticket> search(TicketQuery query, CallContext context) {
        return List.of();
    }

    @Override
    public void retract(Ticket superfluous, CallContext context) {
        line.takeBack(superfluous.id());
    }

    private static Ticket ticket(String id) {
        return new Ticket(
                id, "T-" + id, TownTools.ADDRESS, "", TicketState.OPEN, null, Instant.EPOCH, Set.of(), Map.of());
    }
}
