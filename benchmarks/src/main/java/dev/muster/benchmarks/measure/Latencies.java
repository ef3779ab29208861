package dev.muster.benchmarks.measure;

import java.util.Arrays;
import java.util.Collection;

/** How long each of many calls took, in nanoseconds. Thread-safe. */
public final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[1024];
    private int count;

    /** One more call. */
    public synchronized void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = took;
    }

    /** All calls of several. */
    public static Latencies of(Collection<Latencies> all) {
        Latencies together = new Latencies();
        for (Latencies each : all) {
            synchronized (each) {
                for (int i = 0; i < each.count; i++) {
                    together.add(each.nanos[i]);
                }
            }
        }
        return together;
    }

    /** How many calls. */
    public synchronized int count() {
        return count;
    }

    /** The milliseconds that this share of the calls took at most; NaN without calls. */
    public synchronized double millis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int place = (int) Math.ceil(share * count) - 1;
        return sorted[Math.max(0, Math.min(count - 1, place))] / NANOS_PER_MILLI;
    }
}
