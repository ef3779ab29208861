package dev.muster.engagement;

/** A medium to reach a person by. */
public enum Contact {
    PAGE,
    PHONE,
    CHAT,
    SMS,
    MAIL
}
