package dev.muster.automation;

/** The ids of effects that happen once, to which others refer. */
final class Ids {

    static final String OPEN_CONVERSATION = "open-conversation";
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
        if (id.length() <= LONGEST && id.chars().allMatch(Ids::isLegal)) {
            return id;
        }
        StringBuilder plain = new StringBuilder(id.length());
        id.codePoints().forEach(c -> plain.append(isLegal(c) ? (char) c : '-'));
        if (plain.length() > LONGEST) {
            plain.setLength(LONGEST);
        }
        return plain.append('~').append(Integer.toHexString(id.hashCode())).toString();
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

    static String fallback(String page, int step) {
        return "page-" + page + "-fallback-" + step;
    }
}
