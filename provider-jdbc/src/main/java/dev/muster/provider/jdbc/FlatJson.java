package dev.muster.provider.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects of texts, whole numbers, truth values and nulls on one line each: what an export is made of, and nothing more. */
final class FlatJson {

    private final String line;
    private int at;

    private FlatJson(String line) {
        this.line = line;
    }

    static String write(Map<String, @Nullable Object> object) {
        StringBuilder json = new StringBuilder("{");
        object.forEach((name, value) -> {
            json.append(json.length() == 1 ? "" : ",");
            quote(name, json);
            json.append(':');
            if (value instanceof String text) {
                quote(text, json);
            } else {
                json.append(value);
            }
        });
        return json.append('}').toString();
    }

    /**
     * The object of a line.
     *
     * @throws IllegalArgumentException when it is none, with the place
     */
    static Map<String, @Nullable Object> read(String line) {
        FlatJson reader = new FlatJson(line);
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        reader.expect('{');
        while (!reader.isNext('}')) {
            String name = reader.text();
            reader.expect(':');
            object.put(name, reader.value());
            if (!reader.isNext('}')) {
                reader.expect(',');
            }
        }
        reader.at++;
        if (reader.at != line.length()) {
            throw reader.wrong("the end of the line");
        }
        return object;
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private @Nullable Object value() {
        if (isNext('"')) {
            return text();
        }
        int from = at;
        while (at < line.length() && ",}".indexOf(line.charAt(at)) < 0) {
            at++;
        }
        String word = line.substring(from, at);
        return switch (word) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> number(word, from);
        };
    }

    private Long number(String word, int from) {
        try {
            return Long.valueOf(word);
        } catch (NumberFormatException e) {
            at = from;
            throw wrong("a text, a whole number, true, false or null");
        }
    }

    private String text() {
        expect('"');
        StringBuilder text = new StringBuilder();
        while (!isNext('"')) {
            char c = next();
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = next();
            switch (escaped) {
                case '"', '\\', '/' -> text.append(escaped);
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> text.append(hexadecimal());
                default -> throw wrong("an escape that JSON has");
            }
        }
        at++;
        return text.toString();
    }

    private char hexadecimal() {
        if (at + 4 > line.length()) {
            throw wrong("four hexadecimal digits");
        }
        try {
            char c = (char) Integer.parseInt(line.substring(at, at + 4), 16);
            at += 4;
            return c;
        } catch (NumberFormatException e) {
            throw wrong("four hexadecimal digits");
        }
    }

    private boolean isNext(char c) {
        if (at >= line.length()) {
            throw wrong("more");
        }
        return line.charAt(at) == c;
    }

    private char next() {
        if (at >= line.length()) {
            throw wrong("more");
        }
        return line.charAt(at++);
    }

    private void expect(char c) {
        if (!isNext(c)) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException(
                "not JSON as an export has it at character " + (at + 1) + ": expected " + expected);
    }
}
