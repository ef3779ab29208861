package dev.muster.tck;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values drawn by a seed, so that what failed once fails again. */
final class Chance {

    private static final Instant EARLIEST = Instant.parse("1969-12-31T00:00:00Z");
    private static final int[][] RANGES = {
        {0x20, 0x7e}, {0xa0, 0x24f}, {0x590, 0x6ff}, {0x4e00, 0x4fff}, {0x1f300, 0x1f6ff}
    };

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    /** From 0 to {@code bound} - 1. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean flip() {
        return random.nextBoolean();
    }

    <T> T oneOf(List<T> values) {
        return values.get(below(values.size()));
    }

    /** A text from every corner of Unicode, with no half of a pair alone. */
    String text() {
        if (below(4) == 0) {
            return oneOf(Texts.HARD);
        }
        StringBuilder text = new StringBuilder();
        IntStream.range(0, below(40)).forEach(i -> {
            int[] range = RANGES[below(RANGES.length)];
            text.appendCodePoint(range[0] + below(range[1] - range[0] + 1));
        });
        return text.toString();
    }

    /** A text of letters, not empty. */
    String word() {
        return Stream.generate(() -> String.valueOf((char) ('a' + below(26))))
                .limit(1 + below(12))
                .reduce("", String::concat);
    }

    /** An instant in a century, to the microsecond, which every database keeps. */
    Instant instant() {
        return EARLIEST.plus(below(36_500), ChronoUnit.DAYS)
                .plusSeconds(below(86_400))
                .plus(below(1_000_000), ChronoUnit.MICROS);
    }

    <T> List<T> some(int atMost, Supplier<T> value) {
        return Stream.generate(value).limit(below(atMost + 1)).toList();
    }
}
