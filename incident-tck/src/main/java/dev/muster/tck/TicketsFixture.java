package dev.muster.tck;

import dev.muster.spi.people.Person;
import dev.muster.spi.ticket.TicketState;
import dev.muster.spi.ticket.Tickets;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An issue tracker to judge, and what somebody who looks at it sees and does. Tickets are named by the tool's id. */
public interface TicketsFixture extends Fixture {

    /** The capability, the same on each call. */
    Tickets tickets();

    /** Somebody to whom tickets can be assigned, and another one. */
    List<Person> twoPeople();

    /** Whether a ticket can be hidden from those who do not take part; both answers are checked. */
    boolean hasRestricted();

    /** A state that the workflow has no step to from a new ticket; empty when it can go anywhere. Both answers are checked. */
    Optional<TicketState> unreachable();

    /** How many tickets have this summary; those retracted as duplicates do not count. */
    int tickets(String summary);

    /** The summary that is shown. */
    Rendered summary(String ticket);

    /** The description that is shown. */
    Rendered description(String ticket);

    /** What the comments show, oldest first. */
    List<Rendered> comments(String ticket);

    /** The titles of the web links by their targets. */
    Map<URI, String> links(String ticket);

    /** The ids of the tickets it is related to. */
    List<String> related(String ticket);

    /** Whether only those who take part can see it. */
    boolean isRestricted(String ticket);

    /** The states that {@link Tickets#transition} is asked for, in an order that the workflow allows from a new ticket. */
    default List<TicketState> path() {
        return List.of(TicketState.IN_PROGRESS, TicketState.MITIGATED, TicketState.RESOLVED, TicketState.CLOSED);
    }

    /** Fields, by the library's names, that the provider maps, each with a value to set. */
    default Map<String, String> fields() {
        return Map.of();
    }

    /** Lets somebody delete a ticket. */
    void delete(String ticket);
}
