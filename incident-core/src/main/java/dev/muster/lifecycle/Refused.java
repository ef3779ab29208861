package dev.muster.lifecycle;

import java.util.Objects;

/** A command that is not allowed now: by the state, by a guard, or because something it needs is missing or wrong. */
public final class Refused extends IncidentException {

    private static final long serialVersionUID = 1L;

    private final String incident;
    private final String command;
    private final String reason;
    private final String remedy;

    /** {@code command} on {@code incident} is refused for {@code reason}; {@code remedy} says what would make it possible. */
    public Refused(String incident, String command, String reason, String remedy) {
        super(incident + ": " + command + " is refused: " + reason + (remedy.isEmpty() ? "" : "; " + remedy));
        this.incident = Objects.requireNonNull(incident, "incident");
        this.command = command;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** The incident's id. */
    public String incident() {
        return incident;
    }

    /** The command's name. */
    public String command() {
        return command;
    }

    /** Why. */
    public String reason() {
        return reason;
    }

    /** What would make it possible; may be empty. */
    public String remedy() {
        return remedy;
    }
}
