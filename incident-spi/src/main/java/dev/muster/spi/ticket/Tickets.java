package dev.muster.spi.ticket;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.text.RichText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An issue tracker. Thread-safe. Every method may throw a {@link dev.muster.spi.call.ProviderException}; work reaches a provider at least once,
 * and after a crash the same key comes again.
 */
public interface Tickets {

    /** The repeat safety of each operation. */
    Promises promises();

    /**
     * How long the tool's search may lag behind its writes: with {@link dev.muster.spi.call.RepeatSafety#FIND_LAGGING} a repeat waits this
     * long before it looks. One minute unless said otherwise.
     */
    default Duration settleDelay() {
        return Duration.ofMinutes(1);
    }

    /** Creates a ticket that carries the context's key, so that {@link #find} finds it. */
    Ticket create(TicketDraft draft, CallContext context);

    /**
     * What earlier calls of {@link #create} with {@code key} made, oldest first; more than one only after a double. With a lagging search
     * possibly empty although one exists.
     */
    List<Ticket> find(RequestKey key, CallContext context);

    /** The ticket as it is now, by id or key; empty when it was deleted. */
    Optional<Ticket> get(String idOrKey, CallContext context);

    /** Sets new values. */
    void update(String ticket, TicketChange change, CallContext context);

    /** Moves the ticket; one that is there already is a success. A workflow without such a step is a {@link dev.muster.spi.call.Rejected}. */
    void transition(String ticket, TicketState state, CallContext context);

    /**
     * Adds a comment that carries the context's key.
     *
     * @return its id, as {@link #findComments} tells it
     */
    String comment(String ticket, RichText text, CallContext context);

    /** The ids of the comments that carry {@code key}, oldest first; more than one only after a double. */
    List<String> findComments(String ticket, RequestKey key, CallContext context);

    /** Removes a comment that a call made twice. Gone already is a success. */
    void retractComment(String ticket, String superfluous, CallContext context);

    /** Adds a web link; the same target again changes its title. */
    void link(String ticket, String title, URI target, CallContext context);

    /** Relates two tickets, such as {@code "post-mortem of"}; related already is a success. */
    void relate(String from, String relation, String to, CallContext context);

    /** The newest open incident tickets, newest first. */
    List<Ticket> newestOpen(int limit, CallContext context);

    /** Searches, newest first. */
    List<Ticket> search(TicketQuery query, CallContext context);

    /** Removes a ticket that a call made twice: cancelled as a duplicate where the tool cannot delete. Gone already is a success. */
    void retract(Ticket superfluous, CallContext context);
}
