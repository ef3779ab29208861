package dev.muster.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Delta debugging: leaves ever smaller parts out, as long as what is left still fails, until no single step can be left out. */
final class Shortening {

    private final Predicate<List<Step>> fails;
    private int tries;

    private Shortening(int tries, Predicate<List<Step>> fails) {
        this.tries = tries;
        this.fails = fails;
    }

    static List<Step> of(List<Step> story, int tries, Predicate<List<Step>> fails) {
        return new Shortening(tries, fails).shorten(story);
    }

    private List<Step> shorten(List<Step> story) {
        List<Step> left = story;
        int size = Math.max(1, left.size() / 2);
        while (tries > 0 && !left.isEmpty()) {
            List<Step> fewer = without(left, size);
            if (fewer.size() < left.size()) {
                left = fewer;
                size = Math.max(1, Math.min(size, left.size() / 2));
            } else if (size == 1) {
                break;
            } else {
                size = Math.max(1, size / 2);
            }
        }
        return left;
    }

    /** Leaves out each part of this size in turn, from the end, and keeps what still fails without it. */
    private List<Step> without(List<Step> story, int size) {
        List<Step> left = story;
        for (int end = left.size(); end > 0 && tries > 0; end -= size) {
            int from = Math.max(0, end - size);
            int to = Math.min(end, left.size());
            List<Step> fewer = new ArrayList<>(left.subList(0, from));
            fewer.addAll(left.subList(to, left.size()));
            tries--;
            if (fails.test(fewer)) {
                left = fewer;
            }
        }
        return left;
    }
}
