package dev.muster.provider.pagerduty;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** How texts are cut to what PagerDuty takes, and what is written into them. PagerDuty shows them as plain text. */
final class Texts {

    /** "The maximum permitted length of this property is 1024 characters" (Events API v2, {@code payload.summary}). */
    private static final int MAX_TITLE = 1_024;

    /** Well below the 512 KB that an event may have. */
    private static final int MAX_DETAILS = 20_000;

    private static final int MAX_NOTE = 20_000;
    private static final int MAX_MESSAGE = 2_000;
    private static final String EXERCISE = "[EXERCISE] ";

    private Texts() {}

    static String title(String text, CallContext context) {
        return cut((context.drill() ? EXERCISE + text : text).replaceAll("[\\r\\n]+", " "), MAX_TITLE);
    }

    /** The details, and below them each place to go on a line of its own. */
    static String details(String text, Map<String, URI> links) {
        StringBuilder places = new StringBuilder();
        new TreeMap<>(links)
                .forEach((name, link) -> places.append(name.replaceAll("[\\r\\n]+", " "))
                        .append(": ")
                        .append(link)
                        .append('\n'));
        String cut = cut(text, MAX_DETAILS);
        return places.length() == 0
                ? cut
                : (cut.isEmpty() ? "" : cut + "\n\n") + places.toString().strip();
    }

    /** A note that can be told again by its last line. */
    static String note(String text, RequestKey key) {
        return cut(text, MAX_NOTE) + "\n\n" + mark(key);
    }

    /** A message of a responder request, told again in the same way. */
    static String message(String text, CallContext context) {
        return cut(context.drill() ? EXERCISE + text : text, MAX_MESSAGE) + "\n\n" + mark(context.key());
    }

    static boolean isMarked(String text, RequestKey key) {
        return text.stripTrailing().endsWith("\n" + mark(key));
    }

    private static String mark(RequestKey key) {
        return "ref: " + key.value();
    }

    /** The first characters, never half a code point. */
    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }
}
