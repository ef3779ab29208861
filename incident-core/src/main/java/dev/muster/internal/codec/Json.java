package dev.muster.internal.codec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The one JSON form of everything that is stored. Equal content gives equal text, in every JVM: maps and sets are sorted, times are ISO-8601. Reading
 * passes over what it does not know, so that a newer version's fields do no harm.
 */
public final class Json {

    private Json() {}

    /** The text of a value: a record, or a collection of plain values. */
    public static String write(Object value) {
        return RecordText.of(value);
    }

    /** The text of a record, whose length goes by the kind of what it holds. */
    static String write(Record value, Class<?> content) {
        return RecordText.of(value, content);
    }

    /**
     * The value of a text.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    public static <T> T read(String text, Class<T> type) {
        return Reading.read(text, type);
    }

    /** A hash of a text: 32 hexadecimal digits. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
