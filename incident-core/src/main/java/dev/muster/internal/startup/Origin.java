package dev.muster.internal.startup;

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
        String path = source.getLocation().getPath();
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (trimmed.endsWith("/target/classes")) {
            trimmed = trimmed.substring(0, trimmed.length() - "/target/classes".length());
        }
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
