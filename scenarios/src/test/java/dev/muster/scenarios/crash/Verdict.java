package dev.muster.scenarios.crash;

import java.util.List;

/**
 * What came of one run.
 *
 * @param schedule the run
 * @param problems what does not hold; empty when all is well
 * @param lost how much was lost
 * @param doubled how much was there twice in the end
 * @param transients how often something was there twice for a time
 * @param left how much of that stayed, because no contract takes it back
 */
record Verdict(Schedule schedule, List<String> problems, int lost, int doubled, int transients, int left) {

    boolean isWell() {
        return problems.isEmpty();
    }
}
