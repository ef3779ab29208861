package dev.muster.provider.jira;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A query in Jira's language, made of clauses that must all hold. The only place where JQL is written (T09): values are always quoted, and words of people
 * are taken apart into letters and digits before they are searched for, so that nothing in them is an operator. Immutable.
 */
final class Jql {

    private static final int MOST_WORDS = 20;
    private static final int MOST_LETTERS = 100;

    /** Control characters, those of C1 among them, halves of characters, and what Unicode keeps free: Jira refuses a query with one of them. */
    private static final Pattern IMPOSSIBLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{IsNoncharacter_Code_Point}]");

    private final List<String> clauses;

    private Jql(List<String> clauses) {
        this.clauses = List.copyOf(clauses);
    }

    /** Issues of a project. */
    static Jql project(String key) {
        return new Jql(List.of()).and("project = " + quoted(key));
    }

    Jql type(String name) {
        return and("issuetype = " + quoted(name));
    }

    Jql label(String label) {
        return and("labels = " + quoted(label));
    }

    Jql labels(Collection<String> labels) {
        Jql all = this;
        for (String label : labels) {
            all = all.label(label);
        }
        return all;
    }

    Jql statusNoneOf(Collection<String> names) {
        return names.isEmpty()
                ? this
                : and("status not in ("
                        + String.join(
                                ",", names.stream().sorted().map(Jql::quoted).toList()) + ")");
    }

    /** Issues whose summary has all the words of a text. */
    Jql words(String text) {
        Jql all = this;
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+", -1);
        int taken = 0;
        for (String word : words) {
            if (!word.isEmpty() && taken < MOST_WORDS) {
                all = all.and(
                        "summary ~ " + quoted(word.length() > MOST_LETTERS ? word.substring(0, MOST_LETTERS) : word));
                taken++;
            }
        }
        return all;
    }

    String newestFirst() {
        return this + " ORDER BY created DESC, key DESC";
    }

    String oldestFirst() {
        return this + " ORDER BY created ASC, key ASC";
    }

    private Jql and(String clause) {
        List<String> more = new ArrayList<>(clauses);
        more.add(clause);
        return new Jql(more);
    }

    /** A value as a string of JQL: backslashes and quotes escaped, and a blank for what no query may hold. */
    private static String quoted(String value) {
        return '"'
                + IMPOSSIBLE
                        .matcher(value)
                        .replaceAll(" ")
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                + '"';
    }

    @Override
    public String toString() {
        return String.join(" AND ", clauses);
    }
}
