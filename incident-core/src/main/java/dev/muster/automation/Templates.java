package dev.muster.automation;

import java.util.List;
import java.util.stream.Stream;

/**
 * The keys of the words that automations use. The resource bundles hold a text for each, in each language; a playbook may replace a text or name
 * further ones in its notices.
 */
public final class Templates {

    /** To a channel: people were brought in. */
    public static final String PEOPLE_ENGAGED = "people.engaged";

    /** To one person: you were brought in. */
    public static final String YOU_ARE_ENGAGED = "people.you";

    /** To one person by mail: you were brought in, and there is no channel yet. */
    public static final String CHANNEL_FAILED = "people.channel-failed";

    /** To a channel: somebody could not be let in. */
    public static final String NOT_INVITED = "people.not-invited";

    /** To the reporter: here is the channel. */
    public static final String REPORTER_CHANNEL = "people.reporter";

    /** To a channel: these people were paged for a target. */
    public static final String PAGE_SENT = "page.sent";

    /** To a channel: a target was paged, the pager has not said whom it calls. */
    public static final String PAGE_SENT_TO_TARGET = "page.sent-to-target";

    /** On a page: how it stands now, and where to go. */
    public static final String PAGE_NOTE = "page.note";

    /** To a channel: somebody took a page. */
    public static final String PAGE_ACKNOWLEDGED = "page.acknowledged";

    /** To a channel: a page went on to the next level. */
    public static final String PAGE_ESCALATED = "page.escalated";

    /** To a channel: nobody took a page in time. */
    public static final String PAGE_UNANSWERED = "page.unanswered";

    /** To one person: nobody took a page in time. */
    public static final String PAGE_UNANSWERED_YOU = "page.unanswered-you";

    /** To one person: you were to be paged, and the pager failed. */
    public static final String PAGE_FAILED_YOU = "page.failed-you";

    /** To a channel: the pager failed, telephone these numbers. */
    public static final String PAGE_FAILED_CALL = "page.failed-call";

    /** To a channel: the pager failed, and no number is known. */
    public static final String PAGE_FAILED_NO_NUMBER = "page.failed-no-number";

    /** To a channel: somebody leads. */
    public static final String LEAD_ASSIGNED = "role.lead";

    /** To a channel: somebody leads now who was handed the lead. */
    public static final String LEAD_HANDED_OVER = "role.lead-handed-over";

    /** To a channel: somebody has a role. */
    public static final String ROLE_ASSIGNED = "role.assigned";

    /** To a channel: a role is vacant. */
    public static final String ROLE_RELEASED = "role.released";

    /** To a channel: the severity rose. */
    public static final String SEVERITY_RAISED = "severity.raised";

    /** To a channel: the severity fell. */
    public static final String SEVERITY_LOWERED = "severity.lowered";

    /** To a channel: a report is an incident. */
    public static final String CONFIRMED = "state.confirmed";

    /** To a channel: users are no longer hit. */
    public static final String MITIGATED = "state.mitigated";

    /** To a channel: the mitigation no longer holds. */
    public static final String RELAPSED = "state.relapsed";

    /** To a channel: resolved, and what comes next. */
    public static final String RESOLVED = "state.resolved";

    /** To the channel of announcements: all clear. */
    public static final String ALL_CLEAR = "state.all-clear";

    /** To a channel: taken up again. */
    public static final String REOPENED = "state.reopened";

    /** To a channel: it was no incident. */
    public static final String CANCELLED = "state.cancelled";

    /** To a channel: it goes on as another incident. */
    public static final String MERGED = "state.merged";

    /** To a channel: a status update. */
    public static final String UPDATE = "update.posted";

    /** On a ticket: the incident moved on. */
    public static final String TICKET_COMMENT = "ticket.comment";

    /** On a ticket: the incident moved on, and nobody gave a reason. */
    public static final String TICKET_MOVED = "ticket.moved";

    /** On a ticket: a status update. */
    public static final String TICKET_UPDATE = "ticket.update";

    /** On a status page: we are working on it. */
    public static final String STATUS_INVESTIGATING = "status.investigating";

    /** On a status page: we know why. */
    public static final String STATUS_IDENTIFIED = "status.identified";

    /** On a status page: it works again, and we watch. */
    public static final String STATUS_MONITORING = "status.monitoring";

    /** On a status page: it is over. */
    public static final String STATUS_RESOLVED = "status.resolved";

    /** To a channel: the review took place. */
    public static final String REVIEW_COMPLETED = "review.completed";

    /** To the owner: you answer for the review. */
    public static final String REVIEW_YOURS = "review.yours";

    /** To the owner: you have a task. */
    public static final String TASK_YOURS = "task.yours";

    /** To the owner: you have an action item. */
    public static final String ACTION_ITEM_YOURS = "action-item.yours";

    /** To lead and owners of open tasks: this goes on too long. */
    public static final String REMIND_STALE = "remind.stale";

    /** To the communications lead: an update is promised and late. */
    public static final String REMIND_UPDATE = "remind.update";

    /** To a channel: nobody leads. */
    public static final String REMIND_LEAD_VACANT = "remind.lead-vacant";

    /** To the owner: a task is due. */
    public static final String REMIND_TASK = "remind.task";

    /** To the owner: the review is due. */
    public static final String REMIND_REVIEW = "remind.review";

    /** To the owner: an action item will be due. */
    public static final String REMIND_ACTION_ITEM_SOON = "remind.action-item-soon";

    /** To the owner: an action item is overdue. */
    public static final String REMIND_ACTION_ITEM_OVERDUE = "remind.action-item-overdue";

    /** To a channel: something could not be done. */
    public static final String PARKED = "fault.parked";

    /** To a channel: a person changed something in a tool. */
    public static final String DRIFTED = "fault.drifted";

    /** To a channel: somebody closed the ticket, and the incident goes on. */
    public static final String TICKET_CLOSED = "fault.ticket-closed";

    /** To an audience, once: what is known of something major. */
    public static final String NOTICE_INITIAL = "notice.initial";

    /** To an audience: an incident began. */
    public static final String NOTICE_DECLARED = "notice.declared";

    /** To an audience: the severity is another. */
    public static final String NOTICE_SEVERITY_CHANGED = "notice.severity-changed";

    /** To an audience: users are no longer hit. */
    public static final String NOTICE_MITIGATED = "notice.mitigated";

    /** To an audience: resolved. */
    public static final String NOTICE_RESOLVED = "notice.resolved";

    /** To an audience: taken up again. */
    public static final String NOTICE_REOPENED = "notice.reopened";

    /** To an audience: all is done. */
    public static final String NOTICE_CLOSED = "notice.closed";

    /** To an audience: it was no incident. */
    public static final String NOTICE_CANCELLED = "notice.cancelled";

    /** To an audience: a status update. */
    public static final String NOTICE_UPDATE = "notice.update";

    private Templates() {}

    /** The keys that a playbook's notices may name without bringing words of their own, sorted. */
    public static List<String> forNotices() {
        return Stream.of(
                        NOTICE_INITIAL,
                        NOTICE_DECLARED,
                        NOTICE_SEVERITY_CHANGED,
                        NOTICE_MITIGATED,
                        NOTICE_RESOLVED,
                        NOTICE_REOPENED,
                        NOTICE_CLOSED,
                        NOTICE_CANCELLED,
                        NOTICE_UPDATE)
                .sorted()
                .toList();
    }

    /** The key of the words for the next level, when a reminder went unanswered. */
    public static String escalated(String template) {
        return template + ".escalated";
    }
}
