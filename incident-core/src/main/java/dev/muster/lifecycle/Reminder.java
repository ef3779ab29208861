package dev.muster.lifecycle;

/** What somebody is reminded of. */
public enum Reminder {
    /** The incident goes on too long: the lead, and the owners of open tasks. */
    STALE,
    /** An update is promised and late: communications lead, then lead. */
    UPDATE_DUE,
    /** Nobody leads. */
    LEAD_VACANT,
    /** A page was not acknowledged in time. */
    PAGE_UNACKNOWLEDGED,
    /** A task is due. */
    TASK_DUE,
    /** The review is due. */
    REVIEW_DUE,
    /** An action item will be due. */
    ACTION_ITEM_SOON,
    /** An action item is overdue. */
    ACTION_ITEM_OVERDUE
}
