package dev.muster.provider.http;

import java.util.Objects;

/**
 * What a tool says is wrong, read out of its own form of errors.
 *
 * @param code its short name for the reason; empty when it gives none
 * @param message its words; may be empty
 */
public record Complaint(String code, String message) {

    /** No word about what is wrong. */
    public static final Complaint NONE = new Complaint("", "");

    /** Checks that nothing is missing. */
    public Complaint {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }
}
