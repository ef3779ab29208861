package dev.muster.playbook;

import java.util.regex.Pattern;

/**
 * Where something stands.
 *
 * @param profile the profile it was inherited from, empty for the host's own text
 * @param line counted from 1
 * @param column counted from 1
 * @param path the setting's path
 */
record Place(String profile, int line, int column, String path) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,60}");

    /** The path of a setting below this one. */
    String below(String key) {
        if (!PLAIN.matcher(key).matches()) {
            return path + "[\"" + Part.brief(key) + "\"]";
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The path of an item of this list. */
    String item(int index) {
        return path + "[" + index + "]";
    }

    /** The same place under another path. */
    Place as(String otherPath) {
        return new Place(profile, line, column, otherPath);
    }
}
