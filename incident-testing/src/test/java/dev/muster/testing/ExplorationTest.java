package dev.muster.testing;

import org.junit.jupiter.api.Test;

class ExplorationTest {

    @Test
    void finds_nothing_in_many_stories() {
        long t = System.nanoTime();
        Exploration.of(Integer.getInteger("stories", 50)).run();
        System.out.println("ms " + (System.nanoTime() - t) / 1_000_000);
    }
}
