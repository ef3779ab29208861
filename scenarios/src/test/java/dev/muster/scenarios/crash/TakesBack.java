package dev.muster.scenarios.crash;

import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.Tickets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Takes a ticket back when its settlement comes too late. */
final class TakesBack implements Plant {
    private final Map<String, Ticket> made = new HashMap<>();
    private final Map<Integer, Provider> tools = new HashMap<>();

    @Override
    public Provider toolsAbove(Node node, Provider wired) {
        tools.put(node.number(), wired);
        return Twist.of(
                Provider.class,
                wired,
                Map.of("tickets", Twist.capability(Tickets.class, Map.of("create", (given, go) -> {
                    Ticket ticket = (Ticket) Objects.requireNonNull(go.carryOut());
                    made.put(node.number() + ((CallContext) given[1]).key().value(), ticket);
                    return ticket;
                }))));
    }

    @Override
    public IncidentStore storeAbove(Node node, IncidentStore store) {
        return Twist.store(store, Map.of("settle", (given, go) -> {
            Object settled = go.carryOut();
            if (settled instanceof Settled.Stale) {
                ((Settlement) given[0]).ends().forEach(end -> retract(node, end));
            }
            return settled;
        }));
    }

    private void retract(Node node, IntentEnd end) {
        Ticket ticket = made.get(node.number() + end.key().value());
        if (ticket != null) {
            Instant deadline = node.now().plus(Stage.CALL_TIMEOUT);
            Objects.requireNonNull(tools.get(node.number()))
                    .tickets()
                    .orElseThrow()
                    .retract(ticket, new CallContext(end.key(), 1, deadline, Visibility.OPEN, false));
        }
    }
}
