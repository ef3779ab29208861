package dev.muster.automation;

/** What leaves first: pages before people before paperwork before chatter. */
public enum Lane {
    PAGES,
    PEOPLE,
    PAPERWORK,
    CHATTER
}
