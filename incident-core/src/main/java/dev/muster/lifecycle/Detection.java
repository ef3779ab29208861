package dev.muster.lifecycle;

/** How the trouble was found. */
public enum Detection {
    MONITORING,
    USER_REPORT,
    EMPLOYEE,
    SOCIAL_MEDIA
}
