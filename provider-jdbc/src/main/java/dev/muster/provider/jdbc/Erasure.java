package dev.muster.provider.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Finds the texts that identify a person in a longer one, as whole words, and puts a pseudonym in their place. */
final class Erasure {

    private final List<String> texts;
    private final String pseudonym;

    Erasure(List<String> texts, String pseudonym) {
        this.texts = List.copyOf(texts);
        this.pseudonym = pseudonym;
        if (!pseudonym.matches("[A-Za-z0-9-]{1,60}")) {
            throw new IllegalArgumentException(
                    "pseudonym is '" + pseudonym + "': expected up to 60 letters, digits and -");
        }
        for (String text : texts) {
            if (text.isBlank()) {
                throw new IllegalArgumentException(
                        "a text of the person is blank: expected an address, a name, a number");
            }
        }
    }

    /** What to look for: as it is, as JSON has it, and in lower case, as titles are searched. */
    List<String> texts() {
        return texts.stream()
                .flatMap(text -> List.of(text, escaped(text), text.toLowerCase(Locale.ROOT)).stream())
                .distinct()
                .toList();
    }

    /** The text without the person. */
    String of(String text) {
        String erased = text;
        for (String each : texts()) {
            erased = replaced(erased, each);
        }
        return erased;
    }

    /** The same for a text that has one character for each byte of its UTF-8. */
    String ofBytes(String text) {
        String erased = text;
        for (String each : texts()) {
            erased = replaced(erased, new String(each.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        return erased;
    }

    /** The labels of a summary without the person; the kind stands before each label. */
    String ofLabels(String joined) {
        return Texts.joined(Texts.split(joined).stream()
                .map(label -> label.charAt(0) + of(label.substring(1)))
                .distinct()
                .toList());
    }

    private String replaced(String text, String wanted) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            if (at >= from && isBorder(text, at - 1, -1) && isBorder(text, end, 1)) {
                result.append(text, from, at).append(pseudonym);
                from = end;
            }
        }
        return result.append(text, from, text.length()).toString();
    }

    /** Whether a word ends here. A dot, hyphen or at sign belongs to the word when another letter follows it. */
    private static boolean isBorder(String text, int at, int step) {
        if (at < 0 || at >= text.length()) {
            return true;
        }
        char c = text.charAt(at);
        if (Character.isLetterOrDigit(c) || c == '_' || c == '+') {
            return false;
        }
        int next = at + step;
        boolean isInside = next >= 0 && next < text.length() && Character.isLetterOrDigit(text.charAt(next));
        return ".-@".indexOf(c) < 0 || !isInside;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
