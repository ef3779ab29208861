package dev.muster.scenarios.vendors;

/**
 * Where a process dies.
 *
 * @param step the number of the call, from 1, counted over all processes: requests to the vendors and writes to the store
 * @param applied whether what was called still carries it out
 */
record Kill(int step, boolean applied) {

    @Override
    public String toString() {
        return step + (applied ? "+" : "-");
    }
}
