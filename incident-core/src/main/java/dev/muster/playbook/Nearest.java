package dev.muster.playbook;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant: the known name that is fewest typing mistakes away. */
public final class Nearest {

    private static final int MOST_LETTERS = 100;
    private static final int MOST_SHOWN = 30;

    private Nearest() {}

    /**
     * The known name nearest to {@code word}, ignoring case; empty when none is near. A name that the word is the beginning of counts when there is
     * only one. The first of the alphabet wins among equals.
     */
    public static Optional<String> to(String word, Collection<String> known) {
        String wanted = plain(word);
        if (wanted.isEmpty() || wanted.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        int allowed = Math.max(1, wanted.length() / 3);
        Optional<String> near = known.stream()
                .filter(name -> Math.abs(plain(name).length() - wanted.length()) <= allowed)
                .filter(name -> distance(wanted, plain(name)) <= allowed)
                .min(Comparator.comparingInt((String name) -> distance(wanted, plain(name)))
                        .thenComparing(Comparator.naturalOrder()));
        return near.isPresent() ? near : begunBy(wanted, known);
    }

    /** A sentence for a person: the nearest name as a question, and the known names, unless they are many and one is near. */
    public static String hint(String word, Collection<String> known) {
        Optional<String> near = to(word, known);
        if (near.isPresent() && known.size() > MOST_SHOWN) {
            return "did you mean " + near.get() + "? " + known.size() + " are known";
        }
        String list = known.isEmpty() ? "none is known" : "known: " + String.join(", ", known);
        return near.map(name -> "did you mean " + name + "? " + list).orElse(list);
    }

    private static Optional<String> begunBy(String wanted, Collection<String> known) {
        List<String> longer = known.stream()
                .filter(name -> wanted.length() > 2 && plain(name).startsWith(wanted))
                .toList();
        return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
    }

    /** How many letters must be added, taken away, changed or swapped with their neighbour to make one word the other. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(cost[i][j], cost[i - 2][j - 2] + 1) : cost[i][j];
            }
        }
        return cost[a.length()][b.length()];
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }
}
