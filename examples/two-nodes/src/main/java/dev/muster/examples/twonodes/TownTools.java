package dev.muster.examples.twonodes;

import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.config.Finding;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.PageLogEntry;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.paging.Paging;
import dev.muster.spi.text.RichText;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.TicketChange;
import dev.muster.spi.ticket.TicketDraft;
import dev.muster.spi.ticket.TicketQuery;
import dev.muster.spi.ticket.TicketState;
import dev.muster.spi.ticket.Tickets;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A pager and a tracker in the town. They take a little time, as tools do, so that a process can die in the middle of a call. */
final class TownTools implements Provider {

    private static final String NAME = "town";
    private static final URI ADDRESS = URI.create("https://town.example");
    private static final long SOME_MILLIS = 5;

    private final Town town;

    TownTools(Town town) {
        this.town = town;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> check() {
        return List.of();
    }

    @Override
    public Optional<Paging> paging() {
        return Optional.of(new Pager());
    }

    @Override
    public Optional<Tickets> tickets() {
        return Optional.of(new Tracker());
    }

    private static Promises all(Map<Operation, RepeatSafety> known) {
        Promises promises = new Promises(Map.of());
        for (Operation operation : Operation.values()) {
            promises = promises.and(operation, known.getOrDefault(operation, RepeatSafety.NATURAL));
        }
        return promises;
    }

    private String make(String kind, RequestKey key) {
        try {
            Thread.sleep(SOME_MILLIS);
            String id = town.make(kind, key);
            Thread.sleep(SOME_MILLIS);
            return id;
        } catch (SQLException e) {
            throw new OutcomeUnknown(NAME, "the line broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown(NAME, "interrupted", e);
        }
    }

    private List<String> find(String kind, RequestKey key) {
        try {
            return town.find(kind, key);
        } catch (SQLException e) {
            throw new OutcomeUnknown(NAME, "the line broke", e);
        }
    }

    private final class Pager implements Paging {
        @Override
        public Promises promises() {
            return all(Map.of(Operation.PAGE, RepeatSafety.NATIVE_KEY));
        }

        @Override
        public Page page(PageRequest request, CallContext context) {
            return page(make(Town.PAGE, context.key()));
        }

        @Override
        public Optional<Page> find(RequestKey key, CallContext context) {
            return TownTools.this.find(Town.PAGE, key).stream().findFirst().map(this::page);
        }

        @Override
        public Optional<Page> get(String page, CallContext context) {
            return Optional.of(page(page));
        }

        @Override
        public void addResponders(String page, List<PageTarget> targets, String message, CallContext context) {}

        @Override
        public void note(String page, String text, CallContext context) {}

        @Override
        public boolean hasNote(String page, RequestKey key, CallContext context) {
            return true;
        }

        @Override
        public void resolve(String page, CallContext context) {}

        @Override
        public List<PageLogEntry> log(String page, CallContext context) {
            return List.of();
        }

        private Page page(String id) {
            return new Page(id, ADDRESS, Page.State.ACKNOWLEDGED, List.of(), 1, "ann@example.com", Instant.EPOCH);
        }
    }

    private final class Tracker implements Tickets {
        @Override
        public Promises promises() {
            return all(Map.of(Operation.TICKET_CREATE, RepeatSafety.FIND));
        }

        @Override
        public Ticket create(TicketDraft draft, CallContext context) {
            return ticket(make(Town.TICKET, context.key()));
        }

        @Override
        public List<Ticket> find(RequestKey key, CallContext context) {
            return TownTools.this.find(Town.TICKET, key).stream()
                    .map(this::ticket)
                    .toList();
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
            try {
                town.takeBack(superfluous.id());
            } catch (SQLException e) {
                throw new OutcomeUnknown(NAME, "the line broke", e);
            }
        }

        private Ticket ticket(String id) {
            return new Ticket(id, "T-" + id, ADDRESS, "", TicketState.OPEN, null, Instant.EPOCH, Set.of(), Map.of());
        }
    }
}
