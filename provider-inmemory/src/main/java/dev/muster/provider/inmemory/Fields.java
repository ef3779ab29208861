package dev.muster.provider.inmemory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Named texts as lines {@code name=value}: the form of everything the fakes send. Any text comes back as it was, line breaks, NUL and lone
 * surrogates included.
 */
final class Fields {

    private final Map<String, String> values = new LinkedHashMap<>();

    Fields() {}

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    static Fields parse(String text) {
        Fields fields = new Fields();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            int equals = line.indexOf('=');
            if (equals > 0) {
                fields.values.put(line.substring(0, equals), unescape(line.substring(equals + 1), number));
            } else if (!line.isEmpty()) {
                throw new IllegalArgumentException("line " + number + " is no name=value");
            }
        }
        return fields;
    }

    Fields put(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
        return this;
    }

    @Nullable String get(String name) {
        return values.get(name);
    }

    void remove(String name) {
        values.remove(name);
    }

    /** The value that must be there. */
    String need(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("field " + name + " is missing");
        }
        return value;
    }

    Fields putAll(String name, Map<String, String> entries) {
        int n = 0;
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            put(name + "." + n + ".name", entry.getKey()).put(name + "." + n + ".value", entry.getValue());
            n++;
        }
        return this;
    }

    Map<String, String> all(String name) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (int n = 0; values.containsKey(name + "." + n + ".name"); n++) {
            entries.put(need(name + "." + n + ".name"), need(name + "." + n + ".value"));
        }
        return entries;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> {
            text.append(name).append('=');
            escape(value, text);
            text.append('\n');
        });
        return text.toString();
    }

    private static void escape(String value, StringBuilder to) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                to.append("\\\\");
            } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                to.append(String.format("\\u%04x", (int) c));
            } else {
                to.append(c);
            }
        }
    }

    private static String unescape(String value, int line) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\') {
                text.append(c);
            } else if (value.startsWith("\\\\", i)) {
                text.append('\\');
                i++;
            } else if (value.startsWith("\\u", i) && i + 6 <= value.length()) {
                text.append((char) hex(value.substring(i + 2, i + 6), line));
                i += 5;
            } else {
                throw new IllegalArgumentException("line " + line + " has a broken escape");
            }
        }
        return text.toString();
    }

    private static int hex(String digits, int line) {
        try {
            return Integer.parseInt(Objects.requireNonNull(digits), 16);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("line " + line + " has a broken escape", e);
        }
    }
}
