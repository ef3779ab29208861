package dev.muster.automation;

/** What leaves first: pages before people before paperwork before chatter. */
public enum Lane {
    PAGES(0),
    PEOPLE(1),
    PAPERWORK(2),
    CHATTER(3);

    private final int order;

    Lane(int order) {
        this.order = order;
    }

    /** Its place: 0 leaves first. */
    public int order() {
        return order;
    }
}
