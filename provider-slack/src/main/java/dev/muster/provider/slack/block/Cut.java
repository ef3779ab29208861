package dev.muster.provider.slack.block;

/** Cuts texts to what Slack takes, never inside a character. */
public final class Cut {

    private Cut() {}

    /** The text with at most so many characters (UTF-16 units, so never more code points than that either), an ellipsis at its end when it was cut. */
    public static String to(String text, int most) {
        return text.length() <= most ? text : head(text, most - 1) + "…";
    }

    /** The beginning of a text whose {@linkplain Mrkdwn#escape escaped} form has at most so many characters; not escaped yet. */
    public static String escapedTo(String plain, int most) {
        if (Mrkdwn.escape(plain).length() <= most) {
            return plain;
        }
        int taken = 0;
        int length = 0;
        while (taken < plain.length()) {
            int point = plain.codePointAt(taken);
            int size = Mrkdwn.escape(Character.toString(point)).length();
            if (length + size > most - 1) {
                break;
            }
            length += size;
            taken += Character.charCount(point);
        }
        return plain.substring(0, taken) + "…";
    }

    /** The first so many characters, one less where that would part a pair. */
    static String head(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Math.max(0, most);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** The text with each half of a pair that has lost its other half replaced: Slack refuses a whole message for one. */
    static String whole(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> whole.appendCodePoint(
                        c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c));
        return whole.toString();
    }
}
