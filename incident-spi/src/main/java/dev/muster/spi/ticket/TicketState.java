package dev.muster.spi.ticket;

/** Where a ticket stands, in the library's words; a provider maps them to its workflow. */
public enum TicketState {
    OPEN,
    IN_PROGRESS,
    MITIGATED,
    RESOLVED,
    CLOSED,
    CANCELLED;

    /** Whether work on it is over. */
    public boolean isFinal() {
        return this == CLOSED || this == CANCELLED;
    }
}
