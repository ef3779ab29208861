package dev.muster.internal.log;

/**
 * Text of others made fit for the log: on one line, without what a terminal obeys or what turns the direction of reading (T19), and not too long. Ids of
 * deliveries and meanings, names in paths and reasons of tools come from outside.
 */
public final class Loggable {

    private static final int MOST = 500;

    private Loggable() {}

    /** The text with a blank for each control, format and separator character, cut to 500 characters. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), MOST) + 1);
        text.codePoints().limit(MOST).forEach(c -> line.appendCodePoint(isUnfit(c) ? ' ' : c));
        return text.codePointCount(0, text.length()) > MOST ? line.append('…').toString() : line.toString();
    }

    private static boolean isUnfit(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
