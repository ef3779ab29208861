package dev.muster.examples.twonodes;

import java.util.ArrayList;
import java.util.List;

/** How a figure goes up or down with another: with time, or with how much there is. */
final class Trend {

    private final List<double[]> points = new ArrayList<>();

    void add(double at, double value) {
        points.add(new double[] {at, value});
    }

    /** By how much it grows while the other grows by so much: the line of least squares through all points. */
    double growthFor(double step) {
        double meanAt = points.stream().mapToDouble(p -> p[0]).average().orElse(0);
        double mean = points.stream().mapToDouble(p -> p[1]).average().orElse(0);
        double together = points.stream()
                .mapToDouble(p -> (p[0] - meanAt) * (p[1] - mean))
                .sum();
        double alone =
                points.stream().mapToDouble(p -> Math.pow(p[0] - meanAt, 2)).sum();
        return alone == 0 ? 0 : together / alone * step;
    }
}
