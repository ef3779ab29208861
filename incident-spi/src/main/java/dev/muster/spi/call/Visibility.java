package dev.muster.spi.call;

/** Who may learn what a call carries. A provider never makes something more visible than the context says. */
public enum Visibility {
    /** Everybody in the organisation may see it. */
    OPEN,
    /** Only participants and named audiences may see it; a channel is private, a ticket restricted. */
    RESTRICTED,
    /** Only members may even learn that it exists; nothing goes to digests, status pages or announcements. */
    SECRET
}
