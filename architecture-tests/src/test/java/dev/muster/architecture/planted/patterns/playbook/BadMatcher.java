package dev.muster.architecture.planted.patterns.playbook;

public final class BadMatcher {
    boolean matches(String condition, String text) {
        return text.matches(condition);
    }
}
