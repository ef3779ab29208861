package dev.muster.spi;

/** What a provider may offer. */
public enum Capability {
    CONVERSATIONS,
    TICKETS,
    PAGING,
    ON_CALL,
    SERVICE_DIRECTORY,
    PEOPLE,
    DOCUMENTS,
    FOLDERS,
    SHEETS,
    MEETINGS,
    GROUPS,
    STATUS_PAGES,
    MAIL,
    ALERTS,
    INBOUND,
    INCIDENT_STORE
}
