package dev.muster.benchmarks.store;

/** A tool that takes its time. */
public class Tool {

    /** Made by transaction-outbox. */
    public Tool() {}

    static void call(int millis) {
        if (millis > 0) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Is called by name. */
    public void carryOut(int millis) {
        call(millis);
    }
}
