package dev.muster.playbook;

import java.io.Serializable;
import java.util.Objects;

/**
 * One thing that is wrong in a playbook.
 *
 * @param line where, counted from 1; 0 when it was not read from a text
 * @param column where in the line, counted from 1; 0 when it was not read from a text
 * @param field the path of the setting, such as {@code types.availability.severity.rules[2].severity}
 * @param found what is there
 * @param expected what should be there
 * @param remedy what to do
 */
public record Problem(int line, int column, String field, String found, String expected, String remedy)
        implements Serializable {

    /** Checks that nothing is missing. */
    public Problem {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** A problem of something made in Java, which has no line. */
    public static Problem of(String field, String found, String expected, String remedy) {
        return new Problem(0, 0, field, found, expected, remedy);
    }

    /** The problem in one line, with its place first when it has one. */
    @Override
    public String toString() {
        String place = line == 0 ? "" : line + ":" + column + " ";
        String text = place + (field.isEmpty() ? "" : field + ": ") + "found " + found + ", expected " + expected;
        return remedy.isEmpty() ? text : text + "; " + remedy;
    }
}
