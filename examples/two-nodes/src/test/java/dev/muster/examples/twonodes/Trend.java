package dev.muster.examples.twonodes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How a figure goes up or down with time. */
final class Trend {

    private final List<double[]> points = new ArrayList<>();

    void add(Duration at, double value) {
        points.add(new double[] {at.toMillis(), value});
    }

    /** By how much it grows in this time: the line of least squares through all points. */
    double growthIn(Duration time) {
        double meanTime = points.stream().mapToDouble(p -> p[0]).average().orElse(0);
        double mean = points.stream().mapToDouble(p -> p[1]).average().orElse(0);
        double together =
                points.stream().mapToDouble(p -> (p[0] - meanTime) * (p[1] - mean)).sum();
        double alone = points.stream().mapToDouble(p -> Math.pow(p[0] - meanTime, 2)).sum();
        return alone == 0 ? 0 : together / alone * time.toMillis();
    }
}
