package dev.muster.provider.jira;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;

/** How texts are cut to what Jira takes, and what is written into them. */
final class Texts {

    /** A summary has at most 255 characters and one line. */
    private static final int MAX_SUMMARY = 255;

    private static final String EXERCISE = "[EXERCISE] ";
    private static final String HANDLE = "muster:";

    private Texts() {}

    static String summary(String text, CallContext context) {
        return cut((context.drill() ? EXERCISE + text : text).replaceAll("[\\r\\n]+", " "), MAX_SUMMARY);
    }

    /** The label that an issue is found by. */
    static String handle(RequestKey key) {
        return HANDLE + key.value();
    }

    static boolean isHandle(String label) {
        return label.startsWith(HANDLE);
    }

    /** A label has no blanks. */
    static String label(String text) {
        return cut(text.strip().replaceAll("\\s+", "-"), MAX_SUMMARY);
    }

    /** The first characters, never half a code point. */
    static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        return limit <= 0
                ? ""
                : text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }
}
