package dev.muster.spi.conversation;

import java.util.Locale;

/**
 * Which names a tool takes for a conversation.
 *
 * @param maxLength the longest name, in characters
 * @param lowerCaseOnly whether capital letters are refused
 * @param punctuation the characters besides letters and digits that are taken
 */
public record NameRules(int maxLength, boolean lowerCaseOnly, String punctuation) {

    /**
     * The nearest legal name: other characters become one {@code -}, the length is cut at a code point and never ends in {@code -}. Empty when
     * nothing legal is left.
     */
    public String fit(String wanted) {
        String text = lowerCaseOnly ? wanted.toLowerCase(Locale.ROOT) : wanted;
        StringBuilder fitted = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isLegal(c)) {
                fitted.appendCodePoint(c);
            } else if (fitted.length() > 0 && fitted.charAt(fitted.length() - 1) != '-') {
                fitted.append('-');
            }
        });
        int end = Math.min(fitted.length(), maxLength);
        while (end > 0 && fitted.charAt(end - 1) == '-') {
            end--;
        }
        return fitted.substring(0, end);
    }

    private boolean isLegal(int c) {
        boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return letterOrDigit || punctuation.indexOf(c) >= 0;
    }
}
