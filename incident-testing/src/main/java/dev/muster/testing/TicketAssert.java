package dev.muster.testing;

import dev.muster.Incident;
import dev.muster.provider.inmemory.TrackedTicket;
import dev.muster.spi.ticket.TicketState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Assertions about the ticket of an incident. */
public final class TicketAssert extends ExplainedAssert<TicketAssert, TrackedTicket> {

    private final Incident incident;

    TicketAssert(@Nullable TrackedTicket actual, Incident incident, Diagnostics diagnostics) {
        super(actual, TicketAssert.class, diagnostics);
        this.incident = incident;
    }

    /** There is one. */
    public TicketAssert exists() {
        return expect(actual != null, "Expecting a ticket of <" + incident.id() + ">, but there is none.");
    }

    /** There is none. */
    public TicketAssert doesNotExist() {
        return expect(actual == null, "Expecting no ticket of <" + incident.id() + ">, but there is one.");
    }

    /** It stands there. */
    public TicketAssert hasState(TicketState state) {
        exists();
        return expect(
                actual.ticket().state() == state,
                "Expecting ticket " + name() + " to be " + state + ", but it is "
                        + actual.ticket().state() + ".");
    }

    /** It is called exactly that. */
    public TicketAssert hasSummary(String summary) {
        exists();
        return expect(
                actual.ticket().summary().equals(summary),
                "Expecting ticket " + name() + " to be <" + summary + ">, but it is <"
                        + actual.ticket().summary() + ">.");
    }

    /** This person has it. */
    public TicketAssert isAssignedTo(String person) {
        exists();
        return expect(
                Objects.equals(actual.ticket().assignee(), person),
                "Expecting ticket " + name() + " to be assigned to <" + person + ">, but it is to <"
                        + actual.ticket().assignee() + ">.");
    }

    /** A comment contains this text. */
    public TicketAssert hasComment(String part) {
        exists();
        return expect(
                actual.comments().stream()
                        .anyMatch(comment -> comment.toString().contains(part)),
                "Expecting a comment with <" + part + "> on ticket " + name() + ", but there are " + actual.comments()
                        + ".");
    }

    /** It links to something under this title. */
    public TicketAssert hasLink(String title) {
        exists();
        return expect(
                actual.links().containsValue(title),
                "Expecting ticket " + name() + " to link to <" + title + ">, but it links to "
                        + actual.links().values() + ".");
    }

    private String name() {
        return "<" + (actual == null ? "none" : actual.ticket().key()) + ">";
    }
}
