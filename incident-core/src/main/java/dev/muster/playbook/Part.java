package dev.muster.playbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a playbook's text with its place: what was read, before anybody asks what it means.
 *
 * @param kind what it is
 * @param place where it stands
 * @param key the key it stands under, empty for an item of a list
 * @param text the words of a text, else empty
 * @param entries the entries of a map, in order
 * @param items the items of a list
 */
record Part(Kind kind, Place place, String key, String text, Map<String, Entry> entries, List<Part> items) {

    private static final int BRIEF = 60;

    /** Copies the collections, keeping their order. */
    Part {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        items = List.copyOf(items);
    }

    static Part text(Place place, String key, String text) {
        return new Part(Kind.TEXT, place, key, text, Map.of(), List.of());
    }

    static Part empty(Kind kind, Place place, String key) {
        return new Part(kind, place, key, "", Map.of(), List.of());
    }

    static Part map(Place place, String key, Map<String, Entry> entries) {
        return new Part(Kind.MAP, place, key, "", entries, List.of());
    }

    static Part list(Place place, String key, List<Part> items) {
        return new Part(Kind.LIST, place, key, "", Map.of(), items);
    }

    /** What stands under a key, or null when nothing does. */
    @Nullable Part at(String name) {
        Entry entry = entries.get(name);
        return entry == null || entry.value().isAbsent() ? null : entry.value();
    }

    /** Whether it says nothing at all. */
    boolean isAbsent() {
        return kind == Kind.NOTHING || kind == Kind.NULL;
    }

    /** How people see it in a message. */
    String describe() {
        return switch (kind) {
            case MAP -> "a map";
            case LIST -> "a list";
            case TEXT -> '"' + brief(text) + '"';
            case NOTHING, NULL -> "nothing";
        };
    }

    /** Long or odd words made fit for one line of a message. */
    static String brief(String words) {
        String line = words.codePoints()
                .limit(BRIEF + 1L)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.codePointCount(0, line.length()) > BRIEF
                ? line.substring(0, line.offsetByCodePoints(0, BRIEF)) + "…"
                : line;
    }

    /** What a part is. */
    enum Kind {
        MAP,
        LIST,
        TEXT,
        /** A key without a value: changes nothing. */
        NOTHING,
        /** An explicit null: takes away what a profile set. */
        NULL
    }

    /**
     * An entry of a map.
     *
     * @param keyPlace where the key stands
     * @param value what stands under it
     */
    record Entry(Place keyPlace, Part value) {}
}
