package dev.muster.lifecycle;

/** What a resource of an incident is. */
public enum ResourceKind {
    TICKET,
    CONVERSATION,
    BRIDGE,
    DOCUMENT,
    FOLDER,
    GROUP,
    STATUS_ENTRY,
    CARD,
    ANNOUNCEMENT,
    PAGE_PROGRESS,
    REVIEW_DOCUMENT,
    REVIEW_TICKET,
    REVIEW_MEETING,
    ACTION_TICKET,
    ALERT,
    ATTACHMENT
}
