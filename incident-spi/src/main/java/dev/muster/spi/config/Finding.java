package dev.muster.spi.config;

import java.util.Objects;

/**
 * One thing a check found: who or what, the problem, and the cure.
 *
 * @param level how bad it is
 * @param subject the setting, scope, line or capability concerned
 * @param problem what is wrong, in a sentence without a full stop
 * @param remedy what to do about it; empty when there is nothing to do
 */
public record Finding(Level level, String subject, String problem, String remedy) {

    /** Checks that nothing is missing. */
    public Finding {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** A finding that stops the start. */
    public static Finding error(String subject, String problem, String remedy) {
        return new Finding(Level.ERROR, subject, problem, remedy);
    }

    /** A finding that does not stop the start. */
    public static Finding warning(String subject, String problem, String remedy) {
        return new Finding(Level.WARNING, subject, problem, remedy);
    }

    /** Good news worth telling: whose token it is, which rights it has. */
    public static Finding info(String subject, String text) {
        return new Finding(Level.INFO, subject, text, "");
    }

    /** The finding as one line: subject, problem, arrow, remedy. */
    public String line() {
        return subject + ": " + problem + (remedy.isEmpty() ? "" : " -> " + remedy);
    }

    /** How bad a finding is. */
    public enum Level {
        INFO,
        WARNING,
        ERROR
    }
}
