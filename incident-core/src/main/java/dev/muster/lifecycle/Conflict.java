package dev.muster.lifecycle;

/** Somebody else was faster, or a key stands for something else already. Nothing was changed; {@link #current()} says how it is now. */
public final class Conflict extends IncidentException {

    private static final long serialVersionUID = 1L;

    private final String incident;
    private final String current;

    /** {@code what} on {@code incident} conflicts with {@code current}. */
    public Conflict(String incident, String what, String current) {
        super(incident + ": " + what + " conflicts: it is " + current + " now");
        this.incident = incident;
        this.current = current;
    }

    /** The incident's id. */
    public String incident() {
        return incident;
    }

    /** How it is now: the current holder, or what the key stands for. */
    public String current() {
        return current;
    }
}
