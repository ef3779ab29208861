package dev.muster.internal.words;

/** Who reads a text. */
enum Reader {
    /** Somebody who takes part. */
    MEMBER,
    /** Somebody who does not: of an incident that is not open, they learn what and when, never people's words, people or places. */
    OUTSIDER
}
