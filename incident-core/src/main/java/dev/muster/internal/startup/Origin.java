package dev.muster.internal.startup;

import java.net.URL;
import java.security.CodeSource;

/** Which jar or folder a class comes from. */
public final class Origin {

    private Origin() {}

    /** The file name of the jar or folder, or the module's name. */
    public static String of(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return type.getModule().isNamed() ? type.getModule().getName() : "an unknown place";
        }
        return named(source.getLocation().getPath());
    }

    /** The class and where it comes from, in words. */
    public static String inWords(Class<?> type) {
        return type.getName() + " in " + of(type);
    }

    /** The jar or folder in which a file with this name was found. */
    static String of(URL file, String name) {
        String path = file.getPath();
        String place = path.endsWith(name) ? path.substring(0, path.length() - name.length()) : path;
        return named(place.endsWith("!/") ? place.substring(0, place.length() - 2) : place);
    }

    private static String named(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (trimmed.endsWith("/target/classes")) {
            trimmed = trimmed.substring(0, trimmed.length() - "/target/classes".length());
        }
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
