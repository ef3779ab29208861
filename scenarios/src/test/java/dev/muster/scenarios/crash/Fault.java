package dev.muster.scenarios.crash;

/**
 * One thing that goes wrong.
 *
 * @param kind what
 * @param call at which call of the run, counted from 1 over all processes
 */
record Fault(FaultKind kind, int call) {
    @Override
    public String toString() {
        return kind + "@" + call;
    }
}
