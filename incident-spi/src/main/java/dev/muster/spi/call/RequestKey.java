package dev.muster.spi.call;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stable name of one request: {@code incidentId/effectId}. The same key twice means the same request once.
 *
 * <p>A key survives retries, restarts and a change of node. A provider writes it wherever its tool can keep it (a native idempotency key, a
 * label, message metadata, a document property), so that a later look-up finds what an earlier call made.
 *
 * @param value 1 to 200 characters: ASCII letters, digits and {@code - _ . : / # @ + ~}
 */
public record RequestKey(String value) implements Comparable<RequestKey> {

    private static final int MAX_LENGTH = 200;

    /**
     * Checks the key's form.
     *
     * @throws IllegalArgumentException when the key is empty, too long or holds another character
     */
    public RequestKey {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > MAX_LENGTH || !isLegal(value)) {
            throw new IllegalArgumentException("request key '" + value + "' is not legal: expected 1 to " + MAX_LENGTH
                    + " ASCII letters, digits or - _ . : / # @ + ~");
        }
    }

    /** The key with this value. */
    public static RequestKey of(String value) {
        return new RequestKey(value);
    }

    private static boolean isLegal(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isLegal(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLegal(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-_.:/#@+~".indexOf(c) >= 0;
    }

    /** Written out, as {@link #hashCode} is: what a record has by itself costs fifty classes when it is first asked, which is at the first incident. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RequestKey key && key.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(RequestKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
