package dev.muster.provider.jdbc;

import dev.muster.spi.call.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts as the databases take them, and lists of texts as one. */
final class Texts {

    /** A key of an index stays below this; PostgreSQL's limit is about 2,700 bytes. */
    private static final int LONGEST_KEY = 400;

    private static final int KEPT_OF_A_LONG_KEY = 100;

    private Texts() {}

    /**
     * The text, when every database can keep it.
     *
     * @throws Rejected when it holds U+0000, which PostgreSQL cannot keep, or half of a surrogate pair, which no encoding can
     */
    static String kept(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw refused(field, "holds the character U+0000");
            }
            if (Character.isSurrogate(c)) {
                boolean whole = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!whole) {
                    throw refused(field, "holds half of a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    static @Nullable String keptOrNull(String field, @Nullable String text) {
        return text == null ? null : kept(field, text);
    }

    /** A text by which rows are found: itself, or for a long one its beginning and its SHA-256. */
    static String indexed(String field, String text) {
        String whole = kept(field, text);
        if (whole.length() <= LONGEST_KEY) {
            return whole;
        }
        int end = Character.isHighSurrogate(whole.charAt(KEPT_OF_A_LONG_KEY - 1))
                ? KEPT_OF_A_LONG_KEY - 1
                : KEPT_OF_A_LONG_KEY;
        return whole.substring(0, end) + "\u2026 sha-256:" + sha256(whole);
    }

    /** The SHA-256 of a text's UTF-8 bytes in hexadecimal digits. */
    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Many texts as one: each ends with a line feed; a line feed or backslash in it has a backslash before it. */
    static String joined(Collection<String> texts) {
        StringBuilder all = new StringBuilder();
        for (String text : texts) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\n' || c == '\\') {
                    all.append('\\');
                }
                all.append(c);
            }
            all.append('\n');
        }
        return all.toString();
    }

    /** What was {@linkplain #joined joined}. */
    static List<String> split(String all) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (c == '\\') {
                i++;
                text.append(all.charAt(i));
            } else if (c == '\n') {
                texts.add(text.toString());
                text.setLength(0);
            } else {
                text.append(c);
            }
        }
        return texts;
    }

    private static Rejected refused(String field, String problem) {
        return new Rejected(JdbcProviderFactory.NAME, field, problem, "take it out: no database keeps it as it is");
    }
}
