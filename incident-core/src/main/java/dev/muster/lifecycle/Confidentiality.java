package dev.muster.lifecycle;

/** Who may know of the incident. */
public enum Confidentiality {
    OPEN,
    RESTRICTED,
    SECRET
}
