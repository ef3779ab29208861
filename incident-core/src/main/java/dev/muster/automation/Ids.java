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
    static final String PUBLISH_STATUS = "publish-status";

    private Ids() {}

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
