package dev.muster.architecture.planted.patterns.engagement;

import java.util.regex.Pattern;

public final class BadCondition {
    boolean matches(String condition, String text) {
        return Pattern.compile(condition).matcher(text).matches();
    }
}
