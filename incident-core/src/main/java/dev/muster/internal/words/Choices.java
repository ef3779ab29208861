package dev.muster.internal.words;

/**
 * What the choices of messages are called. The id of a choice is the action and the incident, {@code update:INC-42}, and where it is about something in
 * the incident that too, {@code take:INC-42:scribe}, so that it is understood wherever the message stands.
 */
public final class Choices {

    /** Post a status update. */
    public static final String UPDATE = "update";

    /** Say that nothing changed, so that the next update is due later. */
    public static final String NO_CHANGE = "no-change";

    /** Change severity or state. */
    public static final String EDIT = "edit";

    /** Take a role, whichever. */
    public static final String ROLES = "roles";

    /** Take this role. */
    public static final String TAKE = "take";

    /** Hand this role to the person who is picked. */
    public static final String HAND_OVER = "hand-over";

    /** Ask the person who is picked to come and take this role. */
    public static final String ASK = "ask";

    /** Page somebody. */
    public static final String PAGE = "page";

    /** Show the timeline. */
    public static final String TIMELINE = "timeline";

    /** Add a task. */
    public static final String TASK = "task";

    /** A task is done. */
    public static final String TASK_DONE = "task-done";

    /** Add an action item. */
    public static final String FOLLOW_UP = "follow-up";

    /** An action item is done. */
    public static final String ITEM_DONE = "item-done";

    /** Move the date of an action item. */
    public static final String ITEM_MOVE = "item-move";

    /** It is another incident's duplicate. */
    public static final String DUPLICATE = "duplicate";

    /** I am on it. */
    public static final String ACCEPT = "accept";

    /** The person who is picked comes in my place. */
    public static final String HAND_ON = "hand-on";

    /** I cannot help. */
    public static final String DECLINE = "decline";

    /** Correct the times. */
    public static final String TIMES = "times";

    /** Take it up again. */
    public static final String REOPEN = "reopen";

    /** Call the next level. */
    public static final String ESCALATE = "escalate";

    /** Let a reminder come again later, or never: {@code snooze:INC-42:PT10M/UPDATE_DUE/3}. */
    public static final String SNOOZE = "snooze";

    /** In place of a length of time: never again. */
    public static final String STOP = "stop";

    private Choices() {}

    /** The id of a choice about an incident. */
    static String id(String action, String incident) {
        return action + ':' + incident;
    }

    /** The id of a choice about something in an incident. */
    static String id(String action, String incident, String subject) {
        return subject.isEmpty() ? id(action, incident) : id(action, incident) + ':' + subject;
    }
}
