package dev.muster.internal.words;

import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Choice.Style;
import java.util.List;
import java.util.Map;

/**
 * What a reader may press. The id of a choice is the action and the incident, {@code update:INC-42}, so that it is understood wherever the message
 * stands.
 */
public final class Choices {

    /** Post a status update. */
    public static final String UPDATE = "update";

    /** Say that nothing changed, so that the next update is due later. */
    public static final String NO_CHANGE = "no-change";

    /** Change severity or state. */
    public static final String EDIT = "edit";

    /** Take a role. */
    public static final String ROLES = "roles";

    /** Take the lead. */
    public static final String LEAD = "lead";

    /** Page somebody. */
    public static final String PAGE = "page";

    /** Show the timeline. */
    public static final String TIMELINE = "timeline";

    /** I am on it. */
    public static final String ACCEPT = "accept";

    /** I cannot help. */
    public static final String DECLINE = "decline";

    /** Take it up again. */
    public static final String REOPEN = "reopen";

    /** Call the next level. */
    public static final String ESCALATE = "escalate";

    private static final Map<String, List<String>> BY_KIND = Map.of(
            "page.unanswered", List.of(ESCALATE),
            "card", List.of(UPDATE, EDIT, ROLES, PAGE, TIMELINE),
            "briefing", List.of(ACCEPT, DECLINE),
            "remind.update", List.of(UPDATE, NO_CHANGE),
            "remind.update.escalated", List.of(UPDATE, NO_CHANGE),
            "fault.ticket-closed", List.of(EDIT),
            "remind.lead-vacant", List.of(LEAD),
            "state.resolved", List.of(REOPEN));

    private Choices() {}

    /** The choices of a kind of message, with their labels. {@code subject} is what they are about in the incident, empty for the incident itself. */
    static List<Choice> of(String kind, String incident, String subject, Catalogue words) {
        List<String> actions = BY_KIND.getOrDefault(kind, List.of());
        return actions.stream()
                .<Choice>map(action -> Choice.button(
                        action + ":" + incident + (subject.isEmpty() ? "" : ":" + subject),
                        words.word("choice." + action),
                        action.equals(actions.get(0)) && !action.equals(REOPEN) ? Style.PRIMARY : Style.PLAIN))
                .toList();
    }

    /** The action of a choice's id. */
    public static String action(String id) {
        int colon = id.indexOf(':');
        return colon < 0 ? id : id.substring(0, colon);
    }

    /** The incident of a choice's id; empty when it names none. */
    public static String incident(String id) {
        int colon = id.indexOf(':');
        return colon < 0 ? "" : id.substring(colon + 1);
    }
}
