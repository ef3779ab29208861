package dev.muster.automation;

import dev.muster.lifecycle.Event.ReminderGiven;
import java.util.Set;
import java.util.stream.Collectors;

/** The ids of effects that happen once, to which others refer. */
final class Ids {

    static final String OPEN_CONVERSATION = "open-conversation";

    /** Of updates that wait, the newest tells of those before it. */
    static final String UPDATE = "update";

    static final String CREATE_TICKET = "create-ticket";
    static final String OPEN_BRIDGE = "open-bridge";
    static final String CREATE_FOLDER = "create-folder";
    static final String CREATE_DOCUMENT = "create-document";
    static final String CREATE_REVIEW_DOCUMENT = "create-review-document";
    static final String CREATE_REVIEW_TICKET = "create-review-ticket";
    static final String CARD = "card";
    static final String ANNOUNCE = "announce";
    static final String PAGE_PROGRESS = "page-progress";
    static final String PUBLISH_STATUS = "publish-status";

    private static final int LONGEST = 120;

    private Ids() {}

    /**
     * What people named (a rule, a person) as a part of a key that every tool can keep: other characters become {@code -}, and a mark at the end keeps
     * names apart that would look the same.
     */
    static String legal(String id) {
        if (id.length() <= LONGEST && isLegal(id)) {
            return id;
        }
        StringBuilder plain = new StringBuilder(id.length());
        id.codePoints().forEach(c -> plain.append(isLegal(c) ? (char) c : '-'));
        if (plain.length() > LONGEST) {
            plain.setLength(LONGEST);
        }
        return plain.append('~').append(Integer.toHexString(id.hashCode())).toString();
    }

    /** These ids, legal; the same set when it cannot change and all are. */
    static Set<String> legal(Set<String> ids) {
        for (String id : ids) {
            if (!id.equals(legal(id))) {
                return ids.stream().map(Ids::legal).collect(Collectors.toUnmodifiableSet());
            }
        }
        return Set.copyOf(ids);
    }

    private static boolean isLegal(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (!isLegal(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLegal(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-_.:/#@+~".indexOf(c) >= 0;
    }

    /** An effect that may happen again: the event's place makes the id unique. */
    static String each(String what, Occasion occasion) {
        return what + "-" + occasion.sequence();
    }

    static String page(String page) {
        return "page-" + page;
    }

    /** Of reminders of the same thing to the same people, the newest tells of those before it. */
    static String reminded(ReminderGiven given) {
        return "reminded-" + given.reminder() + "-" + given.subject() + (given.escalated() ? "-up" : "");
    }

    static String fallback(String page, int step) {
        return "page-" + page + "-fallback-" + step;
    }
}
