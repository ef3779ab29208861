package dev.muster.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures of one thing, one for each round. */
public final class Figures {

    private final List<Double> all = new ArrayList<>();

    /** Adds the figure of one more round. */
    public void add(double figure) {
        all.add(figure);
    }

    /** The ratios of the same rounds. */
    public Figures over(Figures other) {
        Figures ratios = new Figures();
        for (int i = 0; i < Math.min(all.size(), other.all.size()); i++) {
            ratios.add(all.get(i) / other.all.get(i));
        }
        return ratios;
    }

    /** The median; NaN without a figure. */
    public double median() {
        List<Double> sorted = all.stream().sorted().toList();
        int half = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** Minimum, median and maximum. */
    public String text() {
        if (all.isEmpty()) {
            return "not run";
        }
        List<Double> sorted = all.stream().sorted().toList();
        return plain(sorted.get(0)) + " / " + plain(median()) + " / " + plain(sorted.get(sorted.size() - 1));
    }

    private static String plain(double figure) {
        return figure >= 100 ? String.format(Locale.ROOT, "%,.0f", figure) : String.format(Locale.ROOT, "%.3g", figure);
    }
}
