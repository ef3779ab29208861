package dev.muster.internal.words;

/** Text that must fit. Never cut inside a character. */
final class Cut {

    private static final String MORE = "…";

    private Cut() {}

    /** The text in at most {@code max} UTF-16 units, ending in an ellipsis when something is missing. */
    static String to(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        if (max <= MORE.length()) {
            return "";
        }
        int end = max - MORE.length();
        if (Character.isHighSurrogate(text.charAt(end - 1)) && Character.isLowSurrogate(text.charAt(end))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + MORE;
    }

    /** The text on one line: line breaks, tabs and other control characters become single blanks. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean isBlank = Character.isISOControl(c) || Character.isWhitespace(c);
            if (!isBlank) {
                line.appendCodePoint(c);
            } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        });
        return line.toString().strip();
    }
}
