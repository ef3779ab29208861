package dev.muster.lifecycle;

/** A rule of the domain said no. Nothing was changed. */
public abstract class IncidentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An exception that says {@code message}. */
    protected IncidentException(String message) {
        super(message);
    }
}
