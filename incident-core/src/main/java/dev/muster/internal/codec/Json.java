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

    /**
     * The value of a text.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    public static <T> T read(String text, Class<T> type) {
        return Reading.read(text, type);
    }

    /**
     * A mark of a text, to see by that another one is not the same: 32 hexadecimal digits. Good against mistakes, not against somebody who wants two
     * texts to have one mark: then {@link #hash} is. Loading what that needs is a tenth of what a JVM's first incident costs.
     */
    public static String mark(String text) {
        return mark("", text);
    }

    /** The mark of two texts, one behind the other. */
    public static String mark(String first, String second) {
        long a = 0xCBF29CE484222325L;
        long b = first.length() + (long) second.length();
        for (int part = 0; part < 2; part++) {
            String text = part == 0 ? first : second;
            for (int i = 0; i < text.length(); i++) {
                a = (a ^ text.charAt(i)) * 0x100000001B3L;
                b = (Long.rotateLeft(b, 27) + text.charAt(i)) * 0x9E3779B97F4A7C15L;
            }
        }
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(mixed(a ^ Long.rotateLeft(b, 32))) + hex.toHexDigits(mixed(a + 3 * b));
    }

    private static long mixed(long bits) {
        long once = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
        return twice ^ (twice >>> 31);
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
