package dev.muster.examples.twonodes;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** How the tools take a request: mostly well. Drawn from a seed, call by call; which call meets which turn depends on who comes first. Thread-safe. */
final class Mood {

    /** What may happen to a request that makes something. */
    enum Turn {
        /** It is carried out and answered. */
        WORKS,
        /** It is not carried out, and the tool says so. */
        REFUSES,
        /** It is carried out, and the line is cut before the answer. */
        LOSES_THE_ANSWER,
        /** It is carried out, and answered when nobody waits any more. */
        ANSWERS_LATE
    }

    private final Random chance;
    private final Map<Turn, Integer> ofThousand;
    private final Duration late;
    private final Map<Turn, Long> met = new EnumMap<>(Turn.class);

    private Mood(long seed, Map<Turn, Integer> ofThousand, Duration late) {
        this.chance = new Random(seed);
        this.ofThousand = ofThousand;
        this.late = late;
    }

    /** Tools that always work. */
    static Mood good() {
        return new Mood(0, Map.of(), Duration.ZERO);
    }

    /** Of a hundred requests two are refused, the answers of two are lost, and one is answered this late. */
    static Mood hostile(long seed, Duration late) {
        Map<Turn, Integer> ofThousand = new EnumMap<>(Turn.class);
        ofThousand.put(Turn.REFUSES, 20);
        ofThousand.put(Turn.LOSES_THE_ANSWER, 20);
        ofThousand.put(Turn.ANSWERS_LATE, 10);
        return new Mood(seed, ofThousand, late);
    }

    Duration late() {
        return late;
    }

    synchronized Turn next() {
        int drawn = chance.nextInt(1000);
        Turn turn = Turn.WORKS;
        for (Map.Entry<Turn, Integer> each : ofThousand.entrySet()) {
            drawn -= each.getValue();
            if (drawn < 0) {
                turn = each.getKey();
                break;
            }
        }
        met.merge(turn, 1L, Long::sum);
        return turn;
    }

    /** How many requests did not just work. */
    synchronized long faults() {
        return met.entrySet().stream()
                .filter(each -> each.getKey() != Turn.WORKS)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
